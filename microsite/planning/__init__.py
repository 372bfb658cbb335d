"""Which pages there are, at which address, in which language, showing what. A view is plain data."""
