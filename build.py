#!/usr/bin/env python3
"""The front door: prepares .venv beside this file, then hands over to microsite/cli.py.

Only the standard library is used here, loaded only when it is needed, and only syntax that an old Python can still
parse, so that whoever starts it with the wrong Python is told so instead of shown a traceback. It speaks both languages
at once, because the catalogues cannot be read before their reader is installed.
"""

import os
import sys

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, *(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")))
PACKAGES = "packages"  # whose stamp says where they are
OWN_PACKAGES = {"site-packages", "dist-packages"}  # names of folders
OLDEST = (3, 11)


def say(chinese, english):
    print(chinese + "\n" + english, file=sys.stderr, flush=True)


def main(arguments):
    sys.stderr.reconfigure(errors="replace")
    if sys.version_info < OLDEST:
        say(
            "需要 Python {}.{} 或更新的版本，当前为 {}。请从 python.org 下载安装后重试。".format(
                *OLDEST, sys.version.split()[0]
            ),
            "Python {}.{} or newer is needed; this is {}. Install it from python.org and try again.".format(
                *OLDEST, sys.version.split()[0]
            ),
        )
        return 2
    from microsite import unchanged

    sys.stdout.reconfigure(errors="replace")
    status, seen = unchanged.answer(arguments)
    if status is not None:
        return status
    locks = ["build", "test"] if "test" in arguments[:1] else ["build"]
    if not all(is_installed(lock) for lock in locks) and not install(locks):
        return 2
    return hand_over(arguments, seen)


def digest(lock):
    """What a finished installation is known by: the lock and the Python it was made with."""
    import hashlib

    with open(lock_file(lock), "rb") as file:
        return hashlib.sha256(file.read() + sys.version.encode() + sys.base_prefix.encode()).hexdigest()


def lock_file(lock):
    return os.path.join(ROOT, "requirements", lock + ".txt")


def stamp(lock):
    return os.path.join(VENV, lock + ".installed")


def note(name, words):
    with open(stamp(name), "w", encoding="utf-8") as file:
        file.write(words)


def is_installed(lock):
    try:
        with open(stamp(lock), encoding="utf-8") as file:
            return file.read() == digest(lock) and os.path.exists(PYTHON) and os.path.exists(packages())
    except OSError:
        return False


def packages():
    """The folder of .venv's packages, which each Python calls as it likes; OSError where it is not known."""
    with open(stamp(PACKAGES), encoding="utf-8") as file:
        return os.path.join(VENV, file.read())


def install(locks):
    say(
        "正在准备运行环境（只在首次或依赖变动时，约需半分钟）……",
        "Preparing the environment (the first time, or when dependencies change; about half a minute) ...",
    )
    if not is_installed("build") and not make_venv():
        return False
    for lock in locks:
        if not is_installed(lock) and not pip_install(lock):
            return False
    return True


def make_venv():
    import shutil
    import subprocess

    # It clears what is there itself: it may be what this Python runs from.
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", VENV], capture_output=True, text=True, errors="replace"
    )
    if made.returncode == 0:
        asked = [
            PYTHON,
            "-c",
            "import os, sys, sysconfig; print(os.path.relpath(sysconfig.get_path('purelib'), sys.prefix))",
        ]
        note(PACKAGES, subprocess.check_output(asked, text=True).strip())
        return True
    shutil.rmtree(VENV, ignore_errors=True)
    package = "python{}.{}-venv".format(*sys.version_info)
    say(
        "无法建立 Python 虚拟环境（.venv）。Debian、Ubuntu 请运行：sudo apt install {}\n"
        "其他系统请从 python.org 重新安装 Python。".format(package),
        "Python's virtual environment (.venv) cannot be made. On Debian or Ubuntu run: sudo apt install {}\n"
        "Elsewhere install Python again from python.org. What Python said:\n{}".format(
            package, (made.stdout + made.stderr).strip()
        ),
    )
    return False


def pip_install(lock):
    """Install a hashed lock through the user's own pip configuration, naming each package as its turn comes."""
    with open(lock_file(lock), encoding="ascii") as file:
        total = sum("==" in line for line in file)
    import subprocess

    command = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-deps", "--require-hashes"]
    pip = subprocess.Popen(
        [*command, "--progress-bar", "off", "-r", lock_file(lock)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    said, done = [], 0
    for line in pip.stdout:
        said.append(line)
        if line.startswith(("Collecting ", "Processing ")):
            done += 1
            print("  {}/{} {}".format(done, total, os.path.basename(line.split()[1])), file=sys.stderr, flush=True)
    if pip.wait() == 0:
        note(lock, digest(lock))
        return True
    say(
        "依赖没有装好。请检查网络；使用镜像的，请先设好 pip 的镜像地址（pip config）。pip 的提示如下：",
        "The dependencies could not be installed. Check the network, or pip's configuration for a mirror. Pip said:",
    )
    print("".join(said[-15:]), file=sys.stderr)
    return False


def hand_over(arguments, seen):
    """Answer here, with the packages of .venv in place of this Python's own: is_installed knows that it is the same."""
    import gc

    gc.disable()  # nothing is to be collected while modules are loaded; the command line decides what comes after
    sys.path[:] = [ROOT] + [folder for folder in sys.path[1:] if not OWN_PACKAGES & set(folder.split(os.sep))]
    sys.path.append(packages())
    from microsite import compile_cache

    save = compile_cache.enable()
    from microsite.cli import answer_and_end

    answer_and_end(arguments, seen, save)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
