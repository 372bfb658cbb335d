"""The bibliography and the glossary."""

from __future__ import annotations

from microsite.frozen import frozen
from microsite.model.source import SourceType
from microsite.planning.addresses import source_anchor
from microsite.planning.setting import Setting
from microsite.planning.views import Text


@frozen
class SourceView:
    """A source; `original` is its title as printed, with the tag of its language, where the title is our rendering."""

    anchor: str
    title: Text
    original: str
    original_tag: str
    publisher: Text
    date: Text
    note: Text


@frozen
class TermView:
    """A term with its renderings in the other languages, each with a language tag."""

    term: Text
    others: tuple[tuple[str, str], ...]
    about: Text


def source_list(setting: Setting) -> tuple[SourceView, ...]:
    """Every source: newspapers first, then laws, then what was computed here."""
    views = []
    for source in sorted(setting.site.sources, key=lambda source: list(SourceType).index(source.type)):
        is_original = source.language == setting.language.code
        views.append(
            SourceView(
                anchor=source_anchor(source.id),
                title=setting.text(source.title),
                original="" if is_original else source.title[source.language],
                original_tag=setting.languages[source.language].tag if source.language in setting.languages else "",
                publisher=setting.text(source.publisher),
                date=setting.period(source.date),
                note=setting.text(source.note),
            )
        )
    return tuple(views)


def terms(setting: Setting) -> tuple[TermView, ...]:
    """Every term of the glossary, in its order."""
    here = setting.language.code
    return tuple(
        TermView(
            term=setting.text(term.term),
            others=tuple((setting.languages[code].tag, word) for code, word in term.term.values if code != here),
            about=setting.text(term.about),
        )
        for term in setting.site.glossary.terms
    )
