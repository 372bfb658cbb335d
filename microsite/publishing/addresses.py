"""Which addresses can be published: those that stay in the folder and that every system and USB stick can hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from microsite.marking import N_
from microsite.problems import Message, Place, Problem, ProblemKind, Severity
from microsite.publishing.marker import MARKER

UNUSABLE = ProblemKind(
    "unusable-address",
    Severity.ERROR,
    message=N_("The site would have a file “%(address)s”, which cannot be published: %(reason)s."),
    why=N_("The site must be the same on every computer and USB stick, and stay within its folder."),
    hint=N_("Rename what the page or picture is made from; small letters, digits and hyphens are safe everywhere."),
)
CLASHING = ProblemKind(
    "clashing-addresses",
    Severity.ERROR,
    message=N_("The site would have both “%(other)s” and “%(address)s”, which cannot stand side by side everywhere."),
    why=N_("On Windows, macOS and most USB sticks, names that differ in capital letters only are one and the same."),
    hint=N_("Rename what one of the two is made from."),
)

OUTSIDE = N_("it leads out of the folder")
NOT_EVERYWHERE = N_("Windows and USB sticks cannot hold such a name")
TAKEN = N_("the build itself puts a file of this name there")
PLAIN_PART = r"(?!(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:[./]|$))[a-z0-9-]+"
# Against such addresses nothing can be said, as the others would find too, in ten times as long.
PLAIN = re.compile(rf"(?:{PLAIN_PART}[./])*{PLAIN_PART}")
LEADS_OUT = re.compile(r"^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)")
FORBIDDEN = re.compile(
    r"""^$
    | [<>:"|?*\\\x00-\x1f\x7f\ud800-\udfff]     # characters that Windows has other uses for, or that are none
    | (?:^|/)(?:/|$)                            # empty parts
    | [. ](?:/|$)                               # endings that Windows drops, and the part that means the folder itself
    | (?:^|/)(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)[ ]*(?:[./]|$)  # devices, whatever the ending
    """,
    re.VERBOSE | re.IGNORECASE,
)


def check_addresses(addresses: Iterable[str]) -> Problem | None:
    """The first address, in order, that cannot be published as it is or beside the others."""
    ordered = sorted(addresses)
    for address in ordered:
        reason = _reason_against(address)
        if reason:
            return UNUSABLE.at(Place(""), address=printable(address), reason=Message(reason))
    seen: dict[str, str] = {}
    for name in [*(f"{folder}/" for folder in folders_of(ordered)), *ordered]:
        other = seen.setdefault(alike(name.rstrip("/")), name)
        if other != name:
            return CLASHING.at(Place(""), address=name, other=other)
    return None


def folders_of(addresses: Iterable[str]) -> list[str]:
    """The folders that addresses need, outer ones first."""
    found: set[str] = set()
    for folder in {address.rpartition("/")[0] for address in addresses}:
        parts = folder.split("/")
        found.update("/".join(parts[: depth + 1]) for depth in range(len(parts)))
    return sorted(found - {""})


def alike(address: str) -> str:
    """What addresses have in common that are one on some systems."""
    return unicodedata.normalize("NFC", address).casefold()


def printable(name: str) -> str:
    """A name with everything that cannot be shown spelled out, `\\x00` say."""
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in name)


def _reason_against(address: str) -> str | None:
    if PLAIN.fullmatch(address):
        return None
    if LEADS_OUT.search(address):
        return OUTSIDE
    if FORBIDDEN.search(address):
        return NOT_EVERYWHERE
    return TAKEN if alike(address.partition("/")[0]) == MARKER else None
