"""What makes rendering quick changes nothing: templates give what Jinja alone makes of them."""

from __future__ import annotations

import pytest
from jinja2 import DictLoader, Environment

from microsite.memory import Memory
from microsite.reading.folders import REPOSITORY, Folders
from microsite.rendering.environment import environment
from microsite.wording.language import Language

SHARED = {
    "macros.html": '{% macro bold(words, mark="b") %}<{{ mark }}>{{ words }}</{{ mark }}>{% endmacro %}',
    "part.html": "{{ given }} {{ page }} {{ range(2)|list }}",
}
BOLD = '{% from "macros.html" import bold %}'
SOURCES = [
    BOLD + '{{ bold("<") }}{{ bold(bold("<"), mark="i") }}',
    BOLD + '{% for mark in ("b", "i") %}{{ bold(words=page, mark=mark) }}{% endfor %}',
    BOLD + '{% autoescape false %}{{ bold("<") }}{{ shown("<") }}{% endautoescape %}{{ shown("<") }}',
    "{{ shown(page) }}{{ shown(1) }}{{ shown(none) }}{{ shown('<'|safe) }}",
    '{% with given = "<" %}{% include "part.html" %}{% endwith %}',
    "{% macro around() %}<p>{{ caller(page) }}</p>{% endmacro %}{% call(words) around() %}{{ words }}{% endcall %}",
    "{% macro all() %}{{ varargs }}{{ kwargs }}{% endmacro %}{{ all(1, '<', key='>') }}",
    "{% block main %}{% for each in range(2) %}{{ shown(loop.index) }}{% endfor %}{% endblock %}{{ self.main() }}",
]


def shown(value: object) -> object:
    return value


@pytest.mark.parametrize("source", SOURCES)
def test_a_template_gives_what_jinja_makes_of_it(source: str) -> None:
    loader = DictLoader({**SHARED, "page.html": source})
    language = Language.load(Folders(REPOSITORY), "en", "en")
    made, plain = environment(loader, language, Memory()), Environment(loader=loader, autoescape=True)
    texts = [each.get_template("page.html").render(page="&", shown=shown) for each in (made, plain)]
    assert texts[0] == texts[1]
