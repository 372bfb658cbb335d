"""Compares what static site generators say about typical mistakes of staff."""
