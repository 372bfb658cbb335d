"""Rules about what may be claimed."""
