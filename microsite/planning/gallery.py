"""The gallery of components, built from their examples, for those who write content. It stands in the preview only."""

from __future__ import annotations

from microsite.marking import N_
from microsite.model.contract import Contract
from microsite.planning.blocks import BLOCKS, arguments_fit
from microsite.planning.chrome import chrome
from microsite.planning.pages import block_view, scripts
from microsite.planning.setting import Setting
from microsite.planning.views import GalleryItem, GalleryView, PageView
from microsite.prose.parts import BlockReference

TITLE = N_("Components")
ABOUT = N_("What can stand on a page, each as its line in the text puts it there. Shown in the preview only.")


def gallery_view(setting: Setting, contracts: tuple[Contract, ...]) -> PageView:
    """Every component with the examples that this site has the content for."""
    items = tuple(_item(setting, contract) for contract in contracts if contract.id in BLOCKS)
    title, about = setting.language.gettext(TITLE), setting.language.gettext(ABOUT)
    return PageView(
        tag=setting.language.tag,
        key="gallery",
        title=setting.line(title),
        title_plain=title,
        description=about,
        standfirst=setting.line(about),
        body=(),
        chrome=chrome(setting, None),
        detail=GalleryView(items),
        scripts=scripts(setting, tuple(block for item in items for _, block in item.examples)),
    )


def _item(setting: Setting, contract: Contract) -> GalleryItem:
    name = contract.id
    lines = (BlockReference(f"::: {name} {example}".strip(), name, example) for example in contract.examples)
    fitting = (line for line in lines if arguments_fit(line, setting.site))
    about = setting.text(contract.about) if setting.language.code in contract.about.languages else ()
    return GalleryItem(name, about, tuple((line.raw, block_view(setting, line)) for line in fitting))
