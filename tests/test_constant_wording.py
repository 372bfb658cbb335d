"""Wording put into a template before it is compiled reads as if it were looked up when the page is rendered."""

from __future__ import annotations

import pytest
from jinja2 import DictLoader, Environment

from microsite.memory import Memory
from microsite.reading.folders import REPOSITORY, Folders
from microsite.rendering.environment import environment
from microsite.wording.language import Language

SOURCES = [
    '{{ _("Dates") }}',
    '<p title="{{ _("Dates") }}">{{ _("Dates")|upper }}</p>',
    '{% macro row(label) %}<b>{{ label }}</b>{% endmacro %}{{ row(_("Dates")) }}',
    '{{ _("As of %(date)s", date="<b>") }}',
    '{{ _("See also: %(page)s", page=_("Dates")) }}',
    '{{ _("No such <i>message</i> & no other") }}{{ "<" ~ _("<") }}',
    '{{ _("100%% sure") }}',
    '{{ _("Da" "tes") }}',
    "{% if _('Dates') == 'Dates' %}same{% endif %}",
]


def looking_up(language: Language) -> Environment:
    made = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    made.install_gettext_translations(language.catalogue, newstyle=True)  # type: ignore[attr-defined]
    return made


@pytest.mark.parametrize("code", ["zh", "en"])
@pytest.mark.parametrize("source", SOURCES)
def test_constant_wording_reads_as_if_looked_up(source: str, code: str) -> None:
    language = Language.load(Folders(REPOSITORY), code, code)
    made = environment(DictLoader({"page.html": source}), language, Memory())
    assert made.get_template("page.html").render() == looking_up(language).from_string(source).render()
