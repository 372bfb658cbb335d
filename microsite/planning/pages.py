"""A view for each page."""

from __future__ import annotations

from microsite.frozen import frozen
from microsite.marking import N_
from microsite.model.enterprise import Photo
from microsite.model.page import News, Page, Prose
from microsite.planning.addresses import address
from microsite.planning.blocks import BLOCKS
from microsite.planning.blocks.directory import Facts, MilestoneView, facts, timeline
from microsite.planning.chrome import breadcrumbs, chrome
from microsite.planning.entries import Entry
from microsite.planning.setting import Setting
from microsite.planning.views import Alternate, BlockView, LinkView, PageView, Text, TextPart, plain
from microsite.prose.parts import BlockReference

SUPPORT = "support"  # the key of the page on support for enterprises; a site without one does without the link
OTHERS_SHOWN = 8
NOT_TRANSLATED = N_("This page has not been translated yet. Its text is shown in another language.")


@frozen
class PhotoView:
    """A photograph with the words that stand for it."""

    source: str
    alt: str
    credit: Text


@frozen
class EnterpriseDetail:
    """What an enterprise's page shows besides its prose."""

    facts: Facts
    timeline: tuple[MilestoneView, ...]
    others: tuple[LinkView, ...]
    support: LinkView | None
    photo: PhotoView | None


def page_view(setting: Setting, entry: Entry) -> PageView:
    """The page of an entry in one language, with another language's text and a notice where it has none."""
    text = entry.text_for(setting.folder)
    borrowed = text is not None and text.language != setting.folder
    words = setting.in_words_of(text.language) if text and borrowed else setting
    title = setting.line(entry.title(setting.folder))
    body = _body(setting, words, text)
    standfirst = words.line(text.description) if text else ()
    return PageView(
        tag=setting.language.tag,
        key=entry.key,
        title=title,
        title_plain=plain(title),
        description=plain(standfirst),
        standfirst=standfirst,
        body=body,
        chrome=chrome(setting, entry),
        breadcrumbs=breadcrumbs(setting, entry),
        canonical=absolute(setting, setting.address),
        alternates=alternates(setting, entry),
        notice=setting.language.gettext(NOT_TRANSLATED) if borrowed else "",
        text_tag=words.language.tag if borrowed else "",
        detail=_detail(setting, entry, text),
        scripts=scripts(setting, body),
    )


def title_view(setting: Setting, entry: Entry) -> PageView:
    """An entry by its title and description only."""
    text = entry.text_for(setting.folder)
    title = setting.line(entry.title(setting.folder))
    standfirst = setting.line(text.description) if text else ()
    return PageView(
        tag=setting.language.tag,
        key=entry.key,
        title=title,
        title_plain=plain(title),
        description=plain(standfirst),
        standfirst=standfirst,
        body=(),
        chrome=chrome(setting, entry),
        canonical=absolute(setting, setting.address),
    )


def error_view(setting: Setting, text: Page) -> PageView:
    """The error page's part in one language."""
    title = setting.line(text.title)
    standfirst = setting.line(text.description)
    return PageView(
        tag=setting.language.tag,
        key=text.key,
        title=title,
        title_plain=plain(title),
        description=plain(standfirst),
        standfirst=standfirst,
        body=_body(setting, setting, text),
        chrome=chrome(setting, None),
    )


def absolute(setting: Setting, at: str) -> str:
    """The absolute address of a page; empty while the site has none."""
    url = setting.site.configuration.url
    return url + at if url else ""


def _body(setting: Setting, words: Setting, text: Prose | None) -> Text:
    """The body of a text in the setting of its words; its blocks are the page's own and speak the page's language."""
    tag = "" if words is setting else setting.language.tag
    body: list[TextPart] = []
    for part in setting.reader.parts(text.body) if text else ():
        if isinstance(part, BlockReference):
            body.append(block_view(setting, part, tag))
        else:
            body.extend(words.resolve((part,)))
    return tuple(body)


def block_view(setting: Setting, reference: BlockReference, tag: str = "") -> BlockView:
    """A component with its data."""
    return BlockView(reference.name, BLOCKS[reference.name].view(setting, *reference.argument.split()), tag)


def scripts(setting: Setting, body: Text) -> tuple[str, ...]:
    """The scripts that the blocks of a body work with, each once."""
    shown = [(BLOCKS[part.name], part.data) for part in body if isinstance(part, BlockView)]
    names = (name for block, data in shown if block.works(data) for name in block.scripts)
    return tuple(setting.asset(name) for name in dict.fromkeys(names))


def _detail(setting: Setting, entry: Entry, text: Prose | None) -> EnterpriseDetail | Text | None:
    if isinstance(text, News):
        return setting.period(text.date)
    if entry.enterprise is None:
        return None
    others = _others(setting, entry)
    return EnterpriseDetail(
        facts=facts(setting, entry.key),
        timeline=timeline(setting, entry.key),
        others=tuple(setting.entry(other.key) for other in others if setting.has(other)),
        support=setting.entry(SUPPORT) if SUPPORT in setting.entries else None,
        photo=_photo(setting, entry.enterprise.photo),
    )


def _others(setting: Setting, entry: Entry) -> list[Entry]:
    """The enterprises that follow this one in the directory, round to its beginning: a few, however many there are."""
    slugs = setting.site.slugs
    count, place = len(slugs), setting.site.enterprise_number[entry.key]
    following = {(place + step) % count for step in range(1, min(OTHERS_SHOWN, count - 1) + 1)}
    return [setting.entries[slugs[number]] for number in sorted(following)]


def _photo(setting: Setting, photo: Photo | None) -> PhotoView | None:
    if photo is None:
        return None
    return PhotoView(setting.picture(photo.file), setting.plain(photo.alt), setting.text(photo.credit))


def alternates(setting: Setting, entry: Entry) -> tuple[Alternate, ...]:
    """The real translations of a page, and for readers of any other language the default one's, or else the first."""
    written = [code for code in setting.languages if entry.is_written_in(code)]
    if not setting.site.configuration.url or not written:
        return ()
    default = setting.site.configuration.default_language
    tags = [(setting.languages[code].tag, code) for code in written]
    tags.append(("x-default", default if default in written else written[0]))
    return tuple(Alternate(tag, absolute(setting, address(code, entry.path))) for tag, code in tags)
