"""The folder .venv with the packages that the engine needs, installed with pip and known by what it was made from.

Only the standard library is used here, loaded only when it is needed. It speaks both languages at once, because the
catalogues cannot be read before their reader is installed.
"""

from __future__ import annotations

import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, *(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")))
PACKAGES = "packages"  # whose stamp says where they are
MOST_SAID = 15  # lines of pip's, the last


def say(chinese: str, english: str) -> None:
    """Say something in both languages."""
    print(chinese + "\n" + english, file=sys.stderr, flush=True)


def prepared(locks: list[str]) -> bool:
    """Whether what is locked is installed, now if it was not."""
    return all(is_installed(lock) for lock in locks) or _install(locks)


def is_installed(lock: str) -> bool:
    """Whether a lock has been installed, as it is now and by this Python."""
    try:
        with open(_stamp(lock), encoding="utf-8") as file:
            return file.read() == _digest(lock) and os.path.exists(PYTHON) and os.path.exists(packages())
    except OSError:
        return False


def packages() -> str:
    """The folder of .venv's packages, which each Python calls as it likes; OSError where it is not known."""
    with open(_stamp(PACKAGES), encoding="utf-8") as file:
        return os.path.join(VENV, file.read())


def _digest(lock: str) -> str:
    """What a finished installation is known by: the lock and the Python it was made with."""
    import hashlib

    with open(_lock_file(lock), "rb") as file:
        return hashlib.sha256(file.read() + sys.version.encode() + sys.base_prefix.encode()).hexdigest()


def _lock_file(lock: str) -> str:
    return os.path.join(ROOT, "requirements", lock + ".txt")


def _stamp(lock: str) -> str:
    return os.path.join(VENV, lock + ".installed")


def _note(name: str, words: str) -> None:
    with open(_stamp(name), "w", encoding="utf-8") as file:
        file.write(words)


def _install(locks: list[str]) -> bool:
    say(
        "正在准备运行环境（只在首次或依赖变动时，约需半分钟）……",
        "Preparing the environment (the first time, or when dependencies change; about half a minute) ...",
    )
    if not is_installed("build") and not _make_venv():
        return False
    return all(is_installed(lock) or _pip_install(lock) for lock in locks)


def _make_venv() -> bool:
    import shutil
    import subprocess

    # It clears what is there itself: it may be what this Python runs from.
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", VENV], capture_output=True, text=True, errors="replace", check=False
    )
    if made.returncode == 0:
        asked = [
            PYTHON,
            "-c",
            "import os, sys, sysconfig; print(os.path.relpath(sysconfig.get_path('purelib'), sys.prefix))",
        ]
        _note(PACKAGES, subprocess.check_output(asked, text=True).strip())
        return True
    shutil.rmtree(VENV, ignore_errors=True)
    major, minor, *_ = sys.version_info
    package = f"python{major}.{minor}-venv"
    say(
        f"无法建立 Python 虚拟环境（.venv）。Debian、Ubuntu 请运行：sudo apt install {package}\n"
        "其他系统请从 python.org 重新安装 Python。",
        f"Python's virtual environment (.venv) cannot be made. On Debian or Ubuntu run: sudo apt install {package}\n"
        "Elsewhere install Python again from python.org. What Python said:\n"
        f"{(made.stdout + made.stderr).strip()}",
    )
    return False


def _pip_install(lock: str) -> bool:
    """Install a hashed lock through the user's own pip configuration, naming each package as its turn comes."""
    import subprocess

    with open(_lock_file(lock), encoding="ascii") as file:
        total = sum("==" in line for line in file)
    command = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-deps", "--require-hashes"]
    pip = subprocess.Popen(
        [*command, "--progress-bar", "off", "-r", _lock_file(lock)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    said: list[str] = []
    done = 0
    for line in pip.stdout or ():
        said.append(line)
        if line.startswith(("Collecting ", "Processing ")):
            done += 1
            print(f"  {done}/{total} {os.path.basename(line.split()[1])}", file=sys.stderr, flush=True)
    if pip.wait() == 0:
        _note(lock, _digest(lock))
        return True
    say(
        "依赖没有装好。请检查网络；使用镜像的，请先设好 pip 的镜像地址（pip config）。pip 的提示如下：",
        "The dependencies could not be installed. Check the network, or pip's configuration for a mirror. Pip said:",
    )
    print("".join(said[-MOST_SAID:]), file=sys.stderr)
    return False
