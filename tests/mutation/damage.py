"""Kinds of damage to a site's files, each drawn from a seeded generator; what must come of each is said with it."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

Tree = dict[str, bytes]
Damage = Callable[[Tree, str, random.Random], bool]


class Outcome(Enum):
    """What a build may make of damage: the same site, a message, or where what is typed is valid another site."""

    SAME = auto()
    MESSAGE = auto()
    SAME_OR_MESSAGE = auto()
    ANY = auto()


@dataclass(frozen=True)
class Mutation:
    """A kind of damage: to which files, and what must come of it."""

    name: str
    damage: Damage
    outcome: Outcome
    endings: tuple[str, ...] = (".md", ".yaml")


def _lines(tree: Tree, path: str) -> list[bytes]:
    return tree[path].split(b"\n")


def _text(change: Callable[[str, random.Random], str | None]) -> Damage:
    def damage(tree: Tree, path: str, chance: random.Random) -> bool:
        changed = change(tree[path].decode("utf-8"), chance)
        if changed is None or changed.encode() == tree[path]:
            return False
        tree[path] = changed.encode()
        return True

    return damage


def _on_a_line(wanted: Callable[[str], bool], change: Callable[[str, random.Random], str]) -> Damage:
    def changed(text: str, chance: random.Random) -> str | None:
        lines = text.split("\n")
        numbers = [number for number, line in enumerate(lines) if wanted(line)]
        if not numbers:
            return None
        number = chance.choice(numbers)
        lines[number] = change(lines[number], chance)
        return "\n".join(lines)

    return _text(changed)


# Encodings and line ends: the site must stay the same.
def _encoded(encoding: str) -> Damage:
    def damage(tree: Tree, path: str, chance: random.Random) -> bool:
        try:
            tree[path] = tree[path].decode("utf-8").encode(encoding)
        except UnicodeEncodeError:
            return False
        return True

    return damage


def _line_ends(end: str) -> Damage:
    return _text(lambda text, chance: text.replace("\n", end))


def _mixed_line_ends(text: str, chance: random.Random) -> str:
    return "".join(line + chance.choice(("\n", "\r\n")) for line in text.split("\n")[:-1]) + text.split("\n")[-1]


def _trailing_spaces(text: str, chance: random.Random) -> str:
    head, fence, body = text.partition("\n---\n")
    return "\n".join(line + "  " if line.startswith("title:") else line for line in head.split("\n")) + fence + body


# Bytes.
def _flipped_byte(tree: Tree, path: str, chance: random.Random) -> bool:
    data = bytearray(tree[path])
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    tree[path] = bytes(data)
    return True


def _foreign_byte(tree: Tree, path: str, chance: random.Random) -> bool:
    """A byte that no UTF-8 holds, put between two characters."""
    text = tree[path].decode("utf-8")
    at = chance.randrange(len(text) + 1)
    tree[path] = text[:at].encode() + bytes([chance.choice((0xFF, 0xFE, 0xC0, 0xF8))]) + text[at:].encode()
    return True


def _nul(tree: Tree, path: str, chance: random.Random) -> bool:
    at = chance.randrange(len(tree[path]) + 1)
    tree[path] = tree[path][:at] + b"\0" + tree[path][at:]
    return True


def _cut_off(tree: Tree, path: str, chance: random.Random) -> bool:
    tree[path] = tree[path][: chance.randrange(len(tree[path]))]
    return True


def _noise(tree: Tree, path: str, chance: random.Random) -> bool:
    tree[path] = chance.randbytes(chance.randrange(1, 3000)) + b"\0"
    return True


def _emptied(tree: Tree, path: str, chance: random.Random) -> bool:
    tree[path] = chance.choice((b"", b"\n", b"  \r\n", b"\xef\xbb\xbf"))
    return True


# Lines.
def _line_deleted(tree: Tree, path: str, chance: random.Random) -> bool:
    lines = _lines(tree, path)
    del lines[chance.randrange(len(lines))]
    tree[path] = b"\n".join(lines)
    return True


def _line_doubled(tree: Tree, path: str, chance: random.Random) -> bool:
    lines = _lines(tree, path)
    number = chance.randrange(len(lines))
    lines.insert(number, lines[number])
    tree[path] = b"\n".join(lines)
    return True


def _lines_swapped(tree: Tree, path: str, chance: random.Random) -> bool:
    lines = _lines(tree, path)
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    tree[path] = b"\n".join(lines)
    return True


def _line_joined(tree: Tree, path: str, chance: random.Random) -> bool:
    lines = _lines(tree, path)
    if len(lines) < 3:
        return False
    number = chance.randrange(len(lines) - 1)
    lines[number : number + 2] = [lines[number] + lines[number + 1]]
    tree[path] = b"\n".join(lines)
    return True


def _indented(line: str, chance: random.Random) -> str:
    return chance.choice((" ", "   ", "\t", "\u3000", "\u00a0")) + line


def _conflict(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    return "\n".join([*lines[:at], "<<<<<<< HEAD", lines[at], "=======", lines[at], ">>>>>>> theirs", *lines[at + 1 :]])


# Keys and values.
def _has_key(line: str) -> bool:
    return ":" in line and line.lstrip()[:1].isalpha() and "{{" not in line.partition(":")[0]


def _misspelt_key(line: str, chance: random.Random) -> str:
    key, colon, rest = line.partition(":")
    start = len(key) - len(key.lstrip("- "))
    at = chance.randrange(start, len(key)) if len(key) > start else start
    return key[:at] + chance.choice("xqzj") + key[at:] + colon + rest


def _full_width_colon(line: str, chance: random.Random) -> str:
    return line.replace(": ", "：", 1) if ": " in line else line.replace(":", "：", 1)


def _no_space(line: str, chance: random.Random) -> str:
    return line.replace(": ", ":", 1)


def _typed_value(line: str) -> bool:
    return line.strip().partition(":")[0] in ("kind", "unit", "qualifier", "as_of", "period", "date", "value", "source")


WRONG_VALUES = (
    "廿五",
    "25个",
    "“observed”",
    "2020年4月",
    "2020-13",
    "1,000",
    "null value",
    "[1, 2]",
    "{a: b}",
    "-5",
    "1e9",
)


def _wrong_value(line: str, chance: random.Random) -> str:
    return line.partition(":")[0] + ": " + chance.choice(WRONG_VALUES)


def _any_value(line: str, chance: random.Random) -> str:
    values = (
        *WRONG_VALUES,
        "no",
        "12:30",
        "010",
        "1_000",
        "~",
        "''",
        "*x",
        "&x y",
        "!!python/object:os.system x",
        "|",
        ">",
    )
    return line.partition(":")[0] + ": " + chance.choice(values)


def _reference(line: str) -> bool:
    return "{{ " in line or "[[" in line


def _broken_reference(line: str, chance: random.Random) -> str:
    slips = [
        ("{{ ", "｛｛"),
        (" }}", "｝｝"),
        (" }}", " }"),
        ("[[", "［［"),
        ("]]", "］］"),
        ("{{ ", "{{ x"),
        ("[[", "[[x"),
    ]
    possible = [slip for slip in slips if slip[0] in line]
    old, new = chance.choice(possible)
    return line.replace(old, new, 1)


def _typed_number(line: str, chance: random.Random) -> str:
    return line + chance.choice((" 25", "25", "３亿", "3亿4500万", " 15.26 hundred million", "2020年"))


def _prose(line: str) -> bool:
    return (
        len(line) > 20
        and not line.startswith(("---", "#", "|", ":::", "title", "description", "menu"))
        and ": {" not in line
    )


SCRIPTS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "<iframe src='//example.org'></iframe>",
    "<!--",
    "<![CDATA[",
    "<!DOCTYPE",
    "<![if",
    "```",
    "{{",
    "[[",
    "::: news x",
    "| a | b",
    "<div markdown='1'>",
    "[x]: <",
    "&#x110000;",
    "*" * 40,
    "> " * 40,
    "[" * 200,
    "`" * 33,
    "\u202e\u2066",
)


def _with_markup(line: str, chance: random.Random) -> str:
    at = chance.randrange(len(line) + 1)
    return line[:at] + chance.choice(SCRIPTS) + line[at:]


# Files.
def _renamed(rename: Callable[[str, random.Random], str]) -> Damage:
    def damage(tree: Tree, path: str, chance: random.Random) -> bool:
        new = rename(path, chance)
        if new in tree:
            return False
        tree[new] = tree.pop(path)
        return True

    return damage


def _deleted(tree: Tree, path: str, chance: random.Random) -> bool:
    del tree[path]
    return True


def _other_ending(path: str, chance: random.Random) -> str:
    return chance.choice((path + ".txt", path.upper()[-3:].join([path[:-3], ""]), path + ".docx"))


def _chinese_name(path: str, chance: random.Random) -> str:
    folder, slash, name = path.rpartition("/")
    return folder + slash + "副本" + name


def _in_other_folder(path: str, chance: random.Random) -> str:
    return chance.choice(("content/", "content/other/", "content/sources/deep/")) + path.rpartition("/")[2]


def _left_behind(tree: Tree, path: str, chance: random.Random) -> bool:
    folder, _, name = path.rpartition("/")
    beside = chance.choice(
        (f"~${name}", f".{name}.swp", f"{name}~", f"{name}.tmp", f"{name}.bak", "Thumbs.db", ".DS_Store")
    )
    tree[f"{folder}/{beside}"] = chance.randbytes(50)
    return True


def _doubled_in_capitals(tree: Tree, path: str, chance: random.Random) -> bool:
    folder, slash, name = path.rpartition("/")
    tree[folder + slash + name.capitalize()] = tree[path]
    return True


def _swapped_contents(tree: Tree, path: str, chance: random.Random) -> bool:
    other = chance.choice(sorted(tree))
    if other == path:
        return False
    tree[path], tree[other] = tree[other], tree[path]
    return True


def _always(line: str) -> bool:
    return bool(line.strip())


MUTATIONS = (
    Mutation("utf-8 with mark", _encoded("utf-8-sig"), Outcome.SAME),
    Mutation("utf-16", _encoded("utf-16"), Outcome.SAME),
    Mutation("gb18030", _encoded("gb18030"), Outcome.SAME),
    Mutation("gbk", _encoded("gbk"), Outcome.SAME),
    Mutation("crlf", _line_ends("\r\n"), Outcome.SAME),
    Mutation("cr", _line_ends("\r"), Outcome.SAME),
    Mutation("mixed line ends", _text(_mixed_line_ends), Outcome.SAME),
    Mutation("spaces at line ends", _text(_trailing_spaces), Outcome.SAME, (".md",)),
    Mutation("left behind by an editor", _left_behind, Outcome.SAME),
    Mutation("flipped bit", _flipped_byte, Outcome.ANY),
    Mutation("byte that is no text", _foreign_byte, Outcome.MESSAGE),
    Mutation("zero byte", _nul, Outcome.MESSAGE),
    Mutation("noise", _noise, Outcome.MESSAGE),
    Mutation("emptied", _emptied, Outcome.MESSAGE),
    Mutation("cut off", _cut_off, Outcome.ANY),
    Mutation("line deleted", _line_deleted, Outcome.ANY),
    Mutation("line doubled", _line_doubled, Outcome.ANY),
    Mutation("lines swapped", _lines_swapped, Outcome.ANY),
    Mutation("lines joined", _line_joined, Outcome.ANY),
    Mutation("line indented", _on_a_line(_always, _indented), Outcome.ANY),
    Mutation("merge conflict", _text(_conflict), Outcome.MESSAGE),
    Mutation("misspelt key", _on_a_line(_has_key, _misspelt_key), Outcome.ANY, (".yaml",)),
    Mutation("full-width colon", _on_a_line(_has_key, _full_width_colon), Outcome.MESSAGE, (".yaml",)),
    Mutation(
        "no space after a colon",
        _on_a_line(lambda line: _has_key(line) and ": " in line, _no_space),
        Outcome.ANY,
        (".yaml",),
    ),
    Mutation("value of the wrong kind", _on_a_line(_typed_value, _wrong_value), Outcome.MESSAGE, (".yaml",)),
    Mutation("any value", _on_a_line(_has_key, _any_value), Outcome.ANY),
    Mutation("broken reference", _on_a_line(_reference, _broken_reference), Outcome.MESSAGE, (".md",)),
    Mutation("typed number", _on_a_line(_prose, _typed_number), Outcome.MESSAGE, (".md",)),
    Mutation("markup", _on_a_line(_prose, _with_markup), Outcome.ANY, (".md",)),
    Mutation("file deleted", _deleted, Outcome.ANY),
    Mutation("other ending", _renamed(_other_ending), Outcome.MESSAGE),
    Mutation("chinese name", _renamed(_chinese_name), Outcome.ANY),
    Mutation("other folder", _renamed(_in_other_folder), Outcome.ANY),
    Mutation("doubled in capitals", _doubled_in_capitals, Outcome.MESSAGE),
    Mutation("contents swapped", _swapped_contents, Outcome.ANY),
)
