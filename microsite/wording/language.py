"""A language of the site as the engine uses it: its codes, its CLDR locale and its catalogue."""

from __future__ import annotations

from decimal import Decimal
from gettext import GNUTranslations
from io import BytesIO

from microsite.frozen import frozen
from microsite.memory import Memory
from microsite.reading.folders import Folders
from microsite.wording.catalogue import Catalogues, read_catalogues
from microsite.wording.cldr import Cldr


@frozen(eq=False)
class Language:
    """`code` stands in addresses and file names, `tag` in HTML (BCP 47), `name` is the language's own name."""

    code: str
    tag: str
    name: str
    cldr: Cldr
    catalogue: GNUTranslations

    @classmethod
    def of(
        cls, catalogues: Catalogues, code: str, locale: str, tag: str = "", name: str = "", memory: Memory | None = None
    ) -> Language:
        """The language with its catalogue; where none can be read, message ids stand for themselves."""
        memory = Memory() if memory is None else memory
        key = "catalogue", code, catalogues.fingerprint_of(code)
        common = code in catalogues.of_engine
        compiled = memory.recall_kept(key, lambda: catalogues.compiled(code), common=common)
        catalogue = GNUTranslations(BytesIO(compiled))
        return cls(code, tag or code, name or code, Cldr(locale, memory), catalogue)

    @classmethod
    def load(cls, folders: Folders, code: str, locale: str, memory: Memory | None = None) -> Language:
        """The language with its catalogue as it is now."""
        return cls.of(read_catalogues(folders, (code,)), code, locale, memory=memory)

    def gettext(self, message: str, **values: object) -> str:
        return self._filled(self.catalogue.gettext(message), values)

    def pgettext(self, context: str, message: str, **values: object) -> str:
        return self._filled(self.catalogue.pgettext(context, message), values)

    def ngettext(self, singular: str, plural: str, number: int, **values: object) -> str:
        return self._filled(self.catalogue.ngettext(singular, plural, number), {"number": number, **values})

    def plural_category(self, number: Decimal) -> str:
        """The CLDR plural category of a number."""
        return self.cldr.plural_category(number)

    @staticmethod
    def _filled(wording: str, values: dict[str, object]) -> str:
        return wording % values if values else wording
