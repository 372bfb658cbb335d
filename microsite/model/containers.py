"""Readers of what holds several values: lists, mappings by language or id, records within records."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from microsite.marking import N_
from microsite.model.fields import Declared, Reader, read_fields, report_unexpected
from microsite.model.localized import Localized
from microsite.model.values import identifier, text
from microsite.problems import ProblemKind, Report, Severity
from microsite.reading.nodes import Mapping, Node, Scalar, Sequence

R = TypeVar("R", bound=Declared)

LIST_EXPECTED = ProblemKind(
    "list-expected",
    Severity.ERROR,
    N_("A list is expected here."),
    N_("A single value cannot be told from a list with one entry."),
    N_("Write [one, two], or each entry on a line of its own that begins with “- ”."),
)
EMPTY_ENTRY = ProblemKind(
    "empty-entry",
    Severity.ERROR,
    N_("An entry of this list is empty."),
    N_("Nothing can be shown or looked for in its place."),
    N_("Write what the entry is, or delete it with its comma or its “- ”."),
)
MAPPING_BY_ID_EXPECTED = ProblemKind(
    "mapping-by-id-expected",
    Severity.ERROR,
    N_("Names with their values are expected here, one per language or per id."),
    N_("Each value must say which language or id it belongs to."),
    N_("Write them on lines of their own, indented by two spaces: “name: value”."),
)


def list_of(read_item: Reader, *, may_be_empty: bool = False) -> Callable[[Node, Report], tuple[Any, ...] | None]:
    """A list, every item of which is read the same way; none is empty unless it may be."""

    def read(node: Node, report: Report) -> tuple[Any, ...] | None:
        if not isinstance(node, Sequence):
            report_unexpected(node, LIST_EXPECTED.at(node.place), report)
            return None
        for item in node.items:
            if isinstance(item, Scalar) and item.empty and not may_be_empty:
                report(EMPTY_ENTRY.at(item.place))
                return None
        items = tuple(read_item(item, report) for item in node.items)
        return None if any(item is None for item in items) else items

    return read


def localized(read_value: Reader = text) -> Callable[[Node, Report], Localized[Any] | None]:
    """A mapping from language codes to values: `{zh: …, en: …}`."""

    def read(node: Node, report: Report) -> Localized[Any] | None:
        values = mapping_of(read_value)(node, report)
        if values == ():
            report(MAPPING_BY_ID_EXPECTED.at(node.place))
        if not values or not isinstance(node, Mapping):
            return None
        return Localized(values, node.place, node.places)

    return read


def mapping_of(read_value: Reader) -> Callable[[Node, Report], tuple[tuple[str, Any], ...] | None]:
    """A mapping from ids to values, as pairs in the order written; empty values are left out."""

    def read(node: Node, report: Report) -> tuple[tuple[str, Any], ...] | None:
        if not isinstance(node, Mapping):
            report_unexpected(node, MAPPING_BY_ID_EXPECTED.at(node.place), report)
            return None
        pairs = []
        for key, value_node in node.entries:
            if identifier(key, report) is None:
                return None
            if not (isinstance(value_node, Scalar) and value_node.empty):
                pairs.append((key.text, read_value(value_node, report)))
        return None if any(value is None for _, value in pairs) else tuple(pairs)

    return read


def record(content_type: type[R]) -> Callable[[Node, Report], R | None]:
    """A record inside another."""

    def read(node: Node, report: Report) -> R | None:
        return read_fields(content_type, node, report)

    return read
