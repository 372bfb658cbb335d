"""Interface wording: nothing missing, nothing fuzzy, nothing that code and catalogues disagree on."""

from __future__ import annotations

import shutil
from codecs import BOM_UTF8
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from microsite.commands.catalogues import extract
from microsite.reading.folders import REPOSITORY, Folders
from microsite.wording.catalogue import available_languages, catalogue_path, read_catalogue, read_template
from tests.small_site import SmallSite, describe

FOLDERS = Folders(REPOSITORY)
CHINESE = catalogue_path("zh")


def messages(catalogue: Catalog) -> set[tuple[str | None, object]]:
    return {(message.context, message.id) for message in catalogue if message.id}


def test_the_template_holds_every_message_of_code_and_templates_and_no_other() -> None:
    template = read_template(FOLDERS)
    assert messages(template) == messages(extract(template))


@pytest.mark.parametrize("language", available_languages(FOLDERS))
def test_a_catalogue_holds_the_messages_of_the_template_and_no_other(language: str) -> None:
    catalogue = read_catalogue(FOLDERS, language)
    assert catalogue is not None
    assert messages(catalogue) == messages(read_template(FOLDERS))


def test_every_chinese_message_can_be_shown_in_a_chinese_windows_console() -> None:
    catalogue = read_catalogue(FOLDERS, "zh")
    assert catalogue is not None
    for message in catalogue:
        for string in [message.string] if isinstance(message.string, str) else message.string or ():
            string.encode("gbk")


@pytest.fixture
def own_catalogue(small: SmallSite) -> Path:
    """A site that brings its own catalogue, to be damaged."""
    target = small.folder / CHINESE
    target.parent.mkdir(parents=True)
    shutil.copy(REPOSITORY / CHINESE, target)
    return target


def test_a_missing_message_fails_the_build(small: SmallSite, own_catalogue: Path) -> None:
    text = own_catalogue.read_text(encoding="utf-8")
    start = text.index('msgid "Skip to the text"')
    end = text.index("\n\n", start)
    own_catalogue.write_text(text[:start] + 'msgid "Skip to the text"\nmsgstr ""' + text[end:], encoding="utf-8")
    built = small.build()
    assert [problem.kind.code for problem in built.problems] == ["untranslated-message"]
    assert built.problems[0].place.path == CHINESE and built.problems[0].place.line > 0
    assert built.files == {}


def test_a_fuzzy_message_fails_the_build(small: SmallSite, own_catalogue: Path) -> None:
    text = own_catalogue.read_text(encoding="utf-8")
    own_catalogue.write_text(
        text.replace('msgid "Skip to the text"', '#, fuzzy\nmsgid "Skip to the text"'), encoding="utf-8"
    )
    assert [problem.kind.code for problem in small.build().problems] == ["fuzzy-message"]


def test_a_lost_placeholder_fails_the_build(small: SmallSite, own_catalogue: Path) -> None:
    text = own_catalogue.read_text(encoding="utf-8")
    assert "不足%(amount)s" in text
    own_catalogue.write_text(text.replace('msgstr "不足%(amount)s"', 'msgstr "不足%(amuont)s"'), encoding="utf-8")
    assert {problem.kind.code for problem in small.build().problems} == {"wrong-placeholders"}


def test_a_broken_catalogue_is_reported(small: SmallSite, own_catalogue: Path) -> None:
    own_catalogue.write_text('msgid "Source"\nmsgstr[0] "来源"\nnonsense\n', encoding="utf-8")
    assert f"broken-catalogue {CHINESE}:0" in [describe(problem) for problem in small.build().problems]


@pytest.mark.parametrize("typed", ['msgstr "菜单', 'msgstr 菜单"', 'msgstr "菜"单"', "msgstr 菜单"])
def test_a_quotation_mark_that_is_missing_or_too_many_is_told_with_its_line(
    small: SmallSite, own_catalogue: Path, typed: str
) -> None:
    text = own_catalogue.read_text(encoding="utf-8")
    start = text.index('msgid "Skip to the text"')
    line = text.count("\n", 0, start) + 2
    before, after = text[:start], text[text.index("\n\n", start) :]
    own_catalogue.write_text(f'{before}msgid "Skip to the text"\n{typed}{after}', encoding="utf-8")
    built = small.build()
    assert [describe(problem) for problem in built.problems] == [f"broken-catalogue {CHINESE}:{line}"]


def test_a_mark_of_the_encoding_before_a_catalogue_changes_nothing(small: SmallSite, own_catalogue: Path) -> None:
    before = small.build()
    own_catalogue.write_bytes(BOM_UTF8 + own_catalogue.read_bytes())
    assert small.build().files == before.files
