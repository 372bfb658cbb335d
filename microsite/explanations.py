"""Every kind of problem there is, and for each an example: what somebody typed, and what is right.

The kinds are collected from the modules that report them; the examples stand in examples/. Those that name a `file` are
tried by the tests on a small site: there what is `wrong` gives this problem, and what is `right` does not.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

from microsite.frozen import frozen
from microsite.marking import N_
from microsite.model.fields import Placed, optional, read_fields, required
from microsite.model.values import text
from microsite.problems import Place, ProblemKind, Report
from microsite.reading.documents import read_record
from microsite.reading.nodes import Node, Scalar

PACKAGE = Path(__file__).parent
EXAMPLES = "examples"


def _typed(node: Node, report: Report) -> str | None:
    """Text over several lines, just as it is typed."""
    return node.text if isinstance(node, Scalar) else text(node, report)


@frozen(kw_only=True)
class Example(Placed):
    """What was typed, and what is right; `file` is where, and where it is a name of a file, the names themselves."""

    code: str
    wrong: str = required(_typed, N_("what somebody typed"))
    right: str = optional(_typed, N_("what is right"), "")
    file: str = optional(text, N_("the file that it stands in"), "")
    replaces: str = optional(_typed, N_("what stands in the small site of the tests instead"), "")


def kinds() -> dict[str, ProblemKind]:
    """Every kind of problem, by code, in the order of codes."""
    found = {
        kind.code: kind for module in _modules() for kind in vars(module).values() if isinstance(kind, ProblemKind)
    }
    return dict(sorted(found.items()))


def _modules() -> Iterator[object]:
    for module in pkgutil.walk_packages([str(PACKAGE)], "microsite."):
        if not module.name.endswith("__main__"):
            yield importlib.import_module(module.name)


def examples(report: Report) -> dict[str, Example]:
    """The examples by the code that they are of."""
    found = {}
    for file in sorted((PACKAGE / EXAMPLES).glob("*.yaml")):
        record = read_record(PACKAGE, f"{EXAMPLES}/{file.name}", report)
        for code, node in record.root.entries if record else ():
            example = read_fields(Example, node, report, code=code.text, place=Place(file.name, code.place.line))
            if example:
                found[code.text] = example
    return found
