"""site_config.yaml to the site's configuration."""

from __future__ import annotations

import re
from pathlib import Path

from microsite.marking import N_
from microsite.model.configuration import Configuration
from microsite.model.fields import MISSING_FIELD, declared, read_fields
from microsite.model.site import CONFIGURATION
from microsite.problems import Message, Place, ProblemKind, Report, Severity
from microsite.reading.documents import read_record

NO_CONFIGURATION = ProblemKind(
    "no-configuration",
    Severity.ERROR,
    N_("There is no site_config.yaml in this folder."),
    N_("Without it nothing is known of the site, its languages or its menus."),
    N_("Choose the folder of a site with --site, or copy site_config.yaml from another site and adapt it."),
)
TWICE = ProblemKind(
    "id-twice",
    Severity.ERROR,
    N_("The id “%(id)s” is used twice, first in %(first)s, line %(line)s."),
    N_("Texts that name this id could mean either of the two."),
    N_("Give one of the two another id."),
)

CONFIGURATION_MISNAMED = re.compile(r"^site_config.*\.(?:txt|ya?ml)$", re.IGNORECASE)


def read_configuration(site: Path, report: Report) -> Configuration | None:
    """The site's configuration; None after its problems were reported."""
    if not (site / CONFIGURATION).is_file():
        beside = (path.name for path in site.iterdir() if path.is_file())
        report(NO_CONFIGURATION.at(Place(CONFIGURATION), meant=next(filter(CONFIGURATION_MISNAMED.match, beside), "")))
        return None
    record = read_record(site, CONFIGURATION, report)
    configuration = read_fields(Configuration, record.root, report) if record else None
    return configuration if configuration and _has_languages(configuration, report) else None


def _has_languages(configuration: Configuration, report: Report) -> bool:
    """Whether the site has languages, each once; what is wrong with them is reported."""
    place, codes = configuration.at("languages"), configuration.codes
    if not codes:
        about = Message(declared(Configuration)["languages"].about)
        report(MISSING_FIELD.at(place, name="languages", about=about))
    for name in ("code", "tag"):
        seen: dict[str, Place] = {}
        for settings in configuration.languages:
            first = seen.setdefault(getattr(settings, name), settings.place)
            if first is not settings.place:
                twice = {"id": getattr(settings, name), "first": first.path, "line": first.line}
                report(TWICE.at(settings.at(name), **twice))
                codes = ()
    return bool(codes)
