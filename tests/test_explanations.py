"""Every message has its whole story: wording in every language, why it matters, an example, and a case that gives it."""

from __future__ import annotations

import os
import resource
import shutil
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from microsite import pipeline
from microsite.commands.following import Preview
from microsite.commands.request import Request
from microsite.explanations import Example, examples, kinds
from microsite.memory import Memory
from microsite.model.patterns import read_patterns
from microsite.problems import Problem
from microsite.publishing.ground import ground_at
from microsite.publishing.locking import locked
from microsite.publishing.publish import publish
from microsite.reading.files import read_bytes
from microsite.reading.folders import REPOSITORY, Folders
from microsite.wording.catalogue import available_languages, catalogue_path, read_catalogue, read_template
from microsite.wording.messages import as_text
from tests.processes import build_py
from tests.small_site import SmallSite
from tests.wording import CHINESE, ENGLISH

KINDS = kinds()
EXAMPLES = examples(lambda problem: pytest.fail(str(problem)))
TYPED = {code: example for code, example in EXAMPLES.items() if example.file}
PAGE = {"index.html": b"x"}
HOME = "content/pages/index.zh.md"
CATALOGUE = catalogue_path("zh")


def own_catalogue(small: SmallSite, old: str, new: str) -> tuple[Problem, ...]:
    """What a site says that brings a damaged catalogue of its own."""
    text = (REPOSITORY / CATALOGUE).read_text(encoding="utf-8")
    assert old in text
    small.write(CATALOGUE, text.replace(old, new))
    return small.build().problems


def with_bytes(path: str, data: bytes) -> Callable[[SmallSite], tuple[Problem, ...]]:
    def problems(small: SmallSite) -> tuple[Problem, ...]:
        small.write(path, data)
        return small.build().problems

    return problems


def with_link(path: str, target: str) -> Callable[[SmallSite], tuple[Problem, ...]]:
    def problems(small: SmallSite) -> tuple[Problem, ...]:
        (small.folder / path).unlink(missing_ok=True)
        (small.folder / path).symlink_to(target)
        return small.build().problems

    return problems


def as_pipe(small: SmallSite) -> tuple[Problem, ...]:
    (small.folder / HOME).unlink()
    os.mkfifo(small.folder / HOME)
    return small.build().problems


def not_to_be_opened(small: SmallSite) -> tuple[Problem, ...]:
    """A file while the system lets nobody, not even root, open another one."""
    found: list[Problem] = []
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, hard))
    try:
        read_bytes(small.folder, HOME, found.append)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return tuple(found)


def published(small: SmallSite, files: dict[str, bytes], output: Path, **options: Any) -> tuple[Problem, ...]:
    problem = publish(files, output, **options)
    return (problem,) if problem else ()


def over_photos(small: SmallSite) -> tuple[Problem, ...]:
    small.write("photos/family.jpg", b"jpg")
    return published(small, PAGE, small.folder / "photos")


def over_sources(small: SmallSite) -> tuple[Problem, ...]:
    return published(small, PAGE, small.folder / "content/site", sources=[small.folder / "content"])


def beside_a_stranger(small: SmallSite) -> tuple[Problem, ...]:
    small.write(".output.staging/family.jpg", b"jpg")
    return published(small, PAGE, small.folder / "output")


def with_photos_inside(small: SmallSite) -> tuple[Problem, ...]:
    output, records = small.folder / "output", small.folder / ".cache"
    assert published(small, PAGE, output, records=records) == ()
    small.write("output/family.jpg", b"jpg")
    return published(small, PAGE, output, records=records)


def twice_at_once(small: SmallSite) -> tuple[Problem, ...]:
    with locked(ground_at(small.folder / "output").lock, 1):
        return published(small, PAGE, small.folder / "output", patience=0)


def under_a_file(small: SmallSite) -> tuple[Problem, ...]:
    small.write("file", b"")
    return published(small, PAGE, small.folder / "file" / "output")


def with_a_fault(small: SmallSite) -> tuple[Problem, ...]:
    """What the preview makes of a fault of the program itself."""

    def fall_over(*arguments: object) -> None:
        raise ZeroDivisionError("a fault")

    options = Namespace(url=None, date=None, release=False, format="json")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "prepare", fall_over)
        return Preview(Request(Folders(small.folder), ENGLISH, options)).prepared(None)[1]


def released(small: SmallSite) -> tuple[Problem, ...]:
    return small.build(release=True).problems


def without_configuration(small: SmallSite) -> tuple[Problem, ...]:
    small.remove("site_config.yaml")
    return small.build().problems


def without_home(small: SmallSite) -> tuple[Problem, ...]:
    small.remove(HOME)
    small.remove("content/pages/index.en.md")
    return small.build().problems


def with_pattern(small: SmallSite) -> tuple[Problem, ...]:
    small.write("locales/zh/rules.yaml", EXAMPLES["broken-pattern"].wrong)
    found: list[Problem] = []
    read_patterns(Folders(small.folder), ["zh"], Memory(), found.append)
    return tuple(found)


def other_case(small: SmallSite) -> tuple[Problem, ...]:
    shutil.copy(small.folder / HOME, small.folder / "content/pages/Index.zh.md")
    return small.build().problems


def renamed(small: SmallSite) -> tuple[Problem, ...]:
    (small.folder / HOME).rename(small.folder / (HOME + ".txt"))
    return small.build().problems


def unmarked(small: SmallSite) -> tuple[Problem, ...]:
    return own_catalogue(small, 'msgstr "预计%(amount)s"', 'msgstr "%(amount)s"')


# What cannot be typed into a file of the small site: whole files, catalogues, releases.
MADE: dict[str, Callable[[SmallSite], tuple[Problem, ...]]] = {
    "other-encoding": with_bytes(HOME, "---\ntitle: 首页\ndescription: 说明\n---\n{{ permit-time }}".encode("gbk")),
    "other-line-ends": with_bytes(HOME, b"---\rtitle: x\rdescription: x\r---\r{{ permit-time }}"),
    "not-text": with_bytes(HOME, b"\x89PNG\r\n\x1a\n\0\0\0"),
    "empty-file": with_bytes(HOME, b""),
    "file-too-large": with_bytes("content/backup.yaml", b"x" * 2_000_001),
    "unusable-file": with_bytes("content/notes.docx", b"PK"),
    "no-language": with_bytes("content/pages/about.md", b"---\ntitle: x\n---\n"),
    "image-too-large": with_bytes("assets/plant.jpg", b"x" * 501_000),
    "broken-link": with_link(HOME, HOME),
    "linked-folder": with_link("content/linked", "pages"),
    "outside-the-site": with_link(HOME, "/etc/passwd"),
    "unreadable-file": not_to_be_opened,
    "not-a-file": as_pipe,
    "differ-in-case": other_case,
    "wrong-ending": renamed,
    "no-configuration": without_configuration,
    "no-home-page": without_home,
    "not-filled-in": released,
    "broken-pattern": with_pattern,
    "projection-unmarked": unmarked,
    "engine-fault": with_a_fault,
    "not-an-output-folder": over_photos,
    "output-among-sources": over_sources,
    "folder-in-the-way": beside_a_stranger,
    "files-not-from-the-build": with_photos_inside,
    "publishing-already": twice_at_once,
    "not-published": under_a_file,
    "unusable-address": lambda small: published(small, {"con.html": b""}, small.folder / "output"),
    "clashing-addresses": lambda small: published(small, {"a.html": b"", "A.html": b""}, small.folder / "output"),
    "broken-catalogue": lambda small: own_catalogue(small, 'msgstr "来源"', "nonsense"),
    "untranslated-message": lambda small: own_catalogue(small, 'msgstr "来源"', 'msgstr ""'),
    "fuzzy-message": lambda small: own_catalogue(small, 'msgid "Scope"', '#, fuzzy\nmsgid "Scope"'),
    "wrong-placeholders": lambda small: own_catalogue(small, "不足%(amount)s", "不足%(amuont)s"),
}


# What concerns the folder that is published to stands at no place of the site.
PUBLISHING = {
    *("not-an-output-folder", "output-among-sources", "folder-in-the-way", "files-not-from-the-build"),
    *("publishing-already", "not-published", "unusable-address", "clashing-addresses", "engine-fault"),
}


def typed(small: SmallSite, example: Example, words: str) -> tuple[Problem, ...]:
    """What the small site says of an example's words."""
    before = example.replaces or example.right
    if before:
        small.replace(example.file, before, words)
    else:
        assert not (small.folder / example.file).exists(), "an example without what is right makes a new file"
        small.write(example.file, words)
    return small.build().problems


@pytest.mark.parametrize("code", KINDS)
def test_a_kind_has_all_its_words_in_every_language(code: str) -> None:
    kind = KINDS[code]
    assert kind.message and kind.why and kind.hint
    for language in available_languages(Folders(REPOSITORY)):
        catalogue = read_catalogue(Folders(REPOSITORY), language)
        assert catalogue is not None
        for words in filter(None, (kind.message, kind.why, kind.hint, kind.source)):
            entry = catalogue.get(words)
            assert entry is not None, (language, words)
            assert entry.string or catalogue.locale == read_template(Folders(REPOSITORY)).locale, (language, words)


@pytest.mark.parametrize("code", KINDS)
def test_a_kind_has_an_example_and_a_case(code: str) -> None:
    assert code in EXAMPLES
    assert (code in TYPED) != (code in MADE), "tried either as it is typed or as it is made here"


def test_there_is_no_example_of_what_does_not_exist() -> None:
    assert set(EXAMPLES) == set(KINDS)


@pytest.mark.parametrize("code", [code for code in KINDS if code in {*TYPED, *MADE}])
def test_the_case_gives_the_message_with_its_place_in_words_of_both_languages(small: SmallSite, code: str) -> None:
    problems = typed(small, TYPED[code], TYPED[code].wrong) if code in TYPED else MADE[code](small)
    found = [problem for problem in problems if problem.kind.code == code]
    assert found, [problem.kind.code for problem in problems]
    for problem in found:
        chinese, english = as_text(problem, CHINESE), as_text(problem, ENGLISH)
        assert chinese != english
        assert "%(" not in (chinese + english).replace("%(name)s", "").replace("%(amount)s", "")
        chinese.encode("gbk")
        assert problem.place.path or problem.kind.code in PUBLISHING


def test_the_small_site_gives_no_problem(small: SmallSite) -> None:
    assert small.build().problems == ()


@pytest.mark.parametrize("code", [code for code, example in TYPED.items() if example.replaces])
def test_what_an_example_calls_right_is_right(small: SmallSite, code: str) -> None:
    assert code not in {problem.kind.code for problem in typed(small, TYPED[code], TYPED[code].right)}


def test_an_empty_line_of_an_example_is_shown_as_part_of_it() -> None:
    said = build_py("explain", "list-not-started").stdout.splitlines()
    assert [line.strip() for line in said if line.startswith("    |")][3:] == [
        "| 办法如下：",
        "|",
        "| - 签约",
        "| - 开工",
    ]
