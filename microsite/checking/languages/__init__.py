"""Rules that hold the languages of a site together."""
