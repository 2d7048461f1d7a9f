"""Whether a vocabulary and a pack of the right shape can be relied on (docs/pack-format.md, Soundness)."""

import re
import unicodedata

from .calendar import is_date

_RESERVED = ("__proto__", "constructor", "prototype")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,63}")
_CODE = re.compile(r"[0-9A-Z]{1,12}")
_PLACE = re.compile(r".+:[1-9][0-9]{0,6}")
_COUNTED = ("minutes", "units", "days", "count", "ml", "ml_per_hour", "money")
_SPACES = "\u0009\u000a\u000b\u000c\u000d\u0020\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff" + "".join(map(chr, range(0x2000, 0x200B)))


def is_word(text):
    """One word that can be seen."""
    return 0 < len(text) <= 200 and not any(one in _SPACES or unicodedata.category(one) in ("Cc", "Cf") for one in text)


def repeats(names):
    return len(set(names)) != len(names)


def is_constant_of(value, kind, types):
    """Whether a constant is a value of a type."""
    name = kind["is"]
    if name == "flag":
        return isinstance(value, bool)
    if name == "enum":
        return any(one["name"] == kind["name"] and value in one["members"] for one in types)
    if name in _COUNTED:
        return isinstance(value, int) and not isinstance(value, bool) and value >= 0
    if name in ("time", "list", "modifiers", "vials", "instant"):
        return False
    return isinstance(value, str) and value != ""


def types_compare(a, b):
    """Whether values of two types may be compared."""
    if a["is"] == b["is"] == "code":
        procedures = ("code", "CPT", "HCPCS")
        return a["system"] == b["system"] or (a["system"] in procedures and b["system"] in procedures)
    return a["is"] == b["is"] and (a["is"] != "enum" or a["name"] == b["name"])


def vocabulary_is_sound(vocabulary):
    types, nouns = vocabulary["types"], vocabulary["nouns"]
    given = lambda key: [noun[key] for noun in nouns if key in noun]
    if not all(map(_enum_is_sound, types)) or repeats([one["name"] for one in types]):
        return False
    if any(repeats(given(key)) for key in ("name", "plural", "from", "madeBy")):
        return False
    own = next((noun for noun in nouns if noun["name"] == "encounter"), {"fields": []})
    date = next((field for field in own["fields"] if field["name"] == "date_of_service"), None)
    if date is None or date["type"]["is"] != "date" or date["absence"]["is"] != "required":
        return False
    return all(_noun_is_sound(noun, own, vocabulary) for noun in nouns)


def _enum_is_sound(one):
    members, groups = one["members"], one["groups"]
    if one["name"] == "" or not members or "" in members or repeats(members) or repeats([group["name"] for group in groups]):
        return False
    return all(not repeats(group["members"]) and set(group["members"]) <= set(members) for group in groups)


def _noun_is_sound(noun, own, vocabulary):
    name, source, made, fields = noun["name"], noun.get("from"), noun.get("madeBy"), noun["fields"]
    if name in ("", *_RESERVED) or source in ("", *_RESERVED) or (name == "encounter" and (source is not None or made is not None)):
        return False
    if source is not None and (made is not None or any(field["name"] == source for field in own["fields"])):
        return False
    if source is None and (noun.get("required") is True or "givenLine" in noun or ("span" in noun and made is None)):
        return False
    if "joins" in noun and (made != "services" or not any(one["name"] == noun["joins"] and "from" in one for one in vocabulary["nouns"])):
        return False
    if repeats([field["name"] for field in fields]) or not all(_field_is_sound(field, noun, own, vocabulary) for field in fields):
        return False
    if any(_circles(field, noun, []) for field in fields):
        return False
    return "span" not in noun or _span_is_sound(noun, vocabulary)


def _field_is_sound(field, noun, own, vocabulary):
    kind, absence = field["type"], field["absence"]
    if field["name"] in ("", *_RESERVED) or (kind["is"] == "enum" and not any(one["name"] == kind["name"] for one in vocabulary["types"])):
        return False
    if "needs" in field and not any(one["name"] == field["needs"] for one in noun["fields"]):
        return False
    if absence["is"] == "sites_rule" and kind["is"] != "site":
        return False
    if absence["is"] == "derived" and kind["is"] != ("flag" if absence["how"] == "first_of_list" else "site"):
        return False
    if absence["is"] != "fallback":
        return True
    tries = absence["tries"]
    return bool(tries) and all(one["by"] == "field" for one in tries[:-1]) and all(_falls_back(one, kind, noun, own, vocabulary) for one in tries)


def _falls_back(one, kind, noun, own, vocabulary):
    if one["by"] == "constant":
        return is_constant_of(one["value"], kind, vocabulary["types"])
    if one["by"] in ("none", "own"):
        return kind["is"] in (("time", "list", "modifiers") if one["by"] == "none" else ("word", "id"))
    owner = noun if one["noun"] == noun["name"] else own if one["noun"] == "encounter" else {"fields": []}
    target = next((field["type"] for field in owner["fields"] if field["name"] == one["field"]), None)
    return target is not None and (types_compare(target, kind) or (kind["is"] == "word" and target["is"] in ("word", "id", "code", "enum", "site")))


def _circles(field, noun, trail):
    if any(field is one for one in trail):
        return True
    nexts = [one["field"] for one in field["absence"].get("tries", []) if one["by"] == "field" and one["noun"] == noun["name"]]
    return any(_circles(one, noun, [*trail, field]) for one in noun["fields"] if one["name"] in nexts)


def _span_is_sound(noun, vocabulary):
    span = noun["span"]
    kind = lambda name: next((field["type"] for field in noun["fields"] if field["name"] == name), {"is": ""})
    if kind(span["from"])["is"] != "instant" or kind(span["to"])["is"] != "instant" or ("pauses" in span and kind(span["pauses"])["is"] != "time"):
        return False
    if not 1 <= span.get("atMostDays", 1) <= 9_999:
        return False
    empty = span.get("emptyFor", {"field": "", "members": []})
    return all(kind(empty["field"])["is"] == "enum" and is_constant_of(member, kind(empty["field"]), vocabulary["types"]) for member in empty["members"])


def pack_is_sound(pack):
    """Identity, sources, and that nothing is carried in vain."""
    words = [pack["id"], pack["release"], *([pack["payer"]] if pack["payer"] is not None else [])]
    words += [word for one in pack["extends"] for word in (one["id"], one["release"])] + [word for one in pack["citations"] for word in (one["pack"], one["key"])]
    if not all(map(is_word, words)) or repeats([pack["id"], *(one["id"] for one in pack["extends"])]):
        return False
    if {segment["program"] for segment in pack["segments"]} != set(range(len(pack["programs"]))):
        return False
    if {table["rows"] for program in pack["programs"] for table in program["tables"]} != set(range(len(pack["tables"]))):
        return False
    if repeats([(one["pack"], one["key"]) for one in pack["citations"]]):
        return False
    if not all(_NAME.fullmatch(name) and _PLACE.fullmatch(place) for name, place in pack["sourceMap"].items()):
        return False
    vocabulary = pack["vocabulary"]
    named = [vocabulary["name"], vocabulary["version"]]
    for noun in vocabulary["nouns"]:
        named += [noun["name"], *(noun[key] for key in ("plural", "from", "givenLine") if key in noun), *noun["documents"], *(field["name"] for field in noun["fields"])]
        if repeats(noun["documents"]):
            return False
    named += [word for one in vocabulary["types"] for word in (one["name"], *(group["name"] for group in one["groups"]))]
    return all(map(is_word, named))


def lists_are_sound(program):
    """Names and depths, code sets in order, tests over something."""
    for rules in program.values():
        for rule in rules if isinstance(rules, list) else [rules] if rules else []:
            if not _NAME.fullmatch(rule["name"]) or not 0 <= rule.get("depth", 0) <= 1_000_000:
                return False
    if not all(map(_is_searchable, program["codeSets"])):
        return False
    if any(not rule["take"] or repeats([one["field"] for one in rule["take"]]) for rule in program["assume"]):
        return False
    if any(not one["to"] or not all(map(_NAME.fullmatch, one["to"])) for one in program["exceptions"]):
        return False
    return not _tests_nothing(program)


def _is_searchable(codes):
    last = {}
    for low, high in codes["ranges"]:
        if not _CODE.fullmatch(low) or not _CODE.fullmatch(high) or len(low) != len(high) or low > high or last.get(len(low), "") >= low:
            return False
        last[len(low)] = high
    return True


def _tests_nothing(node):
    if isinstance(node, list):
        return any(map(_tests_nothing, node))
    if not isinstance(node, dict):
        return False
    words = node["members"] if node.get("op") == "one_of" else node["fields"] if node.get("is") == "sharing" else ["x"]
    return not words or repeats(words) or any(map(_tests_nothing, node.values()))


def is_date_constant(value, kind):
    return kind["is"] != "date" or (isinstance(value, str) and is_date(value))
