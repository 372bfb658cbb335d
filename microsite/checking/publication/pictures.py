"""Pictures have words for those who cannot see them, are no heavier than they need be, and maps their review number."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

from microsite.checking.content import Content, Rule, Written
from microsite.checking.texts import WrittenText
from microsite.marking import N_
from microsite.problems import Place, Problem, ProblemKind, Severity
from microsite.prose.parts import Html

NO_ALTERNATIVE = ProblemKind(
    "no-alternative-text",
    Severity.ERROR,
    N_("The picture “%(file)s” has no words for those who cannot see it."),
    N_("A screen reader can only say that there is a picture."),
    N_("Say what it shows between the brackets: ![the plant seen from the road](%(file)s)."),
    source=N_("WCAG 2.2, success criterion 1.1.1; GB/T 37668-2019, Accessibility of Internet content"),
)
NO_REVIEW_NUMBER = ProblemKind(
    "map-without-review-number",
    Severity.ERROR,
    N_("“%(file)s” seems to be a map, and its review number is not given."),
    N_("A public map must be reviewed and show its number, down to the county's; without it it must be taken down."),
    N_("Give the number with the picture's words, as in “审图号：湘S(2026)001号”, or take a standard map."),
    source=N_("Regulations on the Administration of Maps (State Council Decree No. 664), Article 15"),
)
TOO_HEAVY = ProblemKind(
    "image-too-large",
    Severity.WARNING,
    N_("The picture has %(size)s KB; the site allows itself %(limit)s KB."),
    N_("On a phone abroad it takes seconds to appear."),
    N_("Save it smaller, at most 1600 pixels wide, as JPEG or WebP; or change “limits: image_kilobytes”."),
    source=N_("Google, Web Vitals: largest contentful paint within 2.5 seconds"),
)

KILOBYTE = 1000
MAP, REVIEW_NUMBER = "map-without-review-number", "map-review-number"


class _Images(HTMLParser):
    """The images of a piece of markup: address and alternative text."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            values = dict(attrs)
            self.found.append((values.get("src") or "", values.get("alt") or ""))


def check_pictures_in_texts(written: Written) -> Iterator[Problem]:
    """Report pictures in prose."""
    for text in written.texts:
        for file, words in _images(text):
            place = text.place_of(file)
            if not words.strip():
                yield NO_ALTERNATIVE.at(place, file=file)
            if _lacks_number(written.content, text.language, f"{file} {words}", words):
                yield NO_REVIEW_NUMBER.at(place, file=file)


def check_pictures(content: Content) -> Iterator[Problem]:
    """Report photographs of profiles, and the sizes of pictures in assets/."""
    for enterprise in content.site.enterprises:
        photo = enterprise.photo
        if photo:
            for code, words in photo.alt.values:
                said = words + (photo.credit[code] if photo.credit else "")
                if _lacks_number(content, code, f"{photo.file} {words}", said):
                    yield NO_REVIEW_NUMBER.at(photo.at("file"), file=photo.file)
    limit = content.site.configuration.limits.image_kilobytes
    for path, size in content.pictures.items():
        if size > limit * KILOBYTE:
            yield TOO_HEAVY.at(Place(path), size=size // KILOBYTE, limit=limit)


def _images(text: WrittenText) -> list[tuple[str, str]]:
    markups = [part.markup for part in text.parts if isinstance(part, Html) and "<img" in part.markup]
    if not markups:
        return []
    images = _Images()
    for markup in markups:
        images.feed(markup)
    return images.found


def _lacks_number(content: Content, language: str, named: str, said: str) -> bool:
    def is_named(code: str, words: str) -> bool:
        return any(pattern.find.compiled.search(words) for pattern in content.patterns_of(language, code))

    return is_named(MAP, named) and not is_named(REVIEW_NUMBER, said)


RULE = Rule((NO_REVIEW_NUMBER, TOO_HEAVY), check_pictures)
RULE_OF_TEXTS = Rule((NO_ALTERNATIVE, NO_REVIEW_NUMBER), check_pictures_in_texts)
