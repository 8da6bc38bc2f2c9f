"""`data/` → frozen objects. Every mistake in a file is a `DefinitionError` that names file and path."""
