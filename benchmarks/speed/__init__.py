"""Measures how fast this generator and its peers build the same site, and writes docs/performance.md."""
