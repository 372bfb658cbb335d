"""What a page is made from, as fingerprints: where they are the same, so is the page, and nothing need be made.

A page shows the group of files that it is of, what that group mentions, and what every page may show: the settings,
the records of the zone, the names of enterprises. A block may show anything but the bodies of other pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from microsite.fingerprints import fingerprint
from microsite.frozen import frozen
from microsite.model.fragments import PROFILE
from microsite.model.groups import Group, group_name
from microsite.prose.mentions import Mentions
from microsite.reading.content_files import ContentFile

REFERENCE = "{{"


@frozen
class Inputs:
    """The groups of a site with what each mentions. `shared` is everything outside content/ that every page is made
    with, by the names of files, as fingerprints or addresses that have one; the command's options have no name.
    """

    groups: Mapping[str, Group]
    mentions: Mapping[str, Mentions]
    shared: Mapping[str, str]

    @cached_property
    def around(self) -> str:
        """What every page may show."""
        parts = (part for name in self.groups for part in self.around_of(name))
        return fingerprint(repr(self.shared), "\n".join(parts))

    @cached_property
    def whole(self) -> str:
        """Everything but the bodies of prose."""
        return fingerprint("\n".join((self.around, *(group.head for group in self.groups.values()))))

    def of_page(self, name: str) -> str:
        """What the page of a group is made from, in any of its languages: put together, which is quicker than a sum."""
        if name not in self._of_pages:
            self._of_pages[name] = self._of_page(name)
        return self._of_pages[name]

    @cached_property
    def _of_pages(self) -> dict[str, str]:
        return {}

    def _of_page(self, name: str) -> str:
        mentioned = self.mentions[name]
        elsewhere = (file.fingerprint for file in self._profiles_of(mentioned.in_bodies | mentioned.elsewhere))
        return "\n".join((*self.groups[name].known_by, *elsewhere, self.whole if mentioned.blocks else self.around))

    def beside(self, name: str) -> str:
        """What a group has to do with besides its own: with anything, where blocks show it or figures come from it."""
        return self.whole if self.mentions[name].blocks or self.groups[name].outline.computed else ""

    def lines(self, path: str) -> tuple[str, ...]:
        """The lines of a file of content/, or of the settings; none of any other."""
        group = self.groups.get(group_name(path))
        return next((file.lines for file in group.files if file.path == path), ()) if group else ()

    def around_of(self, name: str) -> Iterable[str]:
        """What every page may show of a group."""
        group = self.groups[name]
        names = group.outline.names
        shown = (name, names) if group.is_enterprise else (group.head,)
        if group.is_enterprise and REFERENCE not in names:
            return shown
        return (*shown, *(file.fingerprint for file in self._profiles_of(self.mentions[name].elsewhere)))

    def mentioned_by(self, name: str) -> Iterable[str]:
        """The paths of the profiles whose figures a group mentions."""
        mentioned = self.mentions[name]
        return (file.path for file in self._profiles_of(mentioned.in_bodies | mentioned.elsewhere))

    def _profiles_of(self, enterprises: Iterable[str]) -> Iterable[ContentFile]:
        """The profiles of enterprises, and those that hold what figures there are computed from."""
        found: dict[str, ContentFile] = {}
        waiting = list(enterprises)
        while waiting:
            name = waiting.pop()
            path = f"{name}/{PROFILE}"
            group = self.groups.get(name) if path not in found else None
            for file in group.files if group else ():
                if file.path == path:
                    found[path] = file
                    waiting.extend(self.mentions[name].elsewhere)
        return [found[path] for path in sorted(found)]
