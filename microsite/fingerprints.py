"""What things are known by: where the fingerprint is the same, so is the thing."""

from __future__ import annotations

import hashlib

DIGEST_BYTES = 16


def fingerprint(*parts: str | bytes) -> str:
    """A digest of some parts in their order, for telling whether anything has changed."""
    digest = hashlib.blake2b(digest_size=DIGEST_BYTES)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(b"%d:" % len(data))
        digest.update(data)
    return digest.hexdigest()
