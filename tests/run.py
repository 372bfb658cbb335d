"""Installs what the tests need beyond .venv, then runs them all: style, types, behaviour.

Browser tests use the system's Chromium, Chrome or Edge, and on Linux a font with Chinese glyphs; pages are checked with
axe-core and the Nu HTML checker, which npm brings and Java runs. On Debian and Ubuntu, as root, all of it is installed;
elsewhere what to install is said. Whatever is missing fails the run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.chromium import find_chromium, has_chinese_font, has_latin_font  # noqa: E402

NPM = ROOT / "tests" / "npm"
PACKAGES: dict[str, Callable[[], object]] = {
    "chromium": find_chromium,
    "fonts-noto-cjk": has_chinese_font,
    "fonts-liberation": has_latin_font,
    "npm": lambda: shutil.which("npm"),
    "default-jre-headless": lambda: shutil.which("java"),
}


def main(arguments: list[str]) -> int:
    missing = [package for package, found in PACKAGES.items() if not found()]
    if (missing and not install(missing)) or not install_checkers():
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
        f"测试需要浏览器、中文字体、npm 和 Java。Debian、Ubuntu 请运行：sudo {command}\n"
        "其他系统请安装 Chrome 或 Edge（Windows 自带 Edge）、Node.js 和 Java，再试一次。\n"
        f"The tests need a browser, a Chinese font, npm and Java. On Debian or Ubuntu run: sudo {command}\n"
        "Elsewhere install Chrome or Edge (Windows has Edge), Node.js and Java, and try again.",
        file=sys.stderr,
    )
    return False


def install_checkers() -> bool:
    """The checkers of tests/npm, as its lock has them; none of their scripts is run."""
    lock, installed = NPM / "package-lock.json", NPM / "node_modules" / ".lock"
    if installed.is_file() and installed.read_bytes() == lock.read_bytes():
        return True
    print("正在安装网页检查工具 / Installing the page checkers ...", flush=True)
    npm = shutil.which("npm") or "npm"
    done = subprocess.run(
        [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=NPM, capture_output=True, text=True, check=False
    )
    if done.returncode:
        print(
            f"网页检查工具没有装好，请检查 npm 的网络和镜像设置。\nnpm could not install the page checkers:\n{done.stderr}",
            file=sys.stderr,
        )
        return False
    shutil.copyfile(lock, installed)
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
