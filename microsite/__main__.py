"""Lets .venv's own Python run this package as a file, from any working directory and in a folder of any name."""

import gc
import sys
from pathlib import Path

gc.disable()  # nothing is to be collected while modules are loaded; the command line decides what comes after
sys.path[0] = str(Path(__file__).resolve().parent.parent)

from microsite import compile_cache  # noqa: E402  (the line above makes the package importable)

save = compile_cache.enable()
from microsite.cli import answer_and_end  # noqa: E402  (nothing is to be loaded before)

if __name__ == "__main__":
    answer_and_end(sys.argv[1:], at_the_end=save)
