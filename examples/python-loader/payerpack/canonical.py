"""Bytes: canonical JSON, order of texts, hashes (docs/pack-format.md, Bytes and Hashes)."""

import hashlib
import json

LARGEST = 2**53 - 1
MOST_NESTED = 1_100


class NotCanonical(Exception):
    """A value that no pack may hold: a number that is not whole, half of a surrogate pair."""


def utf16(text):
    """A key that sorts texts by UTF-16 code units."""
    return text.encode("utf-16-be", "surrogatepass")


def utf16_length(text):
    return len(text.encode("utf-16-be", "surrogatepass")) // 2


def quote(text):
    return json.dumps(text, ensure_ascii=False)


def canonical(value, without=frozenset()):
    """The canonical text of plain data; keys in `without` are left out at every depth."""
    out = []
    _write(value, without, out, 0)
    return "".join(out)


def _write(value, without, out, depth):
    if depth >= MOST_NESTED and isinstance(value, (dict, list)):
        raise NotCanonical
    if value is True or value is False or value is None:
        out.append("true" if value is True else "false" if value is False else "null")
    elif isinstance(value, str):
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            raise NotCanonical from None
        out.append(quote(value))
    elif isinstance(value, int):
        if abs(value) > LARGEST:
            raise NotCanonical
        out.append(str(value))
    elif isinstance(value, dict):
        out.append("{")
        first = True
        for key in sorted(value, key=utf16):
            if key in without:
                continue
            if not first:
                out.append(",")
            first = False
            _write(key, without, out, 0)
            out.append(":")
            _write(value[key], without, out, depth + 1)
        out.append("}")
    elif isinstance(value, list):
        out.append("[")
        for index, item in enumerate(value):
            if index > 0:
                out.append(",")
            _write(item, without, out, depth + 1)
        out.append("]")
    else:
        raise NotCanonical


def as_text(value):
    """The JSON text of a held value, members in the order they have; used where texts decide an order."""
    if value is None:
        return "null"
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, str):
        return quote(value)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, dict):
        return "{" + ",".join(f"{quote(key)}:{as_text(item)}" for key, item in value.items()) + "}"
    return "[" + ",".join(as_text(item) for item in value) + "]"


def sha256(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
