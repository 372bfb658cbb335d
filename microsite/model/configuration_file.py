"""site_config.yaml to the site's configuration."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from microsite.marking import N_
from microsite.memory import Memory
from microsite.model.configuration import Configuration, LanguageSettings, Menus
from microsite.model.fields import MISSING_FIELD, declared, read_fields
from microsite.model.localized import Localized
from microsite.model.site import CONFIGURATION
from microsite.problems import Message, Place, Problem, ProblemKind, Report, Severity, reported, with_problems
from microsite.reading.content_files import ContentFile, read_file
from microsite.reading.documents import record_of

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


def read_settings(site: Path, memory: Memory, report: Report) -> ContentFile | None:
    """The file that holds the site's configuration; None after it was reported that it cannot be read."""
    if (site / CONFIGURATION).is_file():
        return read_file(site, CONFIGURATION, memory, report)
    beside = (path.name for path in site.iterdir() if path.is_file())
    report(NO_CONFIGURATION.at(Place(CONFIGURATION), meant=next(filter(CONFIGURATION_MISNAMED.match, beside), "")))
    return None


def read_configuration(settings: ContentFile | None, memory: Memory, report: Report) -> Configuration | None:
    """The site's configuration, read once while its file stays the same; None after its problems were reported."""
    if settings is None:
        return None
    key = "configuration", settings.fingerprint
    return reported(memory.recall_kept(key, lambda: with_problems(partial(_configuration, settings))), report)


def _configuration(settings: ContentFile, report: Report) -> Configuration | None:
    record = record_of(settings, report)
    configuration = read_fields(Configuration, record.root, report) if record else None
    return configuration if configuration and _has_languages(configuration, report) else None


def stand_in(settings: ContentFile | None, spoken: Iterable[str]) -> Configuration | None:
    """What to read the other files by while site_config.yaml has faults; None where no language is known.

    The languages are those that it states, or where these cannot be read either, those that are `spoken`.
    """
    languages = _stated_languages(settings) or tuple(
        LanguageSettings(code=code, tag=code, name=code, locale=code) for code in spoken
    )
    if not languages:
        return None
    return Configuration(
        name=Localized(tuple((each.code, "") for each in languages), Place(CONFIGURATION)),
        languages=languages,
        default_language=languages[0].code,
        date=datetime.date.min,
        menus=Menus(main=()),
        place=Place(CONFIGURATION),
    )


def _stated_languages(settings: ContentFile | None) -> tuple[LanguageSettings, ...]:
    record = record_of(settings, _unheard) if settings else None
    written = record.root.get("languages") if record else None
    languages = declared(Configuration)["languages"].read(written, _unheard) if written else None
    return languages if languages and len({each.code for each in languages}) == len(languages) else ()


def _unheard(problem: Problem) -> None:
    """For what has been reported before."""


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
