"""Whatever an editor on Chinese Windows writes is read right, with a warning where it is not plain UTF-8."""

from __future__ import annotations

import pytest

from tests.small_site import SmallSite, describe

PAGE = "content/pages/index.zh.md"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gbk", "gb18030"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_change_nothing_on_the_page(small: SmallSite, encoding: str, line_end: str) -> None:
    page = small.page("zh/index.html")
    text = (small.folder / PAGE).read_text(encoding="utf-8")
    small.write(PAGE, text.replace("\n", line_end).encode(encoding))
    built = small.build()
    assert built.sound
    assert built.files["zh/index.html"].decode() == page
    codes = {describe(problem) for problem in built.problems}
    assert (f"other-encoding {PAGE}:0" in codes) == (encoding != "utf-8-sig")
    assert (f"other-line-ends {PAGE}:0" in codes) == (line_end == "\r")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_style_sheet_is_read_in_whatever_encoding_it_is_saved(small: SmallSite, encoding: str) -> None:
    rule = "main::before { content: '样式'; color: red }"
    small.write("assets/styles/own.css", rule.encode(encoding))
    small.write("assets/styles/empty.css", b"")
    built = small.build()
    (style,) = (data for address, data in built.files.items() if address.endswith(".css"))
    assert rule in style.decode()
    assert "\ufeff" not in style.decode()
    told = {describe(problem) for problem in built.problems if problem.place.path.endswith(".css")}
    assert bool(told) == (encoding in ("utf-16", "gb18030"))


def test_plain_utf_8_earns_no_warning(small: SmallSite) -> None:
    assert small.build().problems == ()


def test_a_binary_file_is_named_and_nothing_is_built(small: SmallSite) -> None:
    small.write(PAGE, b"\x89PNG\r\n\x1a\n\0\0\0")
    built = small.build()
    assert f"not-text {PAGE}:0" in [describe(problem) for problem in built.problems]
    assert built.files == {}


def test_temporary_files_of_editors_are_passed_over(small: SmallSite) -> None:
    for name in ("~$index.zh.md", ".index.zh.md.swp", "index.zh.md~", ".DS_Store", "#index.zh.md#"):
        small.write(f"content/pages/{name}", b"\0\xff")
    assert small.build().problems == ()


def test_other_files_in_content_are_warned_about(small: SmallSite) -> None:
    small.write("content/pages/notes.docx", b"PK")
    built = small.build()
    assert [describe(problem) for problem in built.problems] == ["unusable-file content/pages/notes.docx:0"]
    assert built.sound


def test_a_page_without_a_language_in_its_name_is_reported(small: SmallSite) -> None:
    small.write("content/pages/about.md", "---\ntitle: x\n---\n")
    assert [describe(problem) for problem in small.build().problems] == ["no-language content/pages/about.md:0"]


def test_a_link_out_of_the_folder_is_refused(small: SmallSite) -> None:
    secret = small.folder.parent / "secret.md"
    secret.write_text("---\ntitle: x\ndescription: x\n---\nsecret", encoding="utf-8")
    (small.folder / "content/pages/secret.zh.md").symlink_to(secret)
    assert [describe(problem) for problem in small.build().problems] == [
        "outside-the-site content/pages/secret.zh.md:0"
    ]


def test_a_picture_from_outside_the_folder_is_refused(small: SmallSite) -> None:
    (small.folder.parent / "secret.png").write_bytes(b"secret")
    (small.folder / "assets").mkdir()
    (small.folder / "assets/secret.png").symlink_to(small.folder.parent / "secret.png")
    built = small.build()
    assert [describe(problem) for problem in built.problems] == ["outside-the-site assets/secret.png:0"]
    assert built.files == {}


def test_front_matter_that_is_not_closed_is_reported(small: SmallSite) -> None:
    small.write(PAGE, "---\ntitle: x\n\ntext\n")
    assert f"open-front-matter {PAGE}:1" in [describe(problem) for problem in small.build().problems]


def test_values_are_taken_as_typed(small: SmallSite) -> None:
    """YAML would read `no` as false and `12:30` as a number; here a text stays the text it is."""
    for typed in ("no", "on", "~~", "null_", "=", "yes"):
        small.replace("content/sources/report.yaml", "title: {zh: 一篇报道,", f"title: {{zh: {typed},")
        assert f"<h3>{typed}</h3>" in small.page("zh/sources.html")
        small.replace("content/sources/report.yaml", f"title: {{zh: {typed},", "title: {zh: 一篇报道,")
