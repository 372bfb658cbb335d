"""A translation knows the original that it was made from, and says when that has changed."""

from __future__ import annotations

import json

import pytest

from tests.processes import build_py
from tests.small_site import SmallSite, describe

ORIGINAL, TRANSLATION = "content/pages/speed.zh.md", "content/pages/speed.en.md"


def states(small: SmallSite) -> dict[tuple[str, str], str]:
    status = json.loads(build_py("status", "--site", small.folder, "--format", "json").stdout)
    return {(page["page"], page["language"]): page["state"] for page in status["pages"]}


def test_a_translation_is_unmarked_current_or_outdated(small: SmallSite) -> None:
    assert states(small)["speed", "zh"] == "original"
    assert states(small)["speed", "en"] == "unmarked"
    assert build_py("translated", TRANSLATION, "--site", small.folder).returncode == 0
    assert states(small)["speed", "en"] == "current"
    small.replace(ORIGINAL, "花了", "一共花了")
    assert states(small)["speed", "en"] == "outdated"
    assert [describe(problem) for problem in small.build().problems] == [f"translation-outdated {TRANSLATION}:4"]
    assert build_py("translated", TRANSLATION, "--site", small.folder).returncode == 0
    assert small.build().problems == ()
    small.remove(TRANSLATION)
    assert states(small)["speed", "en"] == "missing"


def test_only_what_is_said_counts_and_not_how_it_is_laid_out(small: SmallSite) -> None:
    build_py("translated", "--all", "--site", small.folder)
    text = (small.folder / ORIGINAL).read_text(encoding="utf-8")
    small.write(ORIGINAL, text.replace("\n\n", "\n\n\n").replace("\n", "\r\n"))
    assert states(small)["speed", "en"] == "current"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_marking_changes_one_line_and_nothing_else(small: SmallSite, encoding: str, end: str) -> None:
    text = (small.folder / TRANSLATION).read_text(encoding="utf-8").replace("\n", end)
    small.write(TRANSLATION, text.encode(encoding))
    for _ in range(2):
        assert build_py("translated", TRANSLATION, "--site", small.folder).returncode == 0
        lines = (small.folder / TRANSLATION).read_bytes().decode(encoding).split(end)
        marked = [line for line in lines if line.startswith("translated_from: ")]
        assert len(marked) == 1
        assert end.join(line for line in lines if line not in marked) == text
        small.replace(ORIGINAL, "花了", "又花了")


def test_a_file_that_translates_nothing_is_named(small: SmallSite) -> None:
    result = build_py("translated", ORIGINAL, "--site", small.folder, "--messages", "en")
    assert result.returncode == 2
    assert ORIGINAL in result.stdout
    assert build_py("translated", "--site", small.folder).returncode == 2


def test_nothing_is_marked_while_errors_stand(small: SmallSite) -> None:
    small.replace(ORIGINAL, "{{ permit-time }}", "{{ permit-tme }}")
    before = (small.folder / TRANSLATION).read_bytes()
    assert build_py("translated", "--all", "--site", small.folder).returncode == 1
    assert (small.folder / TRANSLATION).read_bytes() == before
