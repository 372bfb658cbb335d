"""What makes a cold build fast changes no byte of what it makes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.cold.switches import AS_IT_IS, COSTS, GAINS, Switch
from microsite.reading.folders import REPOSITORY
from tests.small_site import SmallSite

WITHOUT = str(REPOSITORY / "benchmarks" / "cold" / "without.py")


def built(folder: Path, switch: Switch) -> dict[str, bytes]:
    """The files of the small site, each time in a folder of its own, of which nothing is kept."""
    site, output = SmallSite.copied_to(folder / switch.name).folder, folder / f"{switch.name}-output"
    command = [sys.executable, WITHOUT, switch.name, "build", "--site", str(site), "--output", str(output)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return {str(path.relative_to(output)): path.read_bytes() for path in output.rglob("*") if path.is_file()}


@pytest.mark.parametrize("switch", GAINS, ids=lambda switch: switch.name)
def test_without_what_makes_it_fast_a_build_gives_the_same(tmp_path: Path, switch: Switch) -> None:
    assert built(tmp_path, switch) == built(tmp_path, AS_IT_IS)


@pytest.mark.parametrize("switch", COSTS, ids=lambda switch: switch.name)
def test_without_a_promise_a_sound_build_gives_the_same_pages(tmp_path: Path, switch: Switch) -> None:
    usual, without = built(tmp_path, AS_IT_IS), built(tmp_path, switch)
    assert without.keys() == usual.keys()
    assert all(without[path] == usual[path] for path in usual if not path.startswith("data"))
