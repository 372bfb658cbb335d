"""Functions whose modules are imported only when they are called: a command loads no more than it needs."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from microsite.frozen import frozen


@frozen
class Deferred:
    """A function by its module in this package and its name, to be called as it is."""

    module: str
    name: str

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        return self.load()(*arguments, **options)

    def load(self) -> Any:
        """Import the function, without a call."""
        return getattr(import_module(f"microsite.{self.module}"), self.name)
