"""Builds a site as build.py does, but without something. Usage: without.py SWITCH ARGUMENTS..."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from microsite.__main__ import save  # first, so that all that follows is had from the compile cache

# isort: split
from benchmarks.cold.switches import SWITCHES
from microsite.cli import answer_and_end

if __name__ == "__main__":
    for leave_out in SWITCHES[sys.argv[1]].left_out:
        leave_out()
    answer_and_end(sys.argv[2:], at_the_end=save)
