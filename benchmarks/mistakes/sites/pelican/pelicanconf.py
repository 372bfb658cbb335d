SITENAME = "小开发区"
SITEURL = "https://example.org"
PATH = "content"
TIMEZONE = "Asia/Shanghai"
DEFAULT_LANG = "zh"
READERS = {"rst": None}
FILENAME_METADATA = r"(?P<slug>.*)\.(?P<lang>zh|en)"
ARTICLE_URL = ARTICLE_SAVE_AS = "zh/{slug}.html"
ARTICLE_LANG_URL = ARTICLE_LANG_SAVE_AS = "{lang}/{slug}.html"
THEME = "simple"
THEME_TEMPLATES_OVERRIDES = ["templates"]
DIRECT_TEMPLATES = ["index"]
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
