"""Starts a command and says, as one line of JSON, how long it took and how much memory its largest process had.

A file of its own, run by a bare Python: a child counts its parent's memory as its own until it has started, and a large
parent takes longer to start one. Usage: launch.py LOG COMMAND...
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path


def main(log: str, command: list[str]) -> None:
    with Path(log).open("wb") as output:
        start = time.perf_counter()
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    print(json.dumps({"seconds": seconds, "status": child.returncode, "peak_kib": usage.ru_maxrss}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
