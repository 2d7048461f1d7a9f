"""What a loader checks, in order (docs/pack-format.md, What a loader checks)."""

import json

from .calendar import day_after
from .canonical import NotCanonical, canonical, sha256, utf16_length
from .invariants import violation
from .ops import KNOWN_OPS, ops_of
from .shapes import PACK, OutOfShape
from .soundness import pack_is_sound, vocabulary_is_sound
from .tables import rows_fault

MAX_PACK, MAX_RULES = 64 * 1024 * 1024, 8 * 1024 * 1024


class PackRefused(Exception):
    """A text that is not a pack this loader may run: `code`, and words."""

    def __init__(self, code, message):
        super().__init__(f"{code}: {message}")
        self.code = code


def load_pack(text):
    """The pack of a text, ready to code encounters; raises PackRefused."""
    from .pack import Pack

    return Pack(read_pack(text))


def read_pack(text):
    """The data of a pack, checked whole."""
    if utf16_length(text) > MAX_PACK:
        raise PackRefused("pack/too-large", "the text is too long")
    try:
        value = json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise PackRefused("pack/format", "the text is not JSON") from None
    if not isinstance(value, dict) or value.get("format") != "payerpack 1":
        raise PackRefused("pack/version", "another format")
    try:
        if canonical(value) != text:
            raise NotCanonical
    except NotCanonical:
        raise PackRefused("pack/format", "the text is not canonical") from None
    try:
        PACK(value, "pack")
        _segments(value)
    except OutOfShape as fault:
        raise PackRefused("pack/format", f"{fault} is not in shape") from None
    blocks = sum(utf16_length(lead) + utf16_length(rows) for table in value["tables"] for lead, rows in table["blocks"])
    if utf16_length(text) - blocks > MAX_RULES:
        raise PackRefused("pack/too-large", "the rules are too long")
    _check(value)
    return value


def _no_constant(word):
    raise ValueError(word)


def _segments(pack):
    segments = pack["segments"]
    if not segments:
        raise OutOfShape("pack.segments")
    for index, segment in enumerate(segments):
        ends = segment["to"]
        if not 0 <= segment["program"] < len(pack["programs"]) or (ends is not None and ends < segment["from"]):
            raise OutOfShape(f"pack.segments[{index}]")
        if index + 1 < len(segments) and (ends is None or segments[index + 1]["from"] != day_after(ends)):
            raise OutOfShape(f"pack.segments[{index + 1}]")


def _check(pack):
    for index, rows in enumerate(pack["tables"]):
        fault = rows_fault(rows)
        if fault is not None:
            raise PackRefused("pack/format", f"tables[{index}].{fault}")
    for rows in pack["tables"]:
        if sha256(canonical({key: rows[key] for key in ("blocks", "leads", "rests")})) != rows["digest"]:
            raise PackRefused("pack/hash", "the digest of a table")
    digests = [rows["digest"] for rows in pack["tables"]]
    content = {**{key: item for key, item in pack.items() if key != "hashes"}, "tables": digests}
    if "sha256:" + sha256(canonical(content)) != pack["hashes"]["content"]:
        raise PackRefused("pack/hash", "the content hash")
    meaning = {**{key: pack[key] for key in ("vocabulary", "segments", "programs")}, "tables": digests}
    if "sem1:sha256:" + sha256(canonical(meaning, {"title", "citations"})) != pack["hashes"]["meaning"]:
        raise PackRefused("pack/hash", "the meaning hash")
    if not vocabulary_is_sound(pack["vocabulary"]):
        raise PackRefused("pack/format", "the vocabulary cannot be relied on")
    if any(op not in KNOWN_OPS for op in pack["requires"]):
        raise PackRefused("pack/unknown-op", "an op is not known")
    if ops_of(pack["programs"]) != pack["requires"]:
        raise PackRefused("pack/unknown-op", "`requires` is not the list of ops in use")
    for program in pack["programs"]:
        found = violation(program, pack["vocabulary"], len(pack["citations"]), pack["tables"])
        if found is not None:
            raise PackRefused("pack/invalid-program", found)
    if not pack_is_sound(pack):
        raise PackRefused("pack/format", "the pack cannot be relied on")
