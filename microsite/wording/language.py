"""A language of the site as the engine uses it: its codes, its CLDR locale and its catalogue."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from io import BytesIO

from babel.core import Locale
from babel.support import Translations

from microsite.memory import Memory
from microsite.reading.folders import Folders
from microsite.wording.catalogue import Catalogues, read_catalogues


@dataclass(frozen=True, eq=False)
class Language:
    """`code` stands in addresses and file names, `tag` in HTML (BCP 47), `name` is the language's own name.

    What its catalogue holds is known by `wording`.
    """

    code: str
    tag: str
    name: str
    locale: Locale
    catalogue: Translations
    wording: str = ""

    @classmethod
    def of(
        cls, catalogues: Catalogues, code: str, locale: str, tag: str = "", name: str = "", memory: Memory | None = None
    ) -> Language:
        """The language with its catalogue; where none can be read, message ids stand for themselves."""
        memory = Memory() if memory is None else memory
        key = "catalogue", code, catalogues.fingerprint_of(code)
        catalogue = Translations(BytesIO(memory.recall_kept(key, lambda: catalogues.compiled(code))))
        return cls(code, tag or code, name or code, Locale.parse(locale), catalogue, " ".join(key))

    @classmethod
    def load(cls, folders: Folders, code: str, locale: str, memory: Memory | None = None) -> Language:
        """The language with its catalogue as it is now."""
        return cls.of(read_catalogues(folders, (code,)), code, locale, memory=memory)

    def gettext(self, message: str, **values: object) -> str:
        return self._filled(self.catalogue.ugettext(message), values)

    def pgettext(self, context: str, message: str, **values: object) -> str:
        return self._filled(str(self.catalogue.upgettext(context, message)), values)

    def ngettext(self, singular: str, plural: str, number: int, **values: object) -> str:
        return self._filled(self.catalogue.ungettext(singular, plural, number), {"number": number, **values})

    def plural_category(self, number: Decimal) -> str:
        """The CLDR plural category of a number."""
        return str(self.locale.plural_form(number))

    @staticmethod
    def _filled(wording: str, values: dict[str, object]) -> str:
        return wording % values if values else wording


@lru_cache(maxsize=64)
def scales(locale: Locale) -> tuple[tuple[int, dict[str, str]], ...]:
    """The words that stand for powers of ten, greatest first, each with its patterns by plural category (CLDR).

    Those below ten thousand are left out: formal text has RMB 5,000, not RMB 5 thousand.
    """
    formats = locale.compact_decimal_formats
    forms = formats["long"] if "long" in formats else formats["short"]
    found: dict[int, dict[str, str]] = {}
    for category in sorted(forms):
        for power, pattern in forms[category].items():
            text = pattern.pattern.replace("\xa0", " ").replace("'", "")
            divisor = 10 ** (len(power) - text.count("0"))
            if divisor >= 10_000 and text.strip("0"):
                found.setdefault(divisor, {}).setdefault(category, re.sub("0+", "{n}", text))
    return tuple(sorted(found.items(), reverse=True))
