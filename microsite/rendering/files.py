"""A plan to the bytes of every file of the site."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from jinja2 import Environment

from microsite.planning.plan import Plan, PlannedPage
from microsite.reading.folders import Folders
from microsite.rendering.data_files import data_files
from microsite.rendering.environment import environment
from microsite.wording.language import Language

SITEMAP = "sitemap.xml"

Files = dict[str, bytes]


def render(plan: Plan, folders: Folders, languages: tuple[Language, ...]) -> Files:
    """Every file by its address, in the order of addresses."""
    by_tag = {language.tag: language for language in languages}
    environments = lru_cache(maxsize=None)(lambda tag: environment(folders, by_tag[tag]))
    files = {page.address: _page(page, environments) for page in plan.pages}
    files |= data_files(plan.data)
    if plan.sitemap:
        template = environments(languages[0].tag).get_template(SITEMAP)
        files[SITEMAP] = template.render(entries=plan.sitemap).encode()
    files |= {plan.assets.addresses[name]: data for name, data in plan.assets.contents.items()}
    return dict(sorted(files.items()))


def _page(page: PlannedPage, environments: Callable[[str], Environment]) -> bytes:
    template = environments(page.view.tag).get_template(page.template)
    return template.render(page=page.view).encode()
