"""The shape of a pack: every object has the keys of its kind and no others (docs/pack-format/*.md, all tables of keys)."""

from .calendar import is_date

LARGEST = 2**53 - 1


class OutOfShape(Exception):
    """The path of what is not in shape."""


def text(value, path):
    if not isinstance(value, str):
        raise OutOfShape(path)


def whole(value, path):
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > LARGEST:
        raise OutOfShape(path)


def flag(value, path):
    if not isinstance(value, bool):
        raise OutOfShape(path)


def constant(value, path):
    if not isinstance(value, (str, bool)):
        whole(value, path)


def date(value, path):
    if not isinstance(value, str) or not is_date(value):
        raise OutOfShape(path)


def one_of(*words):
    def check(value, path):
        if not any(type(value) is type(word) and value == word for word in words):
            raise OutOfShape(path)
    return check


def nullable(shape):
    return lambda value, path: None if value is None else shape(value, path)


def list_of(shape):
    def check(value, path):
        if not isinstance(value, list):
            raise OutOfShape(path)
        for index, item in enumerate(value):
            shape(item, f"{path}[{index}]")
    return check


def pair(value, path):
    list_of(text)(value, path)
    if len(value) != 2:
        raise OutOfShape(path)


def record(shape):
    def check(value, path):
        if not isinstance(value, dict):
            raise OutOfShape(path)
        for item in value.values():
            shape(item, path + ".*")
    return check


def obj(fields):
    """Keys of an object; `key?` may be left out."""
    known = {key.rstrip("?"): (shape, key.endswith("?")) for key, shape in fields.items()}

    def check(value, path):
        if not isinstance(value, dict) or any(key not in known for key in value):
            raise OutOfShape(path)
        for key, (shape, may_lack) in known.items():
            if key in value:
                shape(value[key], f"{path}.{key}")
            elif not may_lack:
                raise OutOfShape(f"{path}.{key}")
    return check


def either(*shapes):
    def check(value, path):
        for index, shape in enumerate(shapes):
            try:
                return shape(value, path)
            except OutOfShape:
                if index == len(shapes) - 1:
                    raise
        return None
    return check


def union(key, shapes):
    """An object whose shape is chosen by the text under `key`."""
    def check(value, path):
        word = value.get(key) if isinstance(value, dict) else None
        if not isinstance(word, str) or word not in shapes:
            raise OutOfShape(path)
        shapes[word](value, path)
    return check


def later(name):
    return lambda value, path: globals()[name](value, path)


def tagged(key, **words):
    """A union from the keys that each word has beside the tag."""
    return union(key, {word: obj({key: text, **fields}) for word, fields in words.items()})


_SYSTEM = one_of("code", "CPT", "HCPCS", "ICD10", "POS", "modifier", "revenue_code")
_PLAIN = ("flag", "date", "instant", "minutes", "units", "days", "count", "ml", "ml_per_hour", "amount", "vials", "money", "time", "word", "id", "site", "modifiers")
TYPE = tagged("is", **{word: {} for word in _PLAIN}, enum={"name": text}, list={"of": _SYSTEM}, code={"system": _SYSTEM})

_value, _test, _set, _time = later("VALUE"), later("TEST"), later("SET"), later("TIME")
VALUE = tagged(
    "op",
    constant={"type": TYPE, "value": constant}, value={"name": text}, field={"noun": text, "field": text},
    sum={"terms": list_of(obj({"sign": one_of(1, -1), "value": _value}))}, minutes_at_rate={"volume": _value, "rate": _value},
    minutes_of={"time": _time}, longest_piece_of={"time": text}, count_of={"set": _set},
)
_RELATION = one_of("is", "is_not", "at_least", "at_most", "more_than", "less_than")
TEST = tagged(
    "op",
    **{"all": {"of": list_of(_test)}, "any": {"of": list_of(_test)}, "not": {"of": _test}},
    compare={"relation": _RELATION, "left": _value, "right": _value}, includes={"list": _value, "value": _value},
    documented={"value": _value}, document={"word": text}, empty={"set": _set}, member={"set": text},
    one_of={"value": _value, "members": list_of(text)}, in_codes={"value": _value, "codes": text},
    first_in={"order": text}, first_of={"order": text, "set": text, "negated": flag},
)
_QUALIFIER = tagged("is", sharing={"fields": list_of(text), "negated": flag}, before={"order": text}, after={"order": text}, overlapping={}, other={})
SET = obj({"base": either(obj({"set": text}), obj({"noun": text})), "qualifiers": list_of(_QUALIFIER)})
_TIME_BASE = tagged("of", item={}, set={"set": SET}, time={"time": text})
TIME = obj({"base": _TIME_BASE, "cuts": list_of(obj({"how": one_of("outside", "inside"), "by": _TIME_BASE}))})


def part(shape):
    return obj({"value": shape, "cases?": list_of(obj({"exception": text, "when?": TEST, "value": shape}))})


_CITATIONS = list_of(obj({"source": whole, "locator?": text}))
_BASE = {"name": text, "title": text, "citations": _CITATIONS, "depth": whole, "because?": text, "applies?": TEST}
_OUTCOMES = ("warn", "pend", "hold", "deny")
_OUTCOME = obj({"is": one_of(*_OUTCOMES), "reason": text})
_INSTEAD = list_of(obj({
    "exception": text, "when?": TEST, "because": text,
    "value": tagged("is", keep={}, leave_out={}, nothing={}, **{word: {"reason": text} for word in _OUTCOMES}),
}))
_EDGE = {**_BASE, "notDocumented": part(one_of("hold", "skip")), "instead": _INSTEAD}
_WHEN = part(nullable(TEST))
_HEAD = obj({"noun": text, "in?": text, "from?": text, "codes?": text, "code?": text})
_ANY_HEAD = nullable(_HEAD)
_CODES = obj({"group?": text, "carc?": text, "rarc": list_of(text)})
_ROW_TEST = nullable(obj({"column": text, "word": text}))
_BYPASS = nullable(obj({"by": part(text), "where": part(_ROW_TEST)}))
_NAME_OR_NONE, _NAMES, _NAMES_OR_NONE = part(nullable(text)), part(list_of(text)), part(nullable(list_of(text)))
_PREFERENCE = tagged("by", value={"end": one_of("largest", "smallest"), "value": VALUE}, test={"test": TEST, "settles": flag})

PROGRAM = obj({
    "values": list_of(obj({**_BASE, "type": TYPE, "is": part(constant)})),
    "codeSets": list_of(obj({"name": text, "system": _SYSTEM, "ranges": list_of(pair)})),
    "tables": list_of(obj({"name": text, "columns": list_of(obj({"name": text, "type": TYPE})), "key": list_of(text), "rows": whole})),
    "assume": list_of(obj({**_BASE, "when": part(TEST), "take": list_of(obj({"field": text, "value": part(VALUE)})), "instead": _INSTEAD})),
    "sites": nullable(obj({**_BASE, "apart": part(TEST), "unnamed": _WHEN})),
    "services": nullable(obj({
        **_BASE, "timed": part(TEST), "from": text, "to": text, "join": part(TEST), "sharing": _NAMES, "gap": part(VALUE), "bridge": _WHEN,
        "cuts": list_of(obj({"kind": one_of("before", "after", "during"), "field": text, "if?": TEST, "because": text, "citations": _CITATIONS})),
    })),
    "sets": list_of(obj({
        **_EDGE, "head": _HEAD, "keep": _WHEN, "leaveOut": list_of(obj({"if": TEST, "because": text, "citations": _CITATIONS})),
        "spaced?": obj({"moreThan": part(VALUE), "sharing": _NAMES, "because": text, "citations": _CITATIONS}),
    })),
    "times": list_of(obj({
        **_BASE, "head": _ANY_HEAD, "is": part(TIME), "pieces": part(one_of("together", "each alone")), "shortest": part(nullable(VALUE)),
        "cut": part(nullable(one_of("at midnight"))),
    })),
    "orders": list_of(obj({**_BASE, "head": _HEAD, "per": _NAME_OR_NONE, "prefer": part(list_of(_PREFERENCE)), "tie": part(one_of("hold", "warn")), "askFor": _NAME_OR_NONE})),
    "ladders": list_of(obj({
        **_EDGE, "head": _ANY_HEAD, "when": _WHEN, "measure": part(text),
        "first": nullable(obj({"code": part(text), "from": part(VALUE), "covers": part(VALUE)})),
        "more": nullable(obj({"code": part(text), "each": part(VALUE), "past": part(VALUE)})),
    })),
    "bills": list_of(obj({**_EDGE, "head": _ANY_HEAD, "when": _WHEN, "bill": part(text), "units": part(VALUE), "oncePer": _NAMES_OR_NONE, "accountsFor": _NAME_OR_NONE})),
    "drugUnits": list_of(obj({
        **_EDGE, "head": _HEAD, "dose": part(VALUE), "size": part(obj({"table": text, "drug": VALUE, "column": text})), "round": part(one_of("up")),
        "discarded": nullable(obj({"of": part(nullable(VALUE)), "add": part(text), "from": part(VALUE)})),
    })),
    "dates": list_of(obj({**_BASE, "head": _HEAD, "when": _WHEN, "date": part(one_of("day earned", "day begun", "day of encounter"))})),
    "notCovered": list_of(obj({**_EDGE, "head": _ANY_HEAD, "when": _WHEN})),
    "modifiers": list_of(obj({**_EDGE, "head": _HEAD, "when": _WHEN, "add": part(text), "alone?": flag})),
    "modifierGroups": list_of(obj({
        **_BASE, "members": _NAMES, "atMost": part(nullable(whole)), "prefer": _NAMES_OR_NONE, "stands": part(nullable(one_of("first", "last"))),
    })),
    "edits": list_of(obj({
        **_EDGE, "head": _ANY_HEAD, "when": _WHEN, "codes": _CODES, "outcome": part(either(_OUTCOME, obj({"is": one_of("recode"), "to": text, "reason": text}))),
    })),
    "pairs": list_of(obj({
        **_EDGE, "head": _HEAD, "table": text, "where": part(_ROW_TEST), "outcome": part(_OUTCOME), "codes": _CODES,
        "form": tagged("is", drops={"keeps": text, "drops": text, "bypass": _BYPASS}, needs={"code": text, "oneOf": text}),
    })),
    "limits": list_of(obj({
        **_EDGE, "head": _HEAD, "when": _WHEN, "atMost": part(either(obj({"count": whole}), obj({"table": text, "column": text}))),
        "per": part(either(one_of("line", "day", "encounter"), obj({"days": whole}))), "where": part(_ROW_TEST), "outcome": part(_OUTCOME), "codes": _CODES,
    })),
    "exceptions": list_of(obj({**_BASE, "to": list_of(text)})),
})

_CELL = either(constant, obj({"ranges": list_of(pair)}), obj({"list": list_of(text)}))
_ROWS = obj({
    "digest": text, "leads": whole, "blocks": list_of(pair),
    "rests": list_of(obj({"from": nullable(date), "to": nullable(date), "cells": list_of(_CELL)})),
})

_ABSENCE = tagged(
    "is", required={}, documentable={}, sites_rule={}, derived={"how": one_of("first_of_list", "itself", "coding_site")},
    fallback={"tries": list_of(tagged("by", constant={"value": constant}, none={}, own={}, field={"noun": text, "field": text}))},
)
_FIELD = obj({
    "name": text, "type": TYPE, "absence": _ABSENCE, "joined?": one_of("same", "any", "all", "earliest", "latest", "sum"), "readable": flag,
    "readableIn": list_of(text), "needs?": text,
})
_SPAN = obj({"from": text, "to": text, "pauses?": text, "emptyFor?": obj({"field": text, "members": list_of(text)}), "atMostDays?": whole})
_NOUN = obj({
    "name": text, "plural?": text, "title": text, "from?": text, "required?": flag, "span?": _SPAN, "madeBy?": one_of("sites", "services", "lines"),
    "joins?": text, "givenLine?": text, "fields": list_of(_FIELD), "documents": list_of(text),
})
_NAMED_WORDS = {"name": text, "members": list_of(text)}
VOCABULARY = obj({
    "name": text, "version": text, "reads": text, "types": list_of(obj({**_NAMED_WORDS, "groups": list_of(obj(_NAMED_WORDS))})), "nouns": list_of(_NOUN),
})

_TEXTS = list_of(text)
_EXPECTED_LINE = obj({"code": text, "units": whole, "modifiers": _TEXTS, "date?": text, "outcome?": text, "because": _TEXTS})
_EXPECTED_PIECE = obj({"administration": text, "from?": text, "to?": text, "because?": text})
_VECTOR = obj({"name": text, "encounter": text, "expects": obj({
    "lines?": list_of(_EXPECTED_LINE), "units?": record(whole), "unbilled?": list_of(_EXPECTED_PIECE), "decision?": text,
    "holds?": _TEXTS, "missing?": _TEXTS, "assumes?": _TEXTS, "findings?": _TEXTS,
})})

PACK = obj({
    "format": one_of("payerpack 1"), "id": text, "release": text, "title": text, "payer": nullable(text),
    "extends": list_of(obj({"id": text, "release": text})), "vocabulary": VOCABULARY, "requires": list_of(text),
    "segments": list_of(obj({"from": date, "to": nullable(date), "program": whole})), "programs": list_of(PROGRAM), "tables": list_of(_ROWS),
    "citations": list_of(obj({"pack": text, "key": text, "title": text, "publisher?": text, "confidence?": text, "url?": text})),
    "sourceMap": record(text), "vectors?": list_of(_VECTOR), "hashes": obj({"content": text, "meaning": text}),
})
