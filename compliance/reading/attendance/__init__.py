"""Who attended which training: lists of people come in, counts per unit go out."""
