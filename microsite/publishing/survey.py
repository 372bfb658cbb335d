"""What stands in a published folder, found in one walk that follows no link."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from microsite.frozen import frozen
from microsite.publishing.marker import is_folder_itself
from microsite.unchanged import told


@frozen
class Survey:
    """What a folder holds, by address: its files and whatever else is no folder; its folders, "" being itself.

    `told` is what tells whether a file has changed.
    """

    root: Path
    files: dict[str, os.stat_result]
    folders: dict[str, os.stat_result]
    told: dict[str, str]

    @classmethod
    def of(cls, root: Path, files: dict[str, os.stat_result], folders: dict[str, os.stat_result]) -> Survey:
        return cls(root, files, folders, {address: told(status) for address, status in files.items()})

    def again(self, addresses: Iterable[str]) -> Survey:
        """The same after only these files have been replaced. Raises OSError."""
        new = Survey.of(self.root, {address: (self.root / address).lstat() for address in addresses}, {})
        return replace(self, files=self.files | new.files, told=self.told | new.told)


def survey(root: Path) -> Survey:
    """Look through a folder; one that is not there holds nothing. Raises OSError for one that cannot be read."""
    try:
        status = root.lstat()
    except FileNotFoundError:
        return Survey.of(root, {}, {})
    files: dict[str, os.stat_result] = {}
    folders, waiting = {"": status}, [""]
    while waiting:
        prefix = waiting.pop()
        with os.scandir(f"{root}/{prefix}") as entries:
            for entry in entries:
                address, status = prefix + entry.name, entry.stat(follow_symlinks=False)
                if is_folder_itself(status):
                    folders[address] = status
                    waiting.append(f"{address}/")
                else:
                    files[address] = status
    return Survey.of(root, files, folders)
