"""Rules about approval procedures."""
