"""Terms and their one right rendering, and names that contain digits: content/glossary.yaml."""

from __future__ import annotations

import re

from microsite.frozen import frozen
from microsite.marking import N_
from microsite.model.containers import list_of, localized, mapping_of, record
from microsite.model.fields import Placed, optional, required
from microsite.model.localized import Localized
from microsite.model.values import parsed, text
from microsite.problems import ProblemKind, Severity

NOT_A_NAME = ProblemKind(
    "not-a-name",
    Severity.ERROR,
    N_("“%(text)s” is no name with digits."),
    N_("A number listed as a name would pass everywhere as if it had a source."),
    N_("List only names in which letters and digits stand together, such as 5G."),
)
NAME = re.compile(r"^(?=.*\d)(?=.*[^\W\d_])[\w .·+-]+$")


def _name(value: str) -> str:
    """A name in which letters and digits stand together; ValueError for anything else."""
    if not NAME.match(value):
        raise ValueError(value)
    return value


@frozen(kw_only=True)
class Term(Placed):
    """A term in each language."""

    term: Localized[str] = required(localized(), N_("the term's one right form in each language"))
    about: Localized[str] | None = optional(localized(), N_("what it means"))
    instead_of: tuple[tuple[str, tuple[str, ...]], ...] = optional(
        mapping_of(list_of(text)), N_("for each language the wordings that must not be used for it"), ()
    )


@frozen(kw_only=True)
class Misstatement(Placed):
    """A wording that must never appear, with the right one."""

    wrong: str = required(text, N_("the wording that must not appear"))
    right: str = required(text, N_("the wording to use instead"))


@frozen(kw_only=True)
class Glossary:
    """The glossary of a site; empty where it has none."""

    names: tuple[str, ...] = optional(
        list_of(parsed(_name, NOT_A_NAME)), N_("names that contain digits, such as 5G"), ()
    )
    terms: tuple[Term, ...] = optional(list_of(record(Term)), N_("the terms"), ())
    misstatements: tuple[Misstatement, ...] = optional(
        list_of(record(Misstatement)), N_("wordings that must never appear, each with the right one"), ()
    )
