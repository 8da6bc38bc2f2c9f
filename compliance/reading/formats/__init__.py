"""One module per kind of file: its bytes → a Book."""
