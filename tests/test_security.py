"""Attempts to bring script into a page or the site out of its folder, as a table; none gets through."""

from __future__ import annotations

import os
import re
from html.parser import HTMLParser

import pytest

from tests.processes import build_py
from tests.small_site import SmallSite, describe

PAGE = "content/pages/index.zh.md"
PROFILE = "content/enterprises/glassworks/profile.yaml"

# What somebody puts into Markdown.
INTO_MARKDOWN = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//example.org/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    '<img src="x" onerror="alert(1)" alt="x">',
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
    "<body onload=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='JaVaScRiPt:alert(1)'>x</a>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "[x](JAVASCRIPT:alert(1))",
    "[x](&#x6A;avascript:alert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "![x](data:image/svg+xml,<svg onload=alert(1)>)",
    "<iframe src='https://example.org/'></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data='x.swf'></object><embed src='x.swf'>",
    "<form action='https://example.org/'><input name=a><button>x</button></form>",
    "<style>body{background:url(https://example.org/x)}</style>",
    "<p style='background:url(https://example.org/x)'>x</p>",
    "<link rel=stylesheet href=https://example.org/x.css>",
    "<meta http-equiv=refresh content='0;url=https://example.org/'>",
    "<base href='https://example.org/'>",
    "<video src='https://example.org/x' onplay=alert(1)></video>",
    "## x {#id onclick=alert(1)}",
    "[x](y){: onclick='alert(1)' }",
    "x\n{: style='color:red' onmouseover='alert(1)' }",
    "<details open ontoggle=alert(1)>x</details>",
    "<div markdown='1' onclick='alert(1)'>x</div>",
    "<!--><script>alert(1)</script>-->",
    "<noscript><p title='</noscript><script>alert(1)</script>'>",
    "{{ <script>alert(1)</script> }}",
    "[[<script>alert(1)</script>]]",
    "[[speed|<img src=x onerror=alert(1)>]]",
    "`<script>alert(1)</script>`",
    "::: news <script>alert(1)</script>",
]
ALLOWED_SCHEMES = ("", "https", "http", "mailto", "tel")
OWN_TAGS = {"meta", "link", "script", "base", "svg", "details", "summary", "nav", "form", "input", "button", "select"}


class Suspicious(HTMLParser):
    """Whatever on a page could run, load or send something that the templates do not."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.main, self.found = False, list[str]()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.main = self.main or tag == "main"
        for name, value in attrs:
            scheme = re.match(r"\s*([a-zA-Z][\w+.-]*):", re.sub(r"[\x00-\x20]", "", value or ""))
            if name.startswith("on") or (
                name in ("style", "srcdoc", "formaction", "action", "http-equiv") and self.main
            ):
                self.found.append(f"{tag} {name}")
            if name in ("href", "src", "data", "xlink:href") and (scheme[1] if scheme else "") not in ALLOWED_SCHEMES:
                self.found.append(f"{name}={value}")
        if self.main and tag in ("script", "iframe", "object", "embed", "style", "base", "meta", "form", "video"):
            self.found.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.main = self.main and tag != "main"


@pytest.mark.parametrize("attempt", INTO_MARKDOWN)
@pytest.mark.parametrize("where", ["body", "title", "description"])
def test_nothing_that_runs_or_loads_reaches_a_page(small: SmallSite, attempt: str, where: str) -> None:
    if where == "body":
        small.replace(PAGE, "花了", f"{attempt}\n\n花了")
    else:
        line = attempt.replace("\n", " ").replace("'", "''")
        old = {"title": "title: 首页", "description": "description: 说明"}[where]
        small.replace(PAGE, old, f"{where}: '{line}'")
    built = small.build()
    assert built.sound or built.problems
    for address in ("zh/index.html", "index.html"):
        assert not built.sound or Suspicious(built.files[address].decode()).found == []


# Names and addresses that lead out of the site, with what is said of them.
OUTWARD = [
    (PAGE, "花了", "[x](../../../etc/passwd)。花了", "dead-link"),
    (PAGE, "花了", "[x](/etc/passwd)。花了", "dead-link"),
    (PAGE, "花了", "[x](..\\..\\secret.txt)。花了", "dead-link"),
    (PAGE, "花了", "[x](\\\\server\\share)。花了", "dead-link"),
    (PAGE, "花了", "[x](file:///etc/passwd)。花了", None),
    (PAGE, "花了", "![x](//example.org/x.png)。花了", "fetched-from-elsewhere"),
    (PAGE, "花了", "[[../../secret]]。花了", "unknown-entry"),
    (PAGE, "花了", "{{ ../../secret }}。花了", "unknown-figure"),
    (PROFILE, "source: report\nlocator: main/3\nfigures", "photo: {file: ../../secret.png, alt: {zh: 图, en: Picture}}\nsource: report\nlocator: main/3\nfigures", "unknown-picture"),
    (PROFILE, "source: report\nlocator: main/3\nfigures", "photo: {file: /etc/passwd, alt: {zh: 图, en: Picture}}\nsource: report\nlocator: main/3\nfigures", "unknown-picture"),
    (PROFILE, "source: report\nlocator: main/3\nfigures", 'photo: {file: "\\\\\\\\server\\\\x.png", alt: {zh: 图, en: Picture}}\nsource: report\nlocator: main/3\nfigures', "unknown-picture"),
    (PROFILE, "name: {zh: 玻璃厂, en: Glassworks}", "name: !!python/object/apply:os.system [id]", "special-sign"),
    (PROFILE, "name: {zh: 玻璃厂, en: Glassworks}", "name: &a [*a]", "special-sign"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "old", "new", "code"), OUTWARD)
def test_an_address_outside_the_site_is_refused(
    small: SmallSite, path: str, old: str, new: str, code: str | None
) -> None:
    (small.folder.parent / "secret.png").write_bytes(b"secret")
    small.replace(path, old, new)
    built = small.build()
    codes = [problem.kind.code for problem in built.problems]
    assert code in codes if code else built.sound
    assert b"secret" not in b"".join(built.files.values())
    assert b"file:" not in b"".join(built.files.values())


@pytest.mark.parametrize(
    "slug", ["..", "../x", "a/../../x", "/x", "C:\\x", "\\\\server\\x", "con ", "X", "x.", "", "ä"]
)
def test_a_slug_that_leads_elsewhere_is_refused(small: SmallSite, slug: str) -> None:
    before = sorted(path for path in small.folder.parent.rglob("*"))
    result = build_py("new", "enterprise", slug, "--site", small.folder)
    assert result.returncode == 2
    assert sorted(path for path in small.folder.parent.rglob("*")) == before


@pytest.mark.parametrize("link", ["content/pages/x.zh.md", "assets/x.png", "templates/page.html", "site_config.yaml"])
def test_a_link_that_leaves_the_folder_is_refused(small: SmallSite, link: str) -> None:
    secret = small.folder.parent / "secret"
    secret.write_text("secret", encoding="utf-8")
    (small.folder / link).parent.mkdir(parents=True, exist_ok=True)
    (small.folder / link).unlink(missing_ok=True)
    (small.folder / link).symlink_to(secret)
    built = small.build()
    assert f"outside-the-site {link}:0" in [describe(problem) for problem in built.problems]
    assert built.files == {}


def test_a_folder_that_leads_elsewhere_or_round_in_a_circle_is_not_followed(small: SmallSite) -> None:
    outside = small.folder.parent / "outside"
    outside.mkdir()
    (outside / "secret.zh.md").write_text("---\ntitle: x\ndescription: x\n---\nsecret", encoding="utf-8")
    (small.folder / "content/pages/outside").symlink_to(outside)
    (small.folder / "content/pages/circle").symlink_to(small.folder / "content")
    assert [describe(problem) for problem in small.build().problems] == [
        "linked-folder content/pages/circle:0",
        "linked-folder content/pages/outside:0",
    ]


def test_a_few_lines_cannot_stand_for_a_billion(small: SmallSite) -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 10)}]" for n in range(12)]
    small.write("content/glossary.yaml", "\n".join(lines))
    codes = {problem.kind.code for problem in small.build().problems}
    assert "special-sign" in codes


def test_a_pipe_is_not_waited_for(small: SmallSite) -> None:
    os.mkfifo(small.folder / "content/pages/pipe.zh.md")
    assert [describe(problem) for problem in small.build().problems] == ["not-a-file content/pages/pipe.zh.md:0"]
