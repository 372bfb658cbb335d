"""test: hands over to tests/run.py, which installs what the tests need and runs them."""

from __future__ import annotations

import subprocess
import sys

from microsite.commands.request import Request
from microsite.reading.folders import REPOSITORY

PYTHON = REPOSITORY / ".venv" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def run_test(request: Request) -> int:
    """Run all tests; further arguments go to pytest."""
    return subprocess.call([PYTHON, str(REPOSITORY / "tests" / "run.py"), *request.options.rest])
