"""Starts generators in a session of their own, for a bounded time, and ends all that they started."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from benchmarks.speed.generator import Command
from benchmarks.speed.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]
LAUNCHER = Path(__file__).with_name("launch.py")
LIMIT = 900.0  # seconds for one build
PATIENCE = 5.0  # seconds for a server to end by itself


class FailedError(Exception):
    """Why a generator could not be measured, in words for the report."""


@dataclass(frozen=True)
class Run:
    """A finished process: its time on the clock, and the memory of the largest process of it."""

    seconds: float
    peak_kib: int


def run(command: Command, workspace: Workspace, environment: dict[str, str]) -> Run:
    """Run a build to its end."""
    launcher = [sys.executable, "-I", "-S", str(LAUNCHER), str(workspace.log), *command]
    with ended(launcher, workspace, environment, stdout=subprocess.PIPE) as process:
        try:
            answer, _ = process.communicate(timeout=LIMIT)
        except subprocess.TimeoutExpired:
            raise FailedError(f"took longer than {LIMIT:.0f} s") from None
    if process.returncode:
        raise FailedError("could not be started")
    said = json.loads(answer)
    if said["status"]:
        raise FailedError(f"ended with status {said['status']}: {last_words(workspace)}")
    return Run(said["seconds"], said["peak_kib"])


@contextmanager
def serving(command: Command, workspace: Workspace, environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """A server for as long as it is needed; what it says goes to the log."""
    with workspace.log.open("wb") as log, ended(command, workspace, environment, stdout=log.fileno()) as process:
        yield process


@contextmanager
def ended(
    command: Command, workspace: Workspace, environment: dict[str, str], stdout: int
) -> Iterator[subprocess.Popen[bytes]]:
    """A process that is ended with all it has started, whatever happens."""
    process = subprocess.Popen(
        command,
        cwd=workspace.site,
        env=_environment(workspace) | environment,
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
            with suppress(subprocess.TimeoutExpired):
                process.wait(PATIENCE)
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    if process.stdout:
        process.stdout.close()


def _environment(workspace: Workspace) -> dict[str, str]:
    """No more of this session's environment than is needed, so that caches stay in the workspace."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(workspace.home),
        "TMPDIR": str(workspace.temporary),
        "LANG": "C.UTF-8",
        "NO_COLOR": "1",
    }


def last_words(workspace: Workspace) -> str:
    """What a generator said last, without this machine's paths."""
    lines = workspace.log.read_text(encoding="utf-8", errors="replace").split("\n")
    said = next((line.strip() for line in reversed(lines) if line.strip()), "no message")
    return said.replace(str(workspace.root), "").replace(str(ROOT), "")[:200]
