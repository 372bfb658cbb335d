"""Marks wording for the catalogues where it is written down; it is translated where it is shown."""


def N_(message: str) -> str:  # noqa: N802 (gettext's own name for it)
    """Mark a message for extraction, and give it back unchanged."""
    return message


def NP_(context: str, message: str) -> tuple[str, str]:  # noqa: N802
    """Mark a message in a context for extraction, and give both back unchanged."""
    return context, message
