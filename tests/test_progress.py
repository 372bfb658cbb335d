"""Long work shows how far it has come; what is soon done says nothing."""

from __future__ import annotations

import io

import pytest

from microsite.commands import progress
from microsite.commands.progress import Progress
from tests.wording import CHINESE, ENGLISH

STAGE = "Rendering the pages"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(progress, "time", made)
    monkeypatch.setenv("COLUMNS", "60")
    return made


def test_what_is_soon_done_says_nothing(clock: Clock) -> None:
    for stream in (Terminal(), io.StringIO()):
        work = Progress(ENGLISH.gettext, stream)
        work(STAGE)
        clock.now += progress.PATIENCE / 2
        work.advance(1, 2)
        assert work.end() == pytest.approx(progress.PATIENCE / 2)
        assert stream.getvalue().strip() == ""


def test_a_bar_grows_on_a_terminal_and_goes_away(clock: Clock) -> None:
    terminal = Terminal()
    work = Progress(ENGLISH.gettext, terminal)
    work(STAGE)
    for done in (250, 500, 1000):
        clock.now += 1
        work.advance(done, 1000)
    shown = terminal.getvalue().split("\r")
    assert [line.count(progress.DONE) for line in shown if line.strip()] == [6, 12, 24]
    assert all(line.startswith(STAGE) for line in shown if line.strip())
    assert "250/1000" in shown[1]
    work.end()
    assert terminal.getvalue().split("\r")[-2].strip() == ""
    assert len(terminal.getvalue().split("\r")[-2]) == len(shown[-1].rstrip())


def test_a_log_gets_plain_lines_now_and_then(clock: Clock) -> None:
    log = io.StringIO()
    work = Progress(ENGLISH.gettext, log)
    work(STAGE)
    for done in range(100):
        clock.now += 0.2
        work.advance(done, 100)
    lines = log.getvalue().splitlines()
    assert 3 <= len(lines) <= 4
    assert all(line.startswith(STAGE) and line.endswith("/100") for line in lines)
    assert "\r" not in log.getvalue()
    assert progress.DONE not in log.getvalue()


def test_a_line_is_no_wider_than_the_terminal(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    terminal = Terminal()
    work = Progress(CHINESE.gettext, terminal)
    work("Reading and checking the content")
    clock.now += 1
    work("Reading and checking the content")
    shown = terminal.getvalue().strip()
    assert 0 < len(shown) <= 9


def test_what_begins_after_a_pause_is_given_time_again(clock: Clock) -> None:
    terminal = Terminal()
    work = Progress(ENGLISH.gettext, terminal)
    for _ in range(3):
        clock.now += 60
        work(STAGE)
        clock.now += progress.PATIENCE / 2
        work.advance(1, 2)
        work.end()
    assert terminal.getvalue() == ""


def test_nothing_is_shown_where_a_program_listens(clock: Clock) -> None:
    terminal = Terminal()
    work = Progress(ENGLISH.gettext, terminal, hidden=True)
    clock.now += 10
    work(STAGE)
    work.advance(1, 2)
    assert terminal.getvalue() == ""
