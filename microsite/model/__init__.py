"""The vocabulary: each content type declares its own fields; the site is made of their values."""
