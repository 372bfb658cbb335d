"""Waits until a server has nothing left to do: some go on building long after they have begun to answer."""

from __future__ import annotations

import os
import time
from pathlib import Path

PROCESSES = Path("/proc")
WINDOW = 0.5  # seconds
BUSY = 0.25  # the share of one core from which a server counts as at work
LIMIT = 120.0  # seconds


def wait_until_quiet(session: int) -> None:
    """Wait until the processes of a session use hardly any processor time, or the limit is reached."""
    end = time.perf_counter() + LIMIT
    used = _seconds_used(session)
    while time.perf_counter() < end:
        time.sleep(WINDOW)
        before, used = used, _seconds_used(session)
        if used - before < BUSY * WINDOW:
            return


def _seconds_used(session: int) -> float:
    """Processor time of all processes of a session so far; 0 where the system does not tell."""
    ticks = 0
    for path in PROCESSES.glob("[0-9]*/stat"):
        try:
            fields = path.read_text(encoding="utf-8", errors="replace").rpartition(") ")[2].split()
        except OSError:  # it has just ended
            continue
        if int(fields[3]) == session:
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")
