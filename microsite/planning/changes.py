"""Why a page is made again: what has changed of all that it is made from since an earlier build."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from microsite.frozen import frozen
from microsite.marking import N_
from microsite.planning.inputs import Inputs
from microsite.problems import Message

NEW_PAGE = N_("it is new")
OPTIONS = N_("the options of the command have changed")
SHARED = N_("interface wording or assets have changed: %(names)s")
TEMPLATES = N_("templates have changed: %(names)s")
OWN = N_("its own files have changed: %(names)s")
MENTIONED = N_("what it mentions has changed: %(names)s")
AROUND = N_("what every page may show has changed: %(names)s")
SHOWN = N_("what its components may show has changed: %(names)s")


@frozen
class State:
    """What a site was made from: fingerprints of files by their paths, of their heads, of what is around every page by
    the group that it comes from, of templates by name, and of what pages share. `pages` are the addresses there were.
    """

    shared: Mapping[str, str]
    templates: Mapping[str, str]
    files: Mapping[str, str]
    heads: Mapping[str, str]
    around: Mapping[str, str]
    pages: frozenset[str]


@frozen
class Reason:
    """Why a page is made again, in words that can be translated, with the files that are meant."""

    words: Message
    names: tuple[str, ...] = ()


def state(inputs: Inputs, templates: Mapping[str, str], pages: frozenset[str]) -> State:
    """The state of a site as it is now."""
    files = [file for group in inputs.groups.values() for file in group.files]
    return State(
        shared=inputs.shared,
        templates=templates,
        files={file.path: file.fingerprint for file in files},
        heads={file.path: file.head for file in files},
        around={name: "\n".join(inputs.around_of(name)) for name in inputs.groups},
        pages=pages,
    )


def reasons(address: str, group: str | None, inputs: Inputs, before: State, now: State) -> Iterator[Reason]:
    """Why the page of a group, or of none, is made again; nothing where it stays as it was."""
    if address not in before.pages:
        yield Reason(Message(NEW_PAGE))
        return
    shared = _changed(before.shared, now.shared)
    if "" in shared:
        yield Reason(Message(OPTIONS))
    own = {file.path for file in inputs.groups[group].files} if group else set[str]()
    mentioned = set(inputs.mentioned_by(group)) if group else set[str]()
    shown = group is not None and inputs.mentions[group].blocks
    around = _changed(before.around, now.around)
    for words, names in (
        (SHARED, shared - {""}),
        (TEMPLATES, _changed(before.templates, now.templates)),
        (OWN, {path for path in _changed(before.files, now.files) if path in own or (group and _was_of(path, group))}),
        (MENTIONED, _changed(before.files, now.files) & (mentioned - own)),
        (AROUND, around - own - {group or ""}),
        (SHOWN, _changed(before.heads, now.heads) - own - around if shown else set[str]()),
    ):
        if names:
            yield Reason(Message(words), tuple(sorted(names)))


def _was_of(path: str, group: str) -> bool:
    """Whether a file that has gone belonged to a group."""
    return path.startswith((f"{group}.", f"{group}/"))


def _changed(before: Mapping[str, str], now: Mapping[str, str]) -> set[str]:
    return {name for name in before.keys() | now.keys() if before.get(name) != now.get(name)}
