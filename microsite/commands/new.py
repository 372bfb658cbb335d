"""new enterprise SLUG: files to fill in, in every language, each field with what it is for."""

from __future__ import annotations

from pathlib import Path
from typing import get_args, get_origin, get_type_hints

from microsite.commands.request import CONTENT_ERRORS, FINE, WRONG_USAGE, Request
from microsite.marking import N_
from microsite.model.configuration import Configuration
from microsite.model.configuration_file import read_configuration, read_settings
from microsite.model.enterprise import Enterprise
from microsite.model.fields import Declared, declared
from microsite.model.figure import Figure
from microsite.model.localized import Localized
from microsite.model.page import Profile
from microsite.model.values import is_id
from microsite.problems import Problem
from microsite.wording.language import Language


def run_new(request: Request) -> int:
    """Write the files of a new enterprise; existing ones are never touched."""
    slug: str = request.options.slug
    problems: list[Problem] = []
    configuration = read_configuration(
        read_settings(request.folders.site, request.memory, problems.append), request.memory, problems.append
    )
    if configuration is None:
        return request.answer(problems) or CONTENT_ERRORS
    if not is_id(slug):
        request.say(
            N_("“%(slug)s” cannot be part of an address. Use small letters, digits and hyphens: new-glass."), slug=slug
        )
        return WRONG_USAGE
    folder = request.folders.site / "content" / "enterprises" / slug
    if folder.exists():
        request.say(N_("%(folder)s exists already; nothing was changed."), folder=folder)
        return WRONG_USAGE
    folder.mkdir(parents=True)
    _write(folder / "profile.yaml", profile_yaml(request.language, configuration))
    for code in configuration.codes:
        _write(folder / f"profile.{code}.md", profile_markdown(request.language))
    request.say(N_("Fill in the files in %(folder)s, then run build.py check."), folder=folder)
    return FINE


def profile_yaml(language: Language, configuration: Configuration) -> str:
    """A profile with every field, the optional ones and a figure to copy as comments."""
    lines: list[str] = []
    for name, field in declared(Enterprise).items():
        lines.append(f"# {language.gettext(field.about)}")
        mark = "" if field.required else "# "
        if name == "figures":
            lines += ["# figures:", "#   total-investment:", *_figure_lines(language)]
        elif is_localized(Enterprise, name):
            blanks = ", ".join(f'{code}: ""' for code in configuration.codes)
            lines.append(f"{mark}{name}: {{{blanks}}}")
        else:
            lines.append(f"{mark}{name}:")
    return "\n".join(lines) + "\n"


def is_localized(content_type: type[Declared], name: str) -> bool:
    """Whether a field holds a value per language."""
    hint = get_type_hints(content_type)[name]
    return any(get_origin(each) is Localized for each in (hint, *get_args(hint)))


def _figure_lines(language: Language) -> list[str]:
    fields = declared(Figure)
    return [f"#     {name}:      # {language.gettext(field.about)}" for name, field in fields.items()]


def profile_markdown(language: Language) -> str:
    """Prose with its front matter."""
    return "---\n" + _front_matter(Profile, language) + "---\n\n"


def _front_matter(content_type: type[Declared], language: Language) -> str:
    return "".join(f"# {language.gettext(field.about)}\n{name}:\n" for name, field in declared(content_type).items())


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
