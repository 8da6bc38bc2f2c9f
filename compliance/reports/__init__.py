"""Results as files to hand on: data in, bytes out."""
