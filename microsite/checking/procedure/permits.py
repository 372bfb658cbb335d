"""Nothing suggests that no permit is needed; what the law itself exempts is said with the law as its source."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checking.content import Found, Rule, Written
from microsite.marking import N_
from microsite.model.source import SourceType
from microsite.problems import Problem, ProblemKind, Severity
from microsite.prose.parts import Citation

PERMIT_DENIED = ProblemKind(
    "permit-denied",
    Severity.ERROR,
    N_("“%(words)s” says that no construction permit is needed."),
    N_("Work without a permit is stopped and may be fined; the zone would have led the investor there."),
    N_("Say that the permit is still required; for an exemption cite the law in the same sentence: [[law#article]]."),
    source=N_("Construction Law of the People's Republic of China, Articles 7 and 64"),
)
SENTENCE_ENDS = "。！？；.!?;\n"


def check_permits(written: Written) -> Iterator[Problem]:
    """Report denials of the permit in sentences that cite no law."""
    laws = {source.id for source in written.site.sources if source.type is SourceType.LAW}
    for found in written.find(PERMIT_DENIED.code):
        if not _cites(found, laws):
            yield found.problem(PERMIT_DENIED)


def _cites(found: Found, laws: set[str]) -> bool:
    words = found.text.words
    before = max(words.rfind(sign, 0, found.match.start()) for sign in SENTENCE_ENDS)
    ends = [words.find(sign, found.match.end()) for sign in SENTENCE_ENDS]
    after = min((end for end in ends if end >= 0), default=len(words))
    cited = (part for part in found.text.parts if isinstance(part, Citation) and part.source in laws)
    return any(before < part.start < after for part in cited)


RULE = Rule((PERMIT_DENIED,), check_permits)
