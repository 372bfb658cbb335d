"""The site as Pelican builds it."""

import json
from pathlib import Path

SITENAME = "Example Zone"
SITEURL = ""
DEFAULT_LANG = "zh"
TIMEZONE = "Asia/Shanghai"
PATH = "content"
PAGE_PATHS = ["enterprises"]
ARTICLE_PATHS: list[str] = []
PAGE_URL = PAGE_SAVE_AS = PAGE_LANG_URL = PAGE_LANG_SAVE_AS = "{lang}/enterprises/{slug}.html"
DIRECT_TEMPLATES = ["zh/index", "en/index"]
THEME = "theme"
THEME_STATIC_DIR = "."
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
MARKDOWN: dict[str, dict[str, dict[str, str]]] = {
    "extension_configs": {
        "markdown.extensions.tables": {},
        "markdown.extensions.toc": {},
        "markdown.extensions.meta": {},
    }
}
IGNORE_FILES = ["__pycache__"]  # the default also ignores whatever lies below a hidden folder, as this site does
CACHE_CONTENT = True
LOAD_CONTENT_CACHE = True
WORDS = json.loads(Path(__file__).with_name("words.json").read_text(encoding="utf-8"))
