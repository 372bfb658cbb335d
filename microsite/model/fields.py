"""How a content type declares its fields, and how one of them is read from a node.

A content type is a frozen dataclass. Each field that is written in a file says how its value is read, whether it must
be there, and what it is for; that sentence is a message id, so the catalogues hold it in every language. Fields without
such a declaration (an id, a place) are given by whoever reads the record.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import field
from functools import lru_cache
from typing import Any, ClassVar, Protocol, TypeVar, cast

from microsite.frozen import frozen
from microsite.marking import N_
from microsite.problems import Message, Place, Places, Problem, ProblemKind, Report, Severity, did_you_mean
from microsite.reading.nodes import Mapping, Node, Scalar
from microsite.reading.slips import slips_of

Reader = Callable[[Node, Report], Any]
MOST_TYPES = 64  # whose declarations are remembered


class Declared(Protocol):
    """Any content type: a dataclass whose fields are declared with `required` and `optional`."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


T = TypeVar("T", bound=Declared)


@frozen(kw_only=True)
class Placed:
    """A record that knows where it stands, and where each of its fields does."""

    place: Place = Place("")
    places: Places = Places()

    def at(self, name: str) -> Place:
        """The place of a field's value, or of the record where the field is left out."""
        return self.places.get(name, self.place)


UNKNOWN_FIELD = ProblemKind(
    "unknown-field",
    Severity.ERROR,
    N_("There is no field “%(name)s” here."),
    N_("What stands under a name that the site does not know is shown nowhere."),
    N_("The fields are: %(known)s."),
)
MISSING_FIELD = ProblemKind(
    "missing-field",
    Severity.ERROR,
    N_("The field “%(name)s” is missing."),
    N_("Without it the entry cannot be shown or checked."),
    N_("Add a line “%(name)s: …”. It holds: %(about)s"),
)
MAPPING_EXPECTED = ProblemKind(
    "mapping-expected",
    Severity.ERROR,
    N_("Lines of the form “name: value” are expected here, with these names: %(known)s."),
    N_("Only named values can be told apart."),
    N_("Write each as “name: value” on a line of its own, indented by two spaces."),
)


@frozen
class Field:
    """A declared field: `about` says what it is for (a message id)."""

    read: Reader
    about: str
    required: bool


def required(read: Reader, about: str) -> Any:
    """A field that must be filled in. `read` gives the value, or None after it reported why there is none."""
    return field(metadata={"field": Field(read, about, required=True)})


def optional(read: Reader, about: str, default: Any = None) -> Any:
    """A field that may be left out or empty, and is `default` then."""
    return field(default=default, metadata={"field": Field(read, about, required=False)})


def declared(content_type: type[Declared]) -> dict[str, Field]:
    """The declared fields of a content type, by name, in the order declared."""
    return _declared(content_type)


@lru_cache(maxsize=MOST_TYPES)
def _declared(content_type: Any) -> dict[str, Field]:
    fields = dataclasses.fields(content_type)
    return {each.name: each.metadata["field"] for each in fields if "field" in each.metadata}


def read_fields(content_type: type[T], node: Node, report: Report, **given: Any) -> T | None:
    """The record that a mapping holds, all its problems reported at once; None if it holds none.

    `given` are the values of the fields that are not declared.
    """
    known = declared(content_type)
    if not isinstance(node, Mapping):
        report_unexpected(node, MAPPING_EXPECTED.at(node.place, known=", ".join(known)), report)
        return None
    complete, misspelt, written = not node.damaged, set[str](), dict[str, Node]()
    for key, value in node.entries:
        written[key.text] = value
        if key.text not in known:
            meant = did_you_mean(key.text.lower(), known)
            misspelt.add(meant)
            report(UNKNOWN_FIELD.at(key.place, name=key.text, known=", ".join(known), meant=meant))
            complete = False
    values = _places(content_type, node) | given
    for name, declaration in known.items():
        value_node = written.get(name)
        if value_node is None or _is_empty(value_node):
            if declaration.required and not node.damaged:
                place = node.place if value_node is None else value_node.place
                if name not in misspelt:
                    report(MISSING_FIELD.at(place, name=name, about=Message(declaration.about)))
                complete = False
            continue
        values[name] = declaration.read(value_node, report)
        complete = complete and values[name] is not None
    return cast(Callable[..., T], content_type)(**values) if complete else None


def _is_empty(node: Node) -> bool:
    """Whether nothing has been filled in: no value, or only names without values."""
    if isinstance(node, Mapping):
        return all(_is_empty(value) for _, value in node.entries)
    return isinstance(node, Scalar) and node.empty


def report_unexpected(node: Node, problem: Problem, report: Report) -> None:
    """Report a node of the wrong shape, or the slips of the keyboard that gave it this shape."""
    found = slips_of(node) if isinstance(node, Scalar) else ()
    for each in found or (problem,):
        report(each)


def _places(content_type: type[Declared], node: Mapping) -> dict[str, Any]:
    if not issubclass(content_type, Placed):
        return {}
    return {"place": node.place, "places": node.places}
