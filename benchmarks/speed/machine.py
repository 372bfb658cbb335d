"""The machine that was measured on, without its name."""

from __future__ import annotations

import os
import platform
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

CPU_INFO = Path("/proc/cpuinfo")
PYTHON = sys.executable  # as the peers in Python: without what a machine's own Python may load into every program
STARTS = 9


def machine() -> str:
    """Processor, cores, memory, system and the languages that generators run on."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    cores = len(os.sched_getaffinity(0))
    node = _version("node")
    hardware = f"{_processor()}, {cores} {'core' if cores == 1 else 'cores'}, {memory:.0f} GiB of memory"
    software = f"{platform.system()}, Python {platform.python_version()}"
    return f"{hardware}; {software}" + (f", Node.js {node}" if node else "")


def _processor() -> str:
    if CPU_INFO.is_file():
        for line in CPU_INFO.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.machine()


def _version(program: str) -> str:
    path = shutil.which(program)
    if path is None:
        return ""
    done = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=30)
    return done.stdout.strip().removeprefix("v")


def python_start() -> float:
    """The seconds that the Python which generators are started with takes to start and end, the median of some."""
    times = []
    for _ in range(STARTS):
        begin = time.perf_counter()
        subprocess.run([PYTHON, "-c", "pass"], check=True)
        times.append(time.perf_counter() - begin)
    return statistics.median(times)
