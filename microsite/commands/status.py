"""status: translations that are missing, figures that are stale, what stands against a release."""

from __future__ import annotations

from microsite import pipeline
from microsite.checking.release import check_release
from microsite.commands.request import Request
from microsite.marking import N_
from microsite.model.site import Site
from microsite.model.staleness import is_stale
from microsite.planning.entries import entries
from microsite.wording.messages import message

STATED_OF_A_STEP = ("who", "needs", "result", "time", "cost", "legal_basis", "recourse")


def run_status(request: Request) -> int:
    """Print what is left to do. The exit status speaks of errors in the content only."""
    content = pipeline.read(request.folders, request.overrides)
    if content.site is None:
        return request.answer(content.problems)
    site = content.site
    missing, stale, unstated = _missing(site), _stale(site), _unstated(site)
    against_release = tuple(check_release(site))
    if request.as_json:
        return request.answer(
            content.problems,
            missing_translations=missing,
            stale_figures=stale,
            unstated=unstated,
            against_release=[gap.values["name"] for gap in against_release],
        )
    lists = (
        (N_("Translations missing"), [f"{each['page']} ({each['language']})" for each in missing]),
        (N_("Figures that are stale"), [f"{each['id']} ({each['as_of']})" for each in stale]),
        (N_("Not stated in a procedure"), [f"{each['step']}: {', '.join(each['fields'])}" for each in unstated]),
        (N_("Against a release"), [message(gap, request.language) for gap in against_release]),
    )
    for heading, lines in lists:
        request.say(N_("%(heading)s: %(count)s"), heading=request.language.gettext(heading), count=len(lines))
        for line in lines:
            print("  - " + line)
    return request.answer(content.problems)


def _missing(site: Site) -> list[dict[str, str]]:
    return [
        {"page": key, "language": code}
        for key, entry in entries(site).items()
        for code in site.configuration.codes
        if not entry.is_written_in(code)
    ]


def _stale(site: Site) -> list[dict[str, str]]:
    stale = (figure for figure in site.figures if is_stale(figure, site.configuration))
    return [{"id": figure.id, "as_of": str(figure.as_of)} for figure in stale]


def _unstated(site: Site) -> list[dict[str, list[str] | str]]:
    """What the steps of procedures leave open, for staff to ask about and fill in."""
    found: list[dict[str, list[str] | str]] = []
    for procedure in site.procedures:
        for step in procedure.steps:
            fields = [name for name in STATED_OF_A_STEP if not getattr(step, name)]
            if fields:
                found.append({"step": f"{procedure.id}/{step.id}", "fields": fields})
    return found
