"""Installs what the tests need beyond .venv, then runs them all: style, types, behaviour.

Browser tests use the system's Chromium, Chrome or Edge, and on Linux a font with Chinese glyphs. On Debian and Ubuntu,
as root, both are installed; elsewhere what to install is said. A missing browser fails the run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.chromium import find_chromium, has_chinese_font  # noqa: E402

PACKAGES = {"chromium": find_chromium, "fonts-noto-cjk": has_chinese_font}


def main(arguments: list[str]) -> int:
    missing = [package for package, found in PACKAGES.items() if not found()]
    if missing and not install(missing):
        return 1
    if arguments:
        return run("pytest", *arguments)
    checks = [
        run("ruff", "check", "."),
        run("ruff", "format", "--check", "."),
        run("mypy"),
        run("pytest", "-n", "auto", "tests"),
    ]
    return max(checks)


def run(tool: str, *arguments: str) -> int:
    print(f"\n$ {tool} {' '.join(arguments)}", flush=True)
    return subprocess.call([sys.executable, "-m", tool, *arguments], cwd=ROOT)


def install(packages: list[str]) -> bool:
    """Install Debian packages as root; elsewhere say what is needed."""
    apt = shutil.which("apt-get")
    command = "apt-get install -y --no-install-recommends " + " ".join(packages)
    if apt and hasattr(os, "geteuid") and os.geteuid() == 0:
        print(f"正在安装测试所需的 {'、'.join(packages)} / Installing {', '.join(packages)} ...", flush=True)
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for step in ("apt-get update -qq", command + " -qq"):
            if subprocess.call(step.split(), env=environment, stdout=subprocess.DEVNULL):
                break
    if all(PACKAGES[package]() for package in packages):
        return True
    print(
        f"测试需要浏览器和中文字体。Debian、Ubuntu 请运行：sudo {command}\n"
        "其他系统请安装 Chrome 或 Edge（Windows 自带 Edge），再试一次。\n"
        f"The tests need a browser and a Chinese font. On Debian or Ubuntu run: sudo {command}\n"
        "Elsewhere install Chrome or Edge (Windows has Edge) and try again.",
        file=sys.stderr,
    )
    return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
