"""The database: tables, their versions, and the few ways rows are written and read."""
