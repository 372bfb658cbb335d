"""Bytes to text, YAML with positions, Markdown with front matter."""
