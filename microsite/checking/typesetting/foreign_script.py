"""Characters of another script that readers of the language cannot read."""

from __future__ import annotations

from microsite.checking.content import pattern_rule
from microsite.marking import N_
from microsite.problems import ProblemKind, Severity

FOREIGN_SCRIPT = ProblemKind(
    "foreign-script",
    Severity.WARNING,
    N_("“%(words)s” stands in Chinese in a text of another language."),
    N_("Readers of this language cannot read it, and a screen reader spells it out."),
    N_("Translate it; a name goes into content/glossary.yaml with its rendering."),
    source=N_("WCAG 2.2, success criterion 3.1.2 Language of Parts"),
)
RULE = pattern_rule(FOREIGN_SCRIPT)
