"""Only markup that prose needs leaves this module; script, styles, frames and event handlers never do."""

from __future__ import annotations

import nh3

TAGS = {
    *("p", "h2", "h3", "h4", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "hr", "br", "div"),
    *("a", "em", "strong", "code", "span", "abbr", "sub", "sup", "kbd", "q", "cite", "img", "figure", "figcaption"),
    *("table", "thead", "tbody", "tr", "th", "td", "caption"),
}
ATTRIBUTES = {
    "*": {"id", "class", "lang"},
    "a": {"href", "title"},
    "abbr": {"title"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "th": {"scope", "colspan", "rowspan", "align"},
    "td": {"colspan", "rowspan", "align"},
}
SCHEMES = {"https", "http", "mailto", "tel"}
CLEANER = nh3.Cleaner(tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None)


def clean(html: str) -> str:
    """HTML with everything else left out; the text of what is left out stays, that of script and style does not."""
    return CLEANER.clean(html)
