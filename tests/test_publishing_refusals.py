"""Publishing refuses whatever would destroy what it did not make, or lead out of its folder, and touches nothing."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from microsite.problems import Message, Problem
from microsite.publishing.marker import MARKER, MARKER_TEXT
from microsite.publishing.publish import publish
from tests.processes import tree
from tests.publishing_process import KILLED, PUBLISHED, beside, publish_killed_at, published, run
from tests.small_site import SmallSite

OLD = {"index.html": b"old", "zh/index.html": b"same", "gone.html": b"old"}
NEW = {"index.html": b"new", "zh/index.html": b"same"}


def code(problem: Problem | None) -> str | None:
    return problem.kind.code if problem else None


def link(path: Path, target: Path) -> None:
    """Make a link; on Windows a junction, or, to a file, what takes a privilege."""
    if sys.platform == "win32" and target.is_dir():
        import _winapi

        _winapi.CreateJunction(str(target), str(path))
        return
    try:
        path.symlink_to(target, target_is_directory=target.is_dir())
    except OSError as error:
        if os.name != "nt":
            raise
        pytest.skip(str(error))


def a_folder_of_photos(output: Path) -> None:
    output.mkdir()
    (output / "family.jpg").write_bytes(b"jpg")


def a_file(output: Path) -> None:
    output.write_bytes(b"a file")


def a_link_to_a_published_site(output: Path) -> None:
    assert publish(OLD, output.with_name("real")) is None
    link(output, output.with_name("real"))


def a_link_that_leads_nowhere(output: Path) -> None:
    link(output, output.with_name("nowhere"))


def a_folder_with_another_marker(output: Path) -> None:
    a_folder_of_photos(output)
    (output / MARKER).write_bytes(b"my notes about microsites\n")


def a_folder_with_a_begun_marker(output: Path) -> None:
    a_folder_of_photos(output)
    (output / MARKER).write_bytes(MARKER_TEXT[:10])


def a_folder_with_a_marker_that_is_a_link(output: Path) -> None:
    a_folder_of_photos(output)
    output.with_name("marker").write_bytes(MARKER_TEXT)
    link(output / MARKER, output.with_name("marker"))


@pytest.mark.parametrize(
    "there",
    [
        a_folder_of_photos,
        a_file,
        a_link_to_a_published_site,
        a_link_that_leads_nowhere,
        a_folder_with_another_marker,
        a_folder_with_a_begun_marker,
        a_folder_with_a_marker_that_is_a_link,
    ],
)
def test_what_was_not_made_here_is_never_touched(tmp_path: Path, there: Callable[[Path], None]) -> None:
    there(tmp_path / "output")
    before, names = tree(tmp_path), sorted(tmp_path.rglob("*"))
    assert code(publish(NEW, tmp_path / "output")) == "not-an-output-folder"
    assert (tree(tmp_path), sorted(tmp_path.rglob("*"))) == (before, names)


@pytest.mark.parametrize("name", [".output.staging", ".output.old"])
@pytest.mark.parametrize("there", [a_folder_of_photos, a_file, a_link_to_a_published_site])
def test_names_needed_beside_the_folder_may_be_somebody_elses(
    tmp_path: Path, name: str, there: Callable[[Path], None]
) -> None:
    assert publish(OLD, tmp_path / "output") is None
    there(tmp_path / name)
    before = tree(tmp_path)
    problem = publish(NEW, tmp_path / "output")
    assert problem is not None and problem.kind.code == "folder-in-the-way"
    assert problem.values["folder"] == str(tmp_path / name)
    assert tree(tmp_path) == before


def test_the_only_whole_site_left_by_a_killed_run_stays_while_a_strangers_folder_is_in_its_place(
    tmp_path: Path,
) -> None:
    assert publish(OLD, tmp_path / ".output.old") is None
    a_folder_of_photos(tmp_path / "output")
    assert code(publish(NEW, tmp_path / "output")) == "not-an-output-folder"
    assert published(tmp_path / ".output.old") == OLD


def test_a_marker_whose_line_end_version_control_changed_is_still_ours(tmp_path: Path) -> None:
    assert publish(OLD, tmp_path / "output") is None
    (tmp_path / "output" / MARKER).write_bytes(MARKER_TEXT.replace(b"\n", b"\r\n"))
    assert publish(OLD, tmp_path / "output") is None
    assert published(tmp_path / "output") == OLD


# The site itself.


@pytest.mark.parametrize(
    "where", [".", "..", "content", "content/pages", "content/published", "content/../content/new"]
)
@pytest.mark.parametrize("marked", [False, True], ids=["", "marked"])
def test_the_folders_a_site_is_made_from_are_never_published_over(small: SmallSite, where: str, marked: bool) -> None:
    sources = [small.folder / name for name in ("content", "templates", "assets", "no-such-folder")]
    output = small.folder / where
    if marked and output.is_dir():
        (output / MARKER).write_bytes(MARKER_TEXT)
    expected = "output-among-sources" if marked or not output.is_dir() else "not-an-output-folder"
    before = tree(small.folder.parent)
    assert code(publish(NEW, output, sources=sources)) == expected
    assert tree(small.folder.parent) == before


def test_a_link_does_not_hide_that_a_folder_is_among_the_sources(small: SmallSite) -> None:
    link(small.folder.parent / "link", small.folder / "content" / "pages")
    problem = publish(NEW, small.folder.parent / "link" / "new", sources=[small.folder / "content"])
    assert code(problem) == "output-among-sources"


def test_output_in_the_sites_folder_is_fine(small: SmallSite) -> None:
    assert publish(NEW, small.folder / "output", sources=[small.folder / "content", small.folder / "none"]) is None


@pytest.mark.parametrize("sign", ["site_config.yaml", ".git/HEAD", "backup/site_config.yaml"])
def test_a_site_or_a_repository_in_a_marked_folder_stays_even_if_nobody_says_what_the_sources_are(
    tmp_path: Path, sign: str
) -> None:
    assert publish(OLD, tmp_path / "output") is None
    (tmp_path / "output" / sign).parent.mkdir(exist_ok=True)
    (tmp_path / "output" / sign).write_bytes(b"work of years")
    assert code(publish(NEW, tmp_path / "output")) == "files-not-from-the-build"
    assert (tmp_path / "output" / sign).read_bytes() == b"work of years"


@pytest.mark.parametrize("root", ["/", "/tmp/.."])  # noqa: S108
def test_the_root_of_a_disk_is_refused(root: str) -> None:
    assert code(publish(NEW, Path(root))) == "not-an-output-folder"


# Files that somebody put into the published folder.


@dataclass(frozen=True)
class Recorded:
    """A folder that is published to with a record of it."""

    folder: Path

    @property
    def output(self) -> Path:
        return self.folder / "site" / "output"

    @property
    def records(self) -> Path:
        return self.folder / "cache" / "published"

    def publish(self, files: Mapping[str, bytes]) -> Problem | None:
        return publish(files, self.output, records=self.records)


@pytest.fixture
def kept(tmp_path: Path) -> Recorded:
    """The old site, published with a record of it."""
    assert Recorded(tmp_path).publish(OLD) is None
    return Recorded(tmp_path)


@pytest.mark.parametrize("name", ["family.jpg", "zh/family.jpg", "照片/全家.jpg", "notes\n.html"])
def test_a_file_that_somebody_put_there_stops_publication(kept: Recorded, name: str) -> None:
    if os.name == "nt" and "\n" in name:
        name = "notes.html"
    photo = kept.output / name
    photo.parent.mkdir(exist_ok=True)
    photo.write_bytes(b"jpg")
    problem = kept.publish(NEW)
    assert problem is not None and problem.kind.code == "files-not-from-the-build"
    assert problem.values["files"] == name.replace("\n", "\\n")
    assert photo.read_bytes() == b"jpg"
    assert published(kept.output) == {**OLD, name: b"jpg"}
    photo.unlink()
    assert kept.publish(NEW) is None
    assert published(kept.output) == NEW
    assert beside(kept.output) == []


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a name is always text")
def test_a_name_that_is_no_text_can_be_told_and_replaced(kept: Recorded) -> None:
    (kept.output / "\udcff.jpg").write_bytes(b"jpg")
    problem = kept.publish(NEW)
    assert problem is not None and problem.values["files"] == "\\udcff.jpg"
    assert publish(NEW, kept.output) is None
    assert published(kept.output) == NEW


def test_of_many_such_files_the_first_are_named(kept: Recorded) -> None:
    for number in range(9):
        (kept.output / f"{number}.jpg").write_bytes(b"jpg")
    problem = kept.publish(NEW)
    assert problem is not None
    assert problem.values["files"] == "0.jpg, 1.jpg, 2.jpg, 3.jpg, 4.jpg, …"


@pytest.mark.parametrize("name", [".DS_Store", "zh/Thumbs.db", "desktop.ini", "zh/._index.html"])
def test_what_file_managers_leave_there_does_not(kept: Recorded, name: str) -> None:
    (kept.output / name).write_bytes(b"")
    assert kept.publish(NEW) is None
    assert published(kept.output) == NEW


def test_pages_of_the_sites_before_are_no_strangers(kept: Recorded) -> None:
    for files in (NEW, OLD, OLD, {"index.html": b"one"}, {**NEW, "more.html": b"more"}, NEW):
        assert kept.publish(files) is None
        assert published(kept.output) == files


def test_a_page_that_was_published_from_elsewhere_is_none_either(kept: Recorded) -> None:
    assert publish({**OLD, "theirs.html": b"theirs"}, kept.output) is None
    os.utime(kept.output / MARKER, (0, 0))  # at another time, however coarse the clock
    assert kept.publish(NEW) is None
    assert published(kept.output) == NEW


@pytest.mark.parametrize("record", [b"", b"{", b"[]", b"null", b'{"held": []}', b"\xff"])
def test_a_record_that_was_damaged_is_forgotten(kept: Recorded, record: bytes) -> None:
    for file in kept.records.iterdir():
        file.write_bytes(record)
    assert kept.publish(NEW) is None
    assert published(kept.output) == NEW


def test_where_no_record_can_be_written_publishing_goes_on(tmp_path: Path) -> None:
    (tmp_path / "cache").write_bytes(b"a file")
    for files in (OLD, NEW):
        assert publish(files, tmp_path / "output", records=tmp_path / "cache") is None
        assert published(tmp_path / "output") == files


@pytest.mark.parametrize("exchanging", [True, False], ids=["exchange", "two renames"])
def test_a_killed_run_makes_no_strangers(tmp_path: Path, exchanging: bool) -> None:
    """Whichever of two sites stands there afterwards: a photograph beside it is noticed, and no page of it is one."""
    for step in range(1, 1000):
        place = Recorded(tmp_path / str(step))
        assert place.publish(OLD) is None
        status = run(publish_killed_at, step, {"other.html": b"other"}, place.output, exchanging, place.records)
        if place.output.exists():
            (place.output / "family.jpg").write_bytes(b"jpg")
            assert code(place.publish({"third.html": b"third"})) == "files-not-from-the-build"
            (place.output / "family.jpg").unlink()
        assert place.publish({"third.html": b"third"}) is None
        if status == PUBLISHED:
            return
        assert status == KILLED


# Addresses.

OUTSIDE = "it leads out of the folder"
NOT_EVERYWHERE = "Windows and USB sticks cannot hold such a name"
TAKEN = "the build itself puts a file of this name there"


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("../escaped.html", OUTSIDE),
        ("zh/../../escaped.html", OUTSIDE),
        ("zh/..", OUTSIDE),
        ("..", OUTSIDE),
        ("/etc/escaped.html", OUTSIDE),
        ("//server/share/escaped.html", OUTSIDE),
        ("\\\\server\\share\\escaped.html", OUTSIDE),
        ("\\escaped.html", OUTSIDE),
        ("zh\\..\\..\\escaped.html", OUTSIDE),
        ("C:/escaped.html", OUTSIDE),
        ("c:escaped.html", OUTSIDE),
        ("", NOT_EVERYWHERE),
        (".", NOT_EVERYWHERE),
        ("zh/./a.html", NOT_EVERYWHERE),
        ("zh//a.html", NOT_EVERYWHERE),
        ("zh/", NOT_EVERYWHERE),
        ("zh/a\0.html", NOT_EVERYWHERE),
        ("zh/a\n.html", NOT_EVERYWHERE),
        ("zh\\a.html", NOT_EVERYWHERE),
        ("zh/a:b.html", NOT_EVERYWHERE),
        ("zh/a?.html", NOT_EVERYWHERE),
        ("zh/a. ", NOT_EVERYWHERE),
        ("zh./a.html", NOT_EVERYWHERE),
        ("NUL", NOT_EVERYWHERE),
        ("zh/con.html", NOT_EVERYWHERE),
        ("zh/Aux/a.html", NOT_EVERYWHERE),
        ("zh/com1.tar.gz", NOT_EVERYWHERE),
        ("zh/\udcff.html", NOT_EVERYWHERE),
        (MARKER, TAKEN),
        (MARKER.upper(), TAKEN),
        (f"{MARKER}/a.html", TAKEN),
    ],
)
def test_an_address_that_cannot_be_published_is_refused(tmp_path: Path, address: str, reason: str) -> None:
    output = tmp_path / "inner" / "output"
    assert publish(OLD, output) is None
    before, root = tree(tmp_path), sorted(Path("/").iterdir())
    problem = publish({**NEW, address: b"escaped"}, output)
    assert problem is not None and problem.kind.code == "unusable-address"
    assert problem.values["reason"] == reason and isinstance(problem.values["reason"], Message)
    assert str(problem.values["address"]).isprintable()
    assert (tree(tmp_path), sorted(Path("/").iterdir())) == (before, root)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("zh/A.html", "zh/a.html"),
        ("ZH/a.html", "zh/b.html"),
        ("zh/é.html", "zh/e\u0301.html"),
        ("zh", "zh/a.html"),
        ("zh/a", "zh/A/b/c.html"),
    ],
)
def test_addresses_that_are_one_on_some_systems_are_refused(tmp_path: Path, one: str, other: str) -> None:
    assert code(publish({one: b"one", other: b"other"}, tmp_path / "output")) == "clashing-addresses"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "address",
    [
        "zh/招商引资 指南.html",
        "zh/a'b&c;(d)[e]%20$HOME`x`.html",
        "-rf",
        "zh/...a",
        ".well-known/a.txt",
        "zh/context.html",
        "zh/𠮷.html",
        "/".join(["deep"] * 12) + "/a.html",
        "x" * 200 + ".html",
        "zh/null.html",
        "zh/com10.html",
        "zh/~a#b,c=d+e@f!.html",
    ],
)
def test_odd_names_that_every_system_can_hold_are_published(tmp_path: Path, address: str) -> None:
    for text in (b"one", b"two"):
        assert publish({**NEW, address: text}, tmp_path / "输出 output") is None
        assert published(tmp_path / "输出 output") == {**NEW, address: text}
