"""The strict reader: an encounter in the types of the vocabulary (docs/pack-format/encounter.md, The values)."""

import re
from decimal import Decimal

from .calendar import MINUTES_OF_DAY, read_date, read_instant
from .canonical import utf16, utf16_length
from .runs import union_of
from .strict_json import Refused, Scanner, forbidden, units_of
from .vocabulary import OWN_WORD, coding_site_slot, slot_where

LARGEST, LONGEST_ID, MOST_DAYS = 2_147_483_647, 64, 31

_PROCEDURE = re.compile(r"[0-9]{4}[0-9A-Z]|[A-Z][0-9]{4}")
_CODES = {
    "code": _PROCEDURE, "HCPCS": _PROCEDURE, "CPT": re.compile(r"[0-9]{4}[0-9A-Z]"), "POS": re.compile(r"[0-9]{2}"),
    "ICD10": re.compile(r"[A-Za-z][0-9][0-9A-Za-z](\.?[0-9A-Za-z]{1,4})?"), "modifier": re.compile(r"[0-9A-Z]{2}"), "revenue_code": re.compile(r"[0-9]{4}"),
}


class Item:
    """An item of a noun; its values by slot, None where not known."""

    def __init__(self, noun, index, ident, values, offsets=None):
        self.noun, self.index, self.id, self.values, self.offsets = noun, index, ident, values, offsets or {}
        self.parts = self.time = self.line = None
        self.maybe, self.missing = False, ()

    def copy(self):
        return Item(self.noun, self.index, self.id, list(self.values), self.offsets)


class Encounter:
    """An encounter that was read; `lists` are the members that were there."""

    def __init__(self, own, items, documents, lists):
        self.own, self.items, self.documents, self.lists, self.id = own, items, documents, lists, own.id


def accepted_id(value):
    """The id that a refusal tells, or None."""
    sound = isinstance(value, str) and 0 < utf16_length(value) <= LONGEST_ID
    return value if sound and not any(forbidden(unit) or "\ud800" <= unit <= "\udfff" for unit in value) else None


class Reader:
    """Reads encounters as a vocabulary says."""

    def __init__(self, vocabulary):
        self.enums = {one["name"]: one["members"] for one in vocabulary["types"]}
        self.nouns = {noun["name"]: noun for noun in vocabulary["nouns"]}
        self.own = self.nouns["encounter"]
        self.listed = [noun for noun in vocabulary["nouns"] if "from" in noun]
        has_id = lambda noun: _id_slot(noun) >= 0
        self.access = next((noun for noun in self.listed if has_id(noun) and coding_site_slot(noun) >= 0), None)

    def read(self, text):
        """The encounter of a JSON text; raises Refused, whose `id` is the id of the encounter or None."""
        scanner = Scanner(text)
        raw = None
        try:
            raw = scanner.document()
            return self.whole(raw)
        except Refused as refused:
            refused.id = accepted_id(raw.get("id") if isinstance(raw, dict) else scanner.id)
            raise

    def whole(self, raw):
        own = self.item(self.own, raw, 0, None)
        documents = ()
        if self.own["documents"] and "documented" in raw:
            words = lambda value: _word_of(value, self.own["documents"])
            documents = _inside(lambda: _list(raw["documented"], words), "documented")
        items = {}
        for noun in self.listed:
            name = noun["from"]
            if name not in raw and noun.get("required"):
                raise Refused("encounter/missing-field", name)
            items[noun["name"]] = _inside(lambda: self.list(noun, raw[name], own), name) if name in raw else []
        if self.access:
            self.accesses(raw, items, own)
        self.length(items, own)
        return Encounter(own, items, set(documents), set(raw))

    def list(self, noun, raw, own):
        index = iter(range(len(raw) if isinstance(raw, list) else 0))
        items = _list(raw, lambda value: self.item(noun, value, next(index), own))
        if _id_slot(noun) >= 0:
            seen = set()
            for item in items:
                if item.id in seen:
                    raise Refused("encounter/duplicate-id", item.index, "id")
                seen.add(item.id)
        return items

    def item(self, noun, raw, index, own):
        """One item; `own` is the encounter's, read first."""
        values, offsets = [_constant(field) for field in noun["fields"]], {}
        charted = {field["name"]: slot for slot, field in enumerate(noun["fields"]) if field["absence"]["is"] != "derived"}
        required = [name for name, slot in charted.items() if noun["fields"][slot]["absence"]["is"] == "required"]
        if "from" in noun and len(charted) == 1 and required:
            self.field(noun, charted[required[0]], raw, values, offsets)
        else:
            self.members(noun, raw, charted, required, values, offsets)
        for slot, field in enumerate(noun["fields"]):
            if field["absence"] == {"is": "derived", "how": "first_of_list"}:
                values[slot] = index == 0
        slot = _id_slot(noun)
        ident = values[slot] if slot >= 0 and values[slot] is not None else str(index)
        self.fill(noun, values, own, ident)
        if "span" in noun and offsets:
            _span(noun, values)
        return Item(noun, index, ident, values, offsets)

    def members(self, noun, raw, charted, required, values, offsets):
        if not isinstance(raw, dict):
            raise _wrong(raw)
        lists = {one["from"] for one in self.listed} | ({"documented"} if noun["documents"] else set()) if noun is self.own else set()
        for name, value in raw.items():
            if name in charted:
                _inside(lambda: self.field(noun, charted[name], value, values, offsets), name)
            elif name not in lists:
                raise Refused("encounter/unknown-field", name)
        for name in required:
            if values[charted[name]] is None:
                raise Refused("encounter/missing-field", name)
        for name, slot in charted.items():
            needs = noun["fields"][slot].get("needs")
            if needs is not None and name in raw and needs not in raw:
                raise Refused("encounter/missing-companion", needs)

    def field(self, noun, slot, raw, values, offsets):
        field = noun["fields"][slot]
        value = self.value(field["type"], raw)
        if field["type"]["is"] == "instant":
            values[slot], offsets[slot] = value
        else:
            values[slot] = value

    def fill(self, noun, values, own, ident):
        """Fallbacks, each behind the own fields that it may take from."""
        names = {field["name"]: field for field in noun["fields"]}
        done = set()

        def visit(field):
            if field["name"] in done:
                return
            done.add(field["name"])
            tries = field["absence"].get("tries", [])
            for one in tries:
                if one["by"] == "field" and one["noun"] == noun["name"] and one["field"] in names:
                    visit(names[one["field"]])
            if not tries or tries[0]["by"] in ("constant", "none"):
                return
            slot = noun["fields"].index(field)
            for one in tries:
                if values[slot] is None:
                    values[slot] = self.attempt(one, noun, names, values, own, f"{noun['name']}/{ident}/{field['name']}")

        for field in noun["fields"]:
            visit(field)

    def attempt(self, one, noun, names, values, own, word):
        if one["by"] == "field":
            if one["noun"] == noun["name"]:
                return values[noun["fields"].index(names[one["field"]])]
            return own.values[slot_where(self.own, lambda field: field["name"] == one["field"])]
        return {"constant": one.get("value"), "none": (), "own": OWN_WORD + word}[one["by"]]

    def value(self, kind, raw):
        """A value of a type, as it is held."""
        name = kind["is"]
        if name == "flag":
            return raw if isinstance(raw, bool) else _raise(_wrong(raw))
        if name == "enum":
            return _word_of(raw, self.enums[kind["name"]])
        if name in ("minutes", "days", "count", "units"):
            return _whole(raw, 0 if name in ("minutes", "days") else 1)
        if name in ("ml", "ml_per_hour", "money"):
            return _scaled(raw, name == "money")
        if name == "word":
            return _text(raw)
        if name in ("id", "site"):
            return _id(raw)
        if name in ("modifiers", "list"):
            system = "modifier" if name == "modifiers" else kind["of"]
            return tuple(_list(raw, lambda one: _code(one, system)))
        if name == "code":
            return _code(raw, kind["system"])
        if name == "vials":
            return tuple(_list(raw, lambda one: _shape(one, {**_AMOUNT, "ndc?": _id, "single_dose": lambda value: self.value({"is": "flag"}, value)})))
        return {"date": _date, "instant": _instant, "amount": lambda one: _shape(one, _AMOUNT), "time": _pieces}[name](raw)

    def accesses(self, raw, items, own):
        """Sites must be listed where accesses are; else an access is made for each site in use."""
        named = [(noun, item, slot) for noun in self.listed for slot, field in enumerate(noun["fields"])
                 if field["type"]["is"] == "site" and field["absence"]["is"] != "derived" for item in items[noun["name"]] if item.values[slot] is not None]
        if self.access["from"] in raw:
            known = {item.id for item in items[self.access["name"]]}
            for noun, item, slot in named:
                if item.values[slot] not in known:
                    raise Refused("encounter/unknown-reference", noun["from"], item.index, noun["fields"][slot]["name"])
            return
        made = []
        for index, ident in enumerate(sorted({item.values[slot] for _, item, slot in named}, key=utf16)):
            values = [_constant(field) for field in self.access["fields"]]
            values[_id_slot(self.access)] = ident
            self.fill(self.access, values, own, ident)
            made.append(Item(self.access, index, ident, values))
        items[self.access["name"]] = made

    def length(self, items, own):
        """The encounter lasts at most 31 days and begins on or after its date of service."""
        first = last = None
        for noun in self.listed:
            if "atMostDays" not in noun.get("span", {}):
                continue
            start, stop = (slot_where(noun, lambda field: field["name"] == noun["span"][end]) for end in ("from", "to"))
            for item in items[noun["name"]]:
                begins = item.values[start]
                slot = stop if item.values[stop] is not None else start
                ends = item.values[slot]
                if begins is not None and (first is None or begins < first[0]):
                    first = begins, item.offsets.get(start, 0), (noun["from"], item.index, noun["fields"][start]["name"])
                if ends is not None and (last is None or ends > last[0]):
                    last = ends, (noun["from"], item.index, noun["fields"][slot]["name"])
        if first is None or last is None:
            return
        if last[0] - first[0] > MOST_DAYS * MINUTES_OF_DAY:
            raise Refused("encounter/encounter-too-long", *last[1])
        date = own.values[slot_where(self.own, lambda field: field["name"] == "date_of_service")]
        days = (first[0] + first[1]) // MINUTES_OF_DAY - read_date(date)
        if days < 0:
            raise Refused("encounter/date-after-start", "date_of_service")
        if days > MOST_DAYS:
            raise Refused("encounter/encounter-too-long", *first[2])


def _id_slot(noun):
    return slot_where(noun, lambda field: field["name"] == "id" and field["type"]["is"] == "id")


def _constant(field):
    first = next(iter(field["absence"].get("tries", [])), {"by": "nothing"})
    return first["value"] if first["by"] == "constant" else () if first["by"] == "none" else None


def _inside(read, *steps):
    try:
        return read()
    except Refused as refused:
        raise refused.inside(*steps)


def _raise(refused):
    raise refused


def _wrong(raw):
    return Refused("encounter/null" if raw is None else "encounter/type")


def _list(raw, read):
    if not isinstance(raw, list):
        raise _wrong(raw)
    return [_inside(lambda: read(item), index) for index, item in enumerate(raw)]


def _shape(raw, members):
    """An object the engine knows by itself; `name?` may be left out."""
    if not isinstance(raw, dict):
        raise _wrong(raw)
    known = {name.rstrip("?"): read for name, read in members.items()}
    found = {}
    for name, value in raw.items():
        if name not in known:
            raise Refused("encounter/unknown-field", name)
        found[name] = _inside(lambda: known[name](value), name)
    for name in members:
        if not name.endswith("?") and name not in found:
            raise Refused("encounter/missing-field", name)
    return found


def _string(raw):
    if not isinstance(raw, str):
        raise _wrong(raw)
    return raw


def _text(raw):
    if _string(raw) == "":
        raise Refused("encounter/empty-text")
    return raw


def _id(raw):
    if len(units_of(_text(raw))) > LONGEST_ID:
        raise Refused("encounter/text-too-long")
    return raw


def _word_of(raw, words):
    if _string(raw) not in words:
        raise Refused("encounter/unknown-word")
    return raw


def _code(raw, system):
    if not _CODES[system].fullmatch(_string(raw)):
        raise Refused("encounter/code-form")
    return raw.replace(".", "").upper() if system == "ICD10" else raw


def _date(raw):
    days = read_date(_string(raw))
    if isinstance(days, str):
        raise Refused(f"encounter/date-{days}")
    return raw


def _instant(raw):
    instant = read_instant(_string(raw))
    if isinstance(instant, str):
        raise Refused(f"encounter/{instant}")
    return instant


def _number(raw):
    if isinstance(raw, bool) or not isinstance(raw, (int, Decimal)):
        raise _wrong(raw)
    return raw


def _whole(raw, least):
    if _number(raw) != int(raw):
        raise Refused("encounter/not-whole")
    if not least <= raw <= LARGEST:
        raise Refused("encounter/range")
    return int(raw)


def _scaled(raw, money):
    """Thousandths of a number above zero, or cents of one from zero."""
    if money:
        if not 0 <= _number(raw) or raw * 100 != int(raw * 100) or raw * 100 > LARGEST:
            raise Refused("encounter/range")
        return int(raw * 100)
    if not 0 < _number(raw) <= LARGEST:
        raise Refused("encounter/range")
    return int(raw * 1000)


def _decimal(raw):
    if not re.fullmatch(r"[0-9]+(\.[0-9]+)?", _string(raw)):
        raise Refused("encounter/amount-form")
    return raw


_AMOUNT = {"amount": _decimal, "unit": _text}


def _pieces(raw):
    def piece(value):
        found = _shape(value, {"start": _instant, "stop": _instant, "reason?": _text})
        start, stop = found["start"][0], found["stop"][0]
        if stop <= start:
            raise Refused("encounter/stop-before-start" if stop < start else "encounter/empty-span", "stop")
        return ((start, stop),)

    return union_of(_list(raw, piece))


def _span(noun, values):
    span = noun["span"]
    value = lambda name: values[slot_where(noun, lambda field: field["name"] == name)]
    start, stop = value(span["from"]), value(span["to"])
    if start is not None and stop is not None:
        empty_for = span.get("emptyFor")
        if stop < start:
            raise Refused("encounter/stop-before-start", span["to"])
        if stop == start and not (empty_for and value(empty_for["field"]) in empty_for["members"]):
            raise Refused("encounter/empty-span", span["to"])
        if "atMostDays" in span and stop - start > span["atMostDays"] * MINUTES_OF_DAY:
            raise Refused("encounter/span-too-long", span["to"])
    pauses = value(span["pauses"]) if "pauses" in span else None
    if pauses and ((start is not None and pauses[0][0] < start) or (stop is not None and pauses[-1][1] > stop)):
        raise Refused("encounter/pause-outside", span["pauses"])
