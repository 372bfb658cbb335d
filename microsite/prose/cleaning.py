"""Only markup that prose needs leaves this module; script, styles, frames and event handlers never do.

Most bodies are headings, paragraphs, lists and tables with nothing unusual in them. One look tells that such a body is
clean already: it would come out as it is, and that took six times as long.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # loaded only for what is not plain
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

# Plain markup: blocks of lines, a line being words and phrases, a phrase a tag around words. No tag stands in another
# where it could not, and every quantifier takes all that it can once and for all, so that no text takes long.
WORDS = r"[^<>&\xa0\x00\r]*+(?:&(?:amp|lt|gt);[^<>&\xa0\x00\r]*+)*+"
VALUE = r"[^\"<>&\xa0\x00\r]*+"
HOST = r"(?:[a-z0-9]++(?:-[a-z0-9]++)*+\.)++[a-z]{2,}+"
ADDRESS = rf"(?:https?://{HOST}(?:/[\w./#?=%-]*+)?|/|/?+[\w.#?=%-][\w./#?=%-]*+)"
LINK = rf'<a href="{ADDRESS}"(?: title="{VALUE}")?>{WORDS}</a>'
PHRASES = "|".join((*(f"<{name}>{WORDS}</{name}>" for name in ("em", "strong", "code")), LINK))
LINE = rf"{WORDS}(?:(?:{PHRASES}){WORDS})*+"
HEADINGS = "|".join(f'<{name} id="{VALUE}">{LINE}</{name}>' for name in ("h2", "h3", "h4"))
LISTS = "|".join(rf"<{name}>\n(?:<li>{LINE}</li>\n)++</{name}>" for name in ("ul", "ol"))
HEADER, CELLS = (
    rf'<tr>\n(?:<{name}(?: align="(?:left|right|center)")?>{LINE}</{name}>\n)++</tr>\n' for name in ("th", "td")
)
TABLE = rf"<table>\n<thead>\n{HEADER}</thead>\n<tbody>\n(?:{CELLS})++</tbody>\n</table>"
BLOCK = rf"(?:<p>{LINE}</p>|{HEADINGS}|{LISTS}|{TABLE})"
PLAIN = re.compile(rf"(?:{BLOCK}(?:\n{BLOCK})*+)?", re.ASCII)


def clean(html: str) -> str:
    """HTML with everything else left out; the text of what is left out stays, that of script and style does not."""
    return html if PLAIN.fullmatch(html) else cleaner().clean(html)


@cache
def cleaner() -> nh3.Cleaner:
    """What leaves everything else out."""
    import nh3

    return nh3.Cleaner(tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None)
