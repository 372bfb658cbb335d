"""The files of a rendered site: all are known at once by what is in them, and read only where they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from microsite.fingerprints import fingerprint
from microsite.frozen import frozen


@frozen
class SiteFile:
    """A file, by the fingerprint of its bytes."""

    fingerprint: str
    read: Callable[[], bytes]

    @classmethod
    def of(cls, data: bytes) -> SiteFile:
        return cls(fingerprint(data), lambda: data)


class SiteFiles(Mapping[str, bytes]):
    """The bytes of files by their addresses, in the order of addresses."""

    def __init__(self, files: Mapping[str, SiteFile]) -> None:
        self._files = dict(sorted(files.items()))

    @classmethod
    def of(cls, files: Mapping[str, bytes]) -> SiteFiles:
        """Files whose bytes are there."""
        return files if isinstance(files, cls) else cls({address: SiteFile.of(data) for address, data in files.items()})

    def fingerprint(self, address: str) -> str:
        return self._files[address].fingerprint

    def __getitem__(self, address: str) -> bytes:
        return self._files[address].read()

    def __contains__(self, address: object) -> bool:
        return address in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


NO_FILES = SiteFiles({})
