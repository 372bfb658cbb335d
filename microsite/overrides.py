"""What the command line says besides the configuration, or instead of it."""

from __future__ import annotations

import datetime

from microsite.frozen import frozen


@frozen
class Overrides:
    """The address and the date of the site where they are given; whether it is for a release or a preview."""

    url: str | None = None
    date: datetime.date | None = None
    release: bool = False
    preview: bool = False
