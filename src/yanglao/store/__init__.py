"""The one room with tables: append, and read as of. Nothing else touches a table."""
