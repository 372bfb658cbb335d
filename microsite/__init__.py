"""A static site generator for bilingual investment-promotion microsites."""
