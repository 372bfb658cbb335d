"""A finished site takes the place of the one before, whole."""
