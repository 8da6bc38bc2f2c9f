"""Someone else's file → checklists, questions to ask, problems. Bytes in, values out."""
