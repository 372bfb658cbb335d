"""The same input gives the same bytes: on another day, in another folder, with another hash seed."""

from __future__ import annotations

from pathlib import Path

from microsite.reading.folders import REPOSITORY
from tests.processes import build_py, linked_repository, tree


def test_two_builds_of_the_first_site_are_byte_identical(tmp_path: Path) -> None:
    elsewhere = linked_repository(tmp_path / "另一个 folder")
    runs = [
        build_py("--output", tmp_path / "one", "--url", "https://example.org/a/", PYTHONHASHSEED="1", TZ="UTC"),
        build_py("--output", tmp_path / "two", "--url", "https://example.org/a/", PYTHONHASHSEED="77", TZ="Asia/Shanghai",
                 root=elsewhere, cwd=tmp_path),
    ]  # fmt: skip
    assert [run.returncode for run in runs] == [0, 0], runs[0].stderr + runs[1].stderr
    one, two = tree(tmp_path / "one"), tree(tmp_path / "two")
    assert one == two
    assert len(one) > 40
    assert not any(str(REPOSITORY).encode() in data for data in one.values())
