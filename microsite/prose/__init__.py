"""Markdown to parts: cleaned HTML and, between it, references that only planning can resolve."""
