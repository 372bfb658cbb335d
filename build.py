#!/usr/bin/env python3
"""The front door: has .venv prepared beside this file, then hands over to microsite/cli.py.

Only syntax that an old Python can still parse is used here, so that whoever starts it with the wrong Python is told so
instead of shown a traceback. It is short because Python compiles it anew each time.
"""

import os
import sys

ROOT = os.path.dirname(os.path.abspath(__file__))
OWN_PACKAGES = {"site-packages", "dist-packages"}  # names of folders
OLDEST = (3, 11)
TOO_OLD = """\
需要 Python {}.{} 或更新的版本，当前为 {}。请从 python.org 下载安装后重试。
Python {}.{} or newer is needed; this is {}. Install it from python.org and try again."""


def main(arguments):
    sys.stderr.reconfigure(errors="replace")
    if sys.version_info < OLDEST:
        print(TOO_OLD.format(*(OLDEST + (sys.version.split()[0],)) * 2), file=sys.stderr)
        return 2
    from microsite import unchanged

    sys.stdout.reconfigure(errors="replace")
    status, seen = unchanged.answer(arguments)
    if status is not None:
        return status
    from microsite import installation

    if not installation.prepared(["build", "test"] if "test" in arguments[:1] else ["build"]):
        return 2
    return hand_over(arguments, seen, installation.packages())


def hand_over(arguments, seen, packages):
    """Answer here, with the packages of .venv in place of this Python's own: it is the one they were installed by."""
    import gc

    gc.disable()  # nothing is to be collected while modules are loaded; the command line decides what comes after
    sys.path[:] = [ROOT] + [folder for folder in sys.path[1:] if not OWN_PACKAGES & set(folder.split(os.sep))]
    sys.path.append(packages)
    from microsite import compile_cache

    save = compile_cache.enable()
    from microsite.cli import answer_and_end

    answer_and_end(arguments, seen, save)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
