"""What is shared out among processes comes out as if one had made it all."""

from __future__ import annotations

import subprocess
import sys

from microsite.reading.folders import REPOSITORY

BUILD = """
import hashlib, os, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from microsite import kept, memory, pipeline, workers
from microsite.memory import Memory
from microsite.model.configuration import Overrides
from microsite.reading.folders import Folders
from microsite.rendering.files import Renderer

kept.FEWEST_JOBS = int(sys.argv[2])
copies, copy = [], workers._copy
def counted(*arguments):
    copies.append(1)
    return copy(*arguments)
workers._copy = counted
os.sched_getaffinity = lambda process: {0, 1}
built = pipeline.build(Folders(Path(sys.argv[1])), Overrides(), lambda message: None, Memory())
again, render = [], Renderer._rendered
Renderer._rendered = lambda *arguments: again.append(1) or render(*arguments)
digest = hashlib.sha256(repr((sorted(built.files.items()), built.problems)).encode()).hexdigest()
print(len(copies), len(again), built.sound, digest)
"""


def build(fewest_jobs: int) -> tuple[int, int, str]:
    """How many copies of the process a build makes, how many pages are rendered again to be read, what comes out."""
    command = [sys.executable, "-c", BUILD, str(REPOSITORY), str(fewest_jobs)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
    copies, again, built = done.stdout.strip().split(" ", 2)
    return int(copies), int(again), built


def test_several_processes_make_what_one_makes() -> None:
    alone, shared = build(10**6), build(2)
    assert alone[0] == 0
    assert (shared[0] > 0) == (sys.platform == "linux")
    assert shared[1] == alone[1] == 0
    assert shared[2] == alone[2]
    assert alone[2].startswith("True ")
