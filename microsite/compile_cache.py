"""Compiled code, of modules, of what they write while they load and of regular expressions, kept together in one file.

A build after a small edit loads 300 modules and compiles 200 expressions, the same each time. To look for each module
in its folders, to open its file and to compile the expressions took longer than to make the page. Node has a compile
cache for the same reason (`module.enableCompileCache`). As with Python's own .pyc files, the code of a module is used
only where its source has the size and the time that it was compiled from, and what is kept is trusted as those are.
"""

from __future__ import annotations

import marshal
import os
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from importlib import import_module
from importlib.machinery import ModuleSpec, SourceFileLoader
from types import CodeType, ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

from microsite.expression_code import Code, Compile, code_of, made_of, replace_compile
from microsite.unchanged import ROOT

if TYPE_CHECKING:  # it loads much, which is to be had from here
    from microsite.generated_code import CompileText

FOLDER = os.path.join(ROOT, ".cache", "code")
NUMBER_BYTES = 8
GENERATED = "microsite.generated_code"
MOST_TEXTS = 1000  # those of earlier states of the engine among them
MOST_EXPRESSIONS = 2000  # some are made from what a site says, and differ from build to build
BROKEN = (EOFError, ValueError, TypeError)  # what comes of bytes that are not as they were written
Asked = tuple[str | bytes, int]
Text = tuple[str, str]  # with whether it is executed or evaluated


class Module(NamedTuple):
    """Where the source of a module is, its time and size, whether it is a package, and where its code stands."""

    source: str
    time: int
    size: int
    is_package: bool
    begin: int
    length: int


class CompileCache:
    """Gives Python the code of modules, as a finder and loader of importlib, and expressions that need no compiling."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._modules: dict[str, Module] = {}
        self._expressions: dict[Asked, Code] = {}
        self._compiled: list[Asked] = []
        self._texts: dict[Text, bytes] = {}
        self._generated: dict[Text, CodeType] = {}
        with suppress(OSError, *BROKEN):
            self._read = _reading(file)
            self._read_index()

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """Where a module comes from; None where it is not kept, or its source is another by now."""
        known = self._modules.get(name)
        if known is None or not _is_current(known):
            return None
        spec = ModuleSpec(name, self, origin=known.source, is_package=known.is_package)  # type: ignore[arg-type]
        if known.is_package:
            spec.submodule_search_locations = [os.path.dirname(known.source)]
        return spec

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """Leave it to importlib to make a module."""
        return None

    def exec_module(self, module: ModuleType) -> None:
        """Fill a module."""
        name = module.__spec__.name if module.__spec__ else module.__name__
        known = self._modules[name]
        module.__file__ = known.source
        try:
            code = marshal.loads(self._read(known.begin, known.length))  # noqa: S302 (the engine's own, outside every site)
        except BROKEN:
            code = SourceFileLoader(name, known.source).get_code(name)
            with suppress(OSError):
                os.remove(self._file)  # so that the next process keeps all of it anew
        exec(code, module.__dict__)  # noqa: S102 (as importlib does)

    def compiling(self, otherwise: Compile) -> Compile:
        """Compiles an expression, one that is kept at once and any other as before."""

        def compile(pattern: Any, flags: int = 0) -> Any:
            if not isinstance(pattern, str | bytes):
                return otherwise(pattern, flags)
            code = self._expressions.get((pattern, flags))
            if code:
                return made_of(pattern, code)
            if len(self._compiled) < MOST_EXPRESSIONS:
                self._compiled.append((pattern, flags))
            return otherwise(pattern, flags)

        return compile

    def generating(self, otherwise: CompileText) -> CompileText:
        """Gives the code of a text that modules write, of one that is kept at once and of any other as before."""

        def code(text: str, mode: str) -> CodeType:
            kept = self._texts.get((text, mode))
            if kept:
                known: CodeType = marshal.loads(kept)  # noqa: S302
                return known
            made = self._generated[text, mode] = otherwise(text, mode)
            return made

        return code

    def save(self) -> None:
        """Keep the code of what this process has loaded, where some module is not kept as it is now."""
        loaded = dict(self._loaded_otherwise())
        if not loaded or sys.dont_write_bytecode:
            return
        with suppress(OSError, ImportError, SyntaxError):
            _write(self._file, self._renewed(loaded))

    def _renewed(self, loaded: Mapping[str, SourceFileLoader]) -> Iterator[bytes]:
        """The file with what these have loaded, and what this process has compiled."""
        codes = {name: (known, self._read(known.begin, known.length)) for name, known in self._modules.items()}
        codes |= {name: _compiled(name, loader) for name, loader in loaded.items()}
        kept = self._expressions if len(self._expressions) < MOST_EXPRESSIONS else {}
        made = {asked: code for asked in self._compiled if (code := code_of(*asked))}
        texts = self._texts if len(self._texts) < MOST_TEXTS else {}
        written = {text: marshal.dumps(code) for text, code in self._generated.items()}
        yield from _parts(codes, kept | made, texts | written)

    def _read_index(self) -> None:
        """Learn what there is. Raises one of BROKEN where it is not as it was written."""
        length, check = (int.from_bytes(self._read(at, NUMBER_BYTES), "big") for at in (0, NUMBER_BYTES))
        size = os.stat(self._file).st_size
        index = self._read(2 * NUMBER_BYTES, min(length, size))
        if zlib.crc32(index) != check:
            raise ValueError(self._file)
        listed, self._expressions, self._texts, end = marshal.loads(index)  # noqa: S302
        begin = 2 * NUMBER_BYTES + length
        if size != begin + end:
            raise ValueError(self._file)
        for name, (source, time, source_size, is_package, at, code_length) in listed.items():
            self._modules[name] = Module(source, time, source_size, is_package, begin + at, code_length)

    def _loaded_otherwise(self) -> Iterator[tuple[str, SourceFileLoader]]:
        """The modules that are not kept as they are now, and what has loaded them from their sources."""
        for name, module in list(sys.modules.items()):
            spec = getattr(module, "__spec__", None)
            if spec and spec.name == name and type(spec.loader) is SourceFileLoader:
                known = self._modules.get(name)
                if known is None or not _is_current(known):
                    yield name, spec.loader


def enable() -> Callable[[], None]:
    """Use what is kept for this Python and the folders it loads from; what is to be called when the process ends."""
    belonging = "\n".join([sys.version, *sys.path])  # a copy of this folder, say, has other sources
    cache = CompileCache(os.path.join(FOLDER, f"{zlib.crc32(os.fsencode(belonging)):08x}"))
    sys.meta_path.insert(0, cache)
    replace_compile(cache.compiling)
    generated_code = import_module(GENERATED)  # what it loads, and that is much, is kept too from here on
    generated_code.replace_compile(cache.generating(generated_code.compiled))
    return cache.save


def _reading(file: str) -> Callable[[int, int], bytes]:
    """Reads so many bytes of a file from a place on, whatever other processes and threads read of it. Raises OSError.

    Systems that cannot do that let no file be replaced that is open, so there all is read at once.
    """
    descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    if hasattr(os, "pread"):
        return lambda begin, length: os.pread(descriptor, length, begin)
    with open(descriptor, "rb") as stream:
        data = stream.read()
    return lambda begin, length: data[begin : begin + length]


def _is_current(known: Module) -> bool:
    """Whether the source of a module is the one that was compiled."""
    try:
        status = os.stat(known.source)
    except OSError:
        return False
    return status.st_mtime_ns == known.time and status.st_size == known.size


def _compiled(name: str, loader: SourceFileLoader) -> tuple[Module, bytes]:
    """A module with its code, which has no place yet.

    Raises OSError, ImportError or SyntaxError where its source has gone or is broken.
    """
    source = loader.get_filename(name)
    status = os.stat(source)
    code = marshal.dumps(loader.get_code(name))
    return Module(source, status.st_mtime_ns, status.st_size, loader.is_package(name), 0, len(code)), code


def _parts(
    codes: Mapping[str, tuple[Module, bytes]], expressions: dict[Asked, Code], texts: dict[Text, bytes]
) -> Iterator[bytes]:
    """The file: the length of the index and its sum, the index, and the code of the modules one after another."""
    listed, end = {}, 0
    for name, (known, code) in codes.items():
        listed[name] = tuple(known._replace(begin=end, length=len(code)))
        end += len(code)
    index = marshal.dumps((listed, expressions, texts, end))
    for number in (len(index), zlib.crc32(index)):
        yield number.to_bytes(NUMBER_BYTES, "big")
    yield index
    yield from (code for _, code in codes.values())


def _write(file: str, parts: Iterator[bytes]) -> None:
    """Write a file anew, whole or not at all; where it cannot be, no part is made. Raises OSError."""
    os.makedirs(os.path.dirname(file), exist_ok=True)
    unfinished = f"{file}.{os.getpid()}"
    try:
        with open(unfinished, "wb") as stream:
            stream.writelines(parts)
            stream.flush()
            os.fsync(stream.fileno())  # a power failure may leave nothing of it half written
        os.replace(unfinished, file)
    except BaseException:
        os.remove(unfinished)
        raise
