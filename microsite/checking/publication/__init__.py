"""Rules about what a published site must be."""
