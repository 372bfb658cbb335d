"""Lets build.py run this package as a file, from any working directory and in a folder of any name."""

import gc
import os
import sys
from pathlib import Path

gc.disable()  # nothing is to be collected while modules are loaded; the command line decides what comes after
sys.path[0] = str(Path(__file__).resolve().parent.parent)

from microsite.cli import main  # noqa: E402  (the line above makes the package importable)

if __name__ == "__main__":
    status = main(sys.argv[1:])
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # whoever read it has gone
        pass
    os._exit(status)  # to take a large site apart, object by object, would take as long as reading it
