"""What stands in a zip package around the values: safe unpacking, links, merges, styles."""
