"""Markdown that does not do what was meant: readers would see its signs, or miss what stands in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from microsite.checking.content import Rule, Written
from microsite.checking.masking import BLANK
from microsite.checking.texts import WrittenText
from microsite.frozen import frozen
from microsite.marking import N_
from microsite.problems import Problem, ProblemKind, Severity
from microsite.prose.cleaning import SCHEMES, TAGS
from microsite.prose.limits import DEEPEST, LONGEST, excess

TOO_INVOLVED = ProblemKind(
    "text-too-involved",
    Severity.ERROR,
    N_("A line has more than %(longest)s characters, or a list goes more than %(deepest)s levels deep."),
    N_("Nobody could read it, and a page could not be made of it; a key has probably got stuck."),
    N_("Divide the line into paragraphs with empty lines between them, and delete what is not meant to be there."),
)
NO_SPACE_AFTER_MARK = ProblemKind(
    "no-space-after-mark",
    Severity.WARNING,
    N_("After “%(mark)s” at the beginning of the line there is no space."),
    N_("Without it the line becomes no heading and no entry of a list: readers see the sign."),
    N_("Type a space: “%(mark)s ”."),
    source=N_("CommonMark 0.31, sections 4.2 and 5.2, Headings and list items"),
)
LIST_NOT_STARTED = ProblemKind(
    "list-not-started",
    Severity.WARNING,
    N_("The list follows the text above without an empty line."),
    N_("Its entries then run on in the paragraph, signs and all."),
    N_("Put an empty line before the first entry of the list."),
    source=N_("Python-Markdown, lists: a blank line before a list"),
)
BLOCK_NOT_ALONE = ProblemKind(
    "block-not-alone",
    Severity.ERROR,
    N_("“%(words)s” does not stand at the beginning of a line of its own, with exactly three colons."),
    N_("Readers would see these signs instead of the component."),
    N_("Put it on a line of its own without anything before or after it: “::: news”."),
)
TITLE_IN_TEXT = ProblemKind(
    "title-in-text",
    Severity.WARNING,
    N_("The line is a heading of the first level."),
    N_("A page has one, its title, which stands in the front matter; this one becomes plain text."),
    N_("Write “## ” before a heading in the text; leave an empty line before a line of === or ---."),
    source=N_("WCAG 2.2, success criterion 1.3.1; HTML Living Standard, section 4.3.11, Headings"),
)
CODE_NOT_CLOSED = ProblemKind(
    "code-not-closed",
    Severity.ERROR,
    N_("The line of ``` has no counterpart that closes it."),
    N_("All that follows would be shown as it is typed, without figures or links."),
    N_("Add a line of ``` where the code ends, or delete this one."),
)
TAG_LEFT_OUT = ProblemKind(
    "tag-left-out",
    Severity.WARNING,
    N_("“%(words)s” is not allowed in a text and was left out."),
    N_("Only markup that is safe and looks the same everywhere is published; scripts and frames never are."),
    N_("Delete it; for emphasis write **words**, for anything else ask for a component."),
    source=N_("OWASP, Cross-Site Scripting Prevention: allow-lists"),
)
LINK_LEFT_OUT = ProblemKind(
    "link-left-out",
    Severity.WARNING,
    N_("The link “%(words)s” leads nowhere that a website can lead to and was left out."),
    N_("Readers see the words, but cannot follow them; addresses on this computer exist for nobody else."),
    N_("Write [[name]] for a page of the site, or the complete address: [words](https://example.org/)."),
    source=N_("OWASP, Cross-Site Scripting Prevention: allow-lists"),
)
SIGNS_SHOWN = ProblemKind(
    "signs-shown",
    Severity.WARNING,
    N_("“%(words)s” has no meaning here; readers see the signs."),
    N_("Editors know more signs than a page does."),
    N_("Write *words* or **words** for emphasis, [words](address) for a link; leave the signs out otherwise."),
    source=N_("CommonMark 0.31, section 6, Inlines"),
)

SCHEME = "|".join(sorted(SCHEMES))
LINK = rf"\]\(\s*(?P<at>(?!(?:{SCHEME}):)(?:[a-zA-Z][\w+.-]*:|\{{\{{|\[\[|\\)[^)\n]*|)\)"
# With its end, where nothing but text stands between: one mistake, told once.
TAG = r"(?P<at></?(?P<tag>[a-z][\w-]*)[^<>\n]*>)(?:[^<]*</(?P=tag)\s*>)?"


@frozen
class Slip:
    """A pattern over lines, a line end before each; in the `source` of a text where it is masked in the running words.

    It begins with one sign, so that other characters are passed over quickly, or a text `may_hold` nothing to find.
    """

    kind: ProblemKind
    pattern: re.Pattern[str]
    may_hold: Callable[[str], object] = bool
    in_source: bool = False
    unless: Callable[[re.Match[str]], bool] = lambda found: False


def _begins_a_list(found: re.Match[str]) -> bool:
    """Whether the line before leaves a list free to begin."""
    begin = found.string.rfind("\n", 0, found.start()) + 1
    return NO_PARAGRAPH.match(found.string, begin, found.start()) is not None


def _is_allowed(found: re.Match[str]) -> bool:
    return found["tag"].lower() in TAGS


SLIPS = (
    Slip(NO_SPACE_AFTER_MARK, re.compile(r"\n(?P<at>#{2,6}|-|\+)(?=[^\s#+\-:|\d])")),
    Slip(NO_SPACE_AFTER_MARK, re.compile(r"\n(?P<at>\d+\.)(?=[^\s\d])"), in_source=True),
    Slip(LIST_NOT_STARTED, re.compile(r"\n(?P<at>[-*+])[ ]\S"), unless=_begins_a_list),
    Slip(BLOCK_NOT_ALONE, re.compile(r"(?P<at>::::*[^\n]*)")),
    Slip(TITLE_IN_TEXT, re.compile(r"\n(?P<at>#)[ ]")),
    Slip(
        TITLE_IN_TEXT,
        re.compile(r"^[^\n#|>-][^\n]*\n(?P<at>=+|-+)[ ]*$", re.MULTILINE),
        may_hold=re.compile(r"\n(?:=+|-+)[ ]*$", re.MULTILINE).search,
    ),
    Slip(TAG_LEFT_OUT, re.compile(TAG, re.IGNORECASE), in_source=True, unless=_is_allowed),
    Slip(LINK_LEFT_OUT, re.compile(LINK), in_source=True),
    Slip(
        SIGNS_SHOWN,
        re.compile(r"(?P<at>~~[^~\n]+~~|==[^=\n]+==|\[\^\w+\]|\[[^\[\]\n]+\]\[[^\[\]\n]*\])"),
        may_hold=lambda text: any(sign in text for sign in ("~~", "==", "[^", "][")),
    ),
)
NO_PARAGRAPH = re.compile(r"[ \t]*(?:[-*+>#|]|\d+[.)]|:::)|\s*\Z")
FENCE = re.compile(r"```(?<=^```)", re.MULTILINE)
CODE = re.compile(r"`(?:(?<=^`)``.*?^```|[^`\n]+`)", re.MULTILINE | re.DOTALL)


def check_markup(written: Written) -> Iterator[Problem]:
    """Report what the bodies of Markdown files hold in vain."""

    for text in written.texts:
        if text.body:
            yield from _limits(text)
            yield from _slips(text)


def _limits(text: WrittenText) -> Iterator[Problem]:
    if text.source.strip() and not text.parts:
        found = excess(text.source)
        place = text.place_at(found.start(), found.start() + 1) if found else text.place
        yield TOO_INVOLVED.at(place, longest=LONGEST, deepest=DEEPEST)


def _slips(text: WrittenText) -> Iterator[Problem]:
    fences = list(FENCE.finditer(text.source))
    if len(fences) % 2:
        yield CODE_NOT_CLOSED.at(text.place_at(fences[-1].start(), fences[-1].end()))
    for kind, start, end in _found(text.source, text.words):
        at = text.source[start:end]
        yield kind.at(text.place_at(start, end), words=at, mark=at)


def _found(source: str, words: str) -> tuple[tuple[ProblemKind, int, int], ...]:
    """What the patterns find in a text: the kind of problem, where it begins and where it ends."""
    typed = CODE.sub(lambda found: BLANK * len(found[0]), source)
    return tuple(
        (slip.kind, found.start("at") - 1, found.end("at") - 1)
        for slip, text in ((slip, f"\n{typed if slip.in_source else words}") for slip in SLIPS)
        if slip.may_hold(text)
        for found in slip.pattern.finditer(text)
        if not slip.unless(found)
    )


RULE = Rule(
    (NO_SPACE_AFTER_MARK, LIST_NOT_STARTED, TITLE_IN_TEXT, TAG_LEFT_OUT, LINK_LEFT_OUT, SIGNS_SHOWN), check_markup
)
