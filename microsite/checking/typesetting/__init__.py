"""Rules about how Chinese and English are set."""
