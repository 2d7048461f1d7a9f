"""Strict JSON of encounters, in one pass (docs/pack-format/encounter.md, The text)."""

import array
import re
from decimal import Decimal

BYTES, DEPTH, TEXT, ITEMS, MEMBERS = 1_048_576, 32, 1_024, 2_000, 256
RESERVED = ("__proto__", "constructor", "prototype")
_NUMBER = re.compile(r"(-?)(0|[1-9][0-9]*)(?:\.([0-9]+))?(?![0-9])")
_SHORT = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_HEX = re.compile("[0-9A-Fa-f]{4}")
_PLAIN_NAME = re.compile("[A-Za-z][A-Za-z0-9_]{0,63}")


class Refused(Exception):
    """An encounter that is refused: its code, and the steps from the outside in."""

    def __init__(self, code, *steps):
        super().__init__(code)
        self.code, self.steps = code, list(steps)

    def inside(self, *steps):
        self.steps[:0] = steps
        return self

    @property
    def pointer(self):
        pointer = ""
        for step in self.steps:
            if isinstance(step, str) and not _PLAIN_NAME.fullmatch(step):
                break
            pointer += f"/{step}"
        return pointer


def forbidden(unit):
    """Control characters, and those that change the writing direction."""
    code = ord(unit)
    return code < 0x20 or 0x7F <= code < 0xA0 or code in (0x61C, 0x200E, 0x200F, 0xFEFF) or 0x2028 <= code <= 0x202E or 0x2066 <= code <= 0x2069


def units_of(text):
    """The text with one character for each UTF-16 unit."""
    if text.isascii():
        return text
    return "".join(map(chr, array.array("H", text.encode("utf-16-le", "surrogatepass"))))


def text_of(units):
    """The text of UTF-16 units; pairs of surrogates become one character."""
    if units.isascii():
        return units
    return units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


class Scanner:
    """Reads one value, or raises Refused. `id` is the outermost id as far as it was read."""

    def __init__(self, text):
        self.source, self.text, self.at, self.depth, self.id = text, units_of(text), 0, 0, None

    def document(self):
        text = self.text
        if len(text) > BYTES:
            raise Refused("encounter/too-long")
        if text[:1] in ("\ufeff", "\ufffe", "\ufffd", "\x1f", "\0") and text or text[1:2] == "\0":
            raise Refused("encounter/encoding")
        self.blank()
        value = self.value()
        self.blank()
        if self.at < len(text):
            raise Refused("encounter/trailing-content")
        if len(self.source.encode("utf-8", "surrogatepass")) > BYTES:
            raise Refused("encounter/too-long")
        return value

    def blank(self):
        while self.text[self.at:self.at + 1] in (" ", "\n", "\r", "\t") and self.at < len(self.text):
            self.at += 1

    def value(self):
        first = self.text[self.at:self.at + 1]
        if first == '"':
            return self.string()
        if first == "{":
            return self.object()
        if first == "[":
            return self.list()
        if first and first in "-0123456789":
            return self.number()
        for word, value in (("true", True), ("false", False), ("null", None)):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return value
        raise Refused("encounter/json")

    def enter(self):
        if self.depth == DEPTH:
            raise Refused("encounter/too-deep")
        self.depth += 1
        self.at += 1
        self.blank()

    def ends(self, bracket):
        """Whether the container ends here; else the comma is passed."""
        self.blank()
        mark = self.text[self.at:self.at + 1]
        if mark != bracket and mark != ",":
            raise Refused("encounter/json")
        self.at += 1
        if mark == bracket:
            self.depth -= 1
            return True
        self.blank()
        return False

    def empty(self, bracket):
        if self.text[self.at:self.at + 1] != bracket:
            return False
        self.depth -= 1
        self.at += 1
        return True

    def object(self):
        self.enter()
        members = {}
        if self.empty("}"):
            return members
        count = 0
        while True:
            if count == MEMBERS:
                raise Refused("encounter/too-many-members")
            count += 1
            name = self.name(members)
            self.blank()
            if self.text[self.at:self.at + 1] != ":":
                raise Refused("encounter/json")
            self.at += 1
            self.blank()
            try:
                members[name] = self.value()
            except Refused as refused:
                raise refused.inside(name)
            if self.depth == 1 and name == "id":
                self.id = members[name]
            if self.ends("}"):
                return members

    def name(self, members):
        if self.text[self.at:self.at + 1] != '"':
            raise Refused("encounter/json")
        name = self.string()
        if name in RESERVED:
            raise Refused("encounter/reserved-key")
        if name in members:
            if self.depth == 1 and name == "id":
                self.id = None
            raise Refused("encounter/duplicate-key", name)
        return name

    def list(self):
        self.enter()
        items = []
        if self.empty("]"):
            return items
        while True:
            if len(items) == ITEMS:
                raise Refused("encounter/too-many")
            try:
                items.append(self.value())
            except Refused as refused:
                raise refused.inside(len(items))
            if self.ends("]"):
                return items

    def string(self):
        self.at += 1
        units = []
        while True:
            unit = self.unit(closing=True)
            if unit is None:
                break
            if forbidden(unit):
                raise Refused("encounter/control-character")
            if "\udc00" <= unit <= "\udfff":
                raise Refused("encounter/lone-surrogate")
            units.append(unit)
            if "\ud800" <= unit <= "\udbff":
                if self.text[self.at:self.at + 1] == '"':
                    raise Refused("encounter/lone-surrogate")
                low = self.unit(closing=False)
                if not "\udc00" <= low <= "\udfff":
                    raise Refused("encounter/lone-surrogate")
                units.append(low)
        if len(units) > TEXT:
            raise Refused("encounter/text-too-long")
        return text_of("".join(units))

    def unit(self, closing):
        """The next UTF-16 unit, which may be escaped; None at the closing quote."""
        unit = self.text[self.at:self.at + 1]
        if unit == "":
            raise Refused("encounter/json")
        self.at += 1
        if unit == '"' and closing:
            return None
        if unit != "\\":
            return unit
        letter = self.text[self.at:self.at + 1]
        if letter in _SHORT and letter:
            self.at += 1
            return _SHORT[letter]
        found = _HEX.match(self.text, self.at + 1) if letter == "u" else None
        if not found:
            raise Refused("encounter/json")
        self.at += 5
        return chr(int(found[0], 16))

    def number(self):
        found = _NUMBER.match(self.text, self.at)
        if not found:
            raise Refused("encounter/json")
        negative, whole, decimals = found.groups()
        self.at = found.end()
        follows = self.text[self.at:self.at + 1]
        if follows == "." and decimals is None:
            raise Refused("encounter/json")
        zero = not (whole + (decimals or "")).strip("0")
        if len(whole) > 12 or len(decimals or "") > 3 or follows in ("e", "E") and follows or (negative and zero):
            raise Refused("encounter/number")
        return Decimal(found[0]) if decimals else int(found[0])
