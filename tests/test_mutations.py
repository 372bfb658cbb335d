"""A sample of damaged trees of the real content: no traceback, no hang, the same site or a message that can be shown.

More of them run with `.venv/bin/python -m tests.mutation.harness --count 10000`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.mutation.damage import MUTATIONS, Outcome
from tests.mutation.harness import Harness

TREES = 300
FIRST_SEED = 20_261_124
GROUPS = 6


@pytest.fixture(scope="module")
def harness(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Harness]:
    yield Harness(tmp_path_factory.mktemp("mutations") / "site")


@pytest.mark.parametrize("group", range(GROUPS))
def test_damage_gives_the_same_site_or_a_message(harness: Harness, group: int) -> None:
    seeds = range(FIRST_SEED + group * TREES // GROUPS, FIRST_SEED + (group + 1) * TREES // GROUPS)
    verdicts = [harness.run(seed) for seed in seeds]
    assert [verdict for verdict in verdicts if verdict.fault] == []


def test_the_harness_notices_what_it_is_there_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the reading of GBK broken, with a check that stays silent, and with one that falls over, it finds faults."""
    harness = Harness(tmp_path / "site")
    page = "content/pages/index.zh.md"
    gbk = dict(harness.tree) | {page: harness.tree[page].decode().replace("签约", "签約").encode("gbk")}
    silent = next(each for each in MUTATIONS if each.outcome is Outcome.SAME)
    loud = next(each for each in MUTATIONS if each.outcome is Outcome.MESSAGE)
    assert "not the same site" in harness.judged(gbk, silent, page).fault
    assert "nothing was said" in harness.judged(dict(harness.tree), loud, page).fault
    monkeypatch.setattr("microsite.material.check_settings", lambda *settings: 1 / 0)
    assert "ZeroDivisionError" in harness.judged(dict(harness.tree), loud, page).fault
