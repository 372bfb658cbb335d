"""Addresses are files, relative to the site's root, with `/`; links between them are relative."""

from __future__ import annotations

SOURCES = "sources"  # the key of the page that figures and citations lead to


def address(language: str, path: str) -> str:
    """The address of a page's path in a language."""
    return f"{language}/{path}"


def relative(origin: str, target: str) -> str:
    """The link from one address to another; a fragment stays on it."""
    file, hash_sign, fragment = target.partition("#")
    here, there = origin.split("/")[:-1], file.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return "/".join([*[".."] * (len(here) - shared), *there[shared:]]) + hash_sign + fragment


def record_anchor(figure_id: str) -> str:
    """The anchor of a figure's record on the sources page."""
    return "figure-" + figure_id.replace(".", "-")


def source_anchor(source_id: str) -> str:
    return "source-" + source_id
