"""The rules in the order in which they are asked."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checking.digits import check_digits
from microsite.checking.parity import check_parity
from microsite.checking.references import check_references
from microsite.checking.release import check_release
from microsite.checking.texts import written_texts
from microsite.checking.values import check_values
from microsite.model.site import Site
from microsite.problems import Problem
from microsite.prose.markdown_text import ProseReader


def check_site(site: Site, reader: ProseReader, *, release: bool) -> Iterator[Problem]:
    """The problems of a site's content."""
    texts = written_texts(site, reader)
    yield from check_references(site, texts)
    yield from check_parity(site, texts)
    yield from check_values(site)
    yield from check_digits(texts)
    if release:
        yield from check_release(site)
