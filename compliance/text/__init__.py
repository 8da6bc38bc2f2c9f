"""Every word a person reads that does not come from `data/`. One module per room it is spoken in."""
