"""Another language is a line in site_config.yaml, a catalogue and content files; the engine knows none."""

from __future__ import annotations

import re

import pytest
from babel.messages.pofile import read_po, write_po

from microsite.reading.folders import REPOSITORY
from tests.small_site import SmallSite, describe

JAPANESE = "  - {code: ja, tag: ja, name: 日本語, locale: ja_JP}\n"
ADDRESS = "https://example.org/zone/"


def add_japanese(small: SmallSite) -> None:
    """A third language, with a catalogue of its own in the site and a home page."""
    small.replace("site_config.yaml", "default_language", JAPANESE + "default_language")
    for path in [*small.folder.glob("content/**/*.yaml"), small.folder / "site_config.yaml"]:
        text = path.read_text(encoding="utf-8")
        named = re.sub(r"en: ([^{},\n]+)\}", r"en: \1, ja: \1}", text)
        path.write_text(named.replace('en: "RMB {n}"}', 'en: "RMB {n}", ja: "{n}元"}'), encoding="utf-8")
    small.replace("content/units.yaml", "    en: {one", '    ja: "{n}営業日"\n    en: {one')
    with (REPOSITORY / "locales/messages.pot").open("rb") as file:
        catalogue = read_po(file, locale="ja")
    for message in catalogue:
        if message.id:
            message.string = message.id if isinstance(message.id, str) else (message.id[0],)
    target = small.folder / "locales/ja/LC_MESSAGES/messages.po"
    target.parent.mkdir(parents=True)
    with target.open("wb") as file:
        write_po(file, catalogue)
    small.write(
        "content/pages/index.ja.md", "---\ntitle: ホーム\ndescription: 説明\n---\n\n{{ permit-time }}で完了。\n"
    )


def test_a_third_language_builds_without_a_change_to_the_engine(small: SmallSite) -> None:
    add_japanese(small)
    page = small.page("ja/index.html")
    assert '<html lang="ja">' in page
    assert "25営業日" in page
    assert 'href="../zh/index.html" lang="zh-Hans"' in page


def test_a_single_language_builds(small: SmallSite) -> None:
    for path in [*small.folder.glob("content/**/*.en.md")]:
        path.unlink()
    small.replace("site_config.yaml", "  - {code: en, tag: en, name: English, locale: en_GB}\n", "")
    for path in [*small.folder.glob("content/**/*.yaml"), small.folder / "site_config.yaml"]:
        text = re.sub(r", en: [^{},\n]+(\"\{n\}\")?\}", "}", path.read_text(encoding="utf-8"))
        text = text.replace(', en: "RMB {n}"}', "}").replace("unofficial: [en]\n", "")
        path.write_text(re.sub(r"\n    en: \{one.*", "", text), encoding="utf-8")
    built = small.build()
    assert built.sound, [describe(problem) for problem in built.problems]
    assert {address.split("/")[0] for address in built.files} == {"zh", "index.html", "data", "assets"}
    assert "languages" not in built.files["zh/index.html"].decode()


def test_a_page_without_a_counterpart_shows_the_other_text_and_says_so(small: SmallSite) -> None:
    small.remove("content/pages/speed.en.md")
    page = small.page("en/speed.html", url=ADDRESS)
    assert 'class="notice"' in page
    assert '<h1 lang="zh-Hans">速度</h1>' in page
    assert '<div class="prose" lang="zh-Hans">' in page
    assert re.search(r'<div lang="en">.*The procedure.*Who acts', page, re.DOTALL)
    assert 'href="sources.html#figure-permit-time"' in page
    assert 'hreflang="en"' not in re.findall(r"<head>.*</head>", page, re.DOTALL)[0]


def test_a_page_without_a_counterpart_can_be_left_out_and_no_link_dies(small: SmallSite) -> None:
    small.replace("site_config.yaml", "default_language", "missing_translation: omit\ndefault_language")
    small.remove("content/pages/speed.en.md")
    built = small.build(url=ADDRESS)
    assert built.sound, [describe(problem) for problem in built.problems]
    assert "en/speed.html" not in built.files
    home = built.files["en/index.html"].decode()
    assert '<a href="../zh/speed.html" lang="zh-Hans" hreflang="zh-Hans">' in home
    assert "speed.html" not in re.findall(r'<nav class="menu".*?</nav>', home, re.DOTALL)[0]
    assert 'href="../en/index.html"' in built.files["zh/speed.html"].decode()


def test_an_enterprise_without_prose_still_has_its_page(small: SmallSite) -> None:
    for code in ("zh", "en"):
        small.remove(f"content/enterprises/glassworks/profile.{code}.md")
    assert "RMB 1.526 billion (projected)" in small.page("en/enterprises/glassworks.html")


@pytest.mark.parametrize("code", ["zh", "en"])
def test_alternates_and_canonical_stand_only_where_the_address_is_set(small: SmallSite, code: str) -> None:
    page = small.page(f"{code}/speed.html", url=ADDRESS)
    assert f'<link rel="canonical" href="{ADDRESS}{code}/speed.html">' in page
    assert f'<link rel="alternate" hreflang="zh-Hans" href="{ADDRESS}zh/speed.html">' in page
    assert f'<link rel="alternate" hreflang="en" href="{ADDRESS}en/speed.html">' in page
    assert f'<link rel="alternate" hreflang="x-default" href="{ADDRESS}zh/speed.html">' in page
    assert "canonical" not in small.page(f"{code}/speed.html")


def test_the_sitemap_lists_every_page_with_its_real_translations(small: SmallSite) -> None:
    small.remove("content/pages/speed.en.md")
    built = small.build(url=ADDRESS)
    sitemap = built.files["sitemap.xml"].decode()
    assert f"<loc>{ADDRESS}zh/speed.html</loc>" in sitemap
    assert f"<loc>{ADDRESS}en/speed.html</loc>" not in sitemap
    assert "sitemap.xml" not in small.build().files


def test_a_missing_catalogue_fails_the_build(small: SmallSite) -> None:
    small.replace("site_config.yaml", "default_language", JAPANESE + "default_language")
    assert "no-catalogue site_config.yaml:0" in [describe(problem) for problem in small.build().problems]
