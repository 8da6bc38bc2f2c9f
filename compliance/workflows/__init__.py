"""What a person can do with the product: read, call the core, write. Rights are asked here."""
