"""Whether the expressions and parts of a program are of the types that their places need (docs/pack-format.md, Types that fit)."""

import re

from .soundness import is_constant_of, is_date_constant, types_compare
from .vocabulary import Roles, lines_noun

_ORDERED = ("date", "instant", "minutes", "units", "days", "count", "ml", "ml_per_hour", "money")
_CODE, _MODIFIER = re.compile(r"[0-9A-Z]{1,12}"), re.compile(r"[0-9A-Z]{2}")
_GROUP, _CARC, _RARC = re.compile(r"[A-Z]{2}"), re.compile(r"[A-Z]?[0-9]{1,3}"), re.compile(r"(?:M|MA|N)[0-9]{1,3}")
MINUTES = {"is": "minutes"}


def all_of(part):
    return [part["value"], *(one["value"] for one in part.get("cases", ()))]


class Typing:
    """Types of the expressions of a program; None: none."""

    def __init__(self, program, vocabulary):
        by_name = lambda section: {rule["name"]: rule for rule in program[section]}
        self.types = vocabulary["types"]
        self.values, self.sets, self.times, self.orders = map(by_name, ("values", "sets", "times", "orders"))
        self.nouns = {noun["name"]: noun for noun in vocabulary["nouns"]}
        for noun in vocabulary["nouns"]:
            if noun.get("madeBy") == "lines":
                self.nouns[noun["name"]] = lines_noun(vocabulary)

    def field(self, noun, name):
        return next((one for one in noun["fields"] if one["name"] == name), None) if noun else None

    def head_noun(self, rule):
        return self.nouns.get(rule["head"]["noun"]) if rule and rule["head"] else None

    def set_noun(self, node):
        base = node["base"]
        return self.nouns.get(base["noun"]) if "noun" in base else self.head_noun(self.sets.get(base["set"]))

    def type_of(self, node, item):
        op = node["op"]
        if op == "constant":
            fits = is_constant_of(node["value"], node["type"], self.types) and is_date_constant(node["value"], node["type"])
            return node["type"] if fits else None
        if op == "value":
            return self.values[node["name"]]["type"]
        if op == "field":
            owner = self.nouns["encounter"] if node["noun"] == "encounter" else item if item and item["name"] == node["noun"] else None
            field = self.field(owner, node["field"])
            return field["type"] if field else None
        if op == "sum":
            return self.sum(node["terms"], item)
        if op == "minutes_at_rate":
            is_of = lambda part, kind: (self.type_of(part, item) or {"is": ""})["is"] == kind
            return MINUTES if is_of(node["volume"], "ml") and is_of(node["rate"], "ml_per_hour") else None
        if op == "minutes_of":
            return MINUTES if self.is_time(node["time"], item) else None
        if op == "longest_piece_of":
            return MINUTES if self.time_fits(node["time"], item) else None
        return {"is": "count"} if self.is_set(node["set"], item) else None

    def sum(self, terms, item):
        total = None
        for index, term in enumerate(terms):
            kind = self.type_of(term["value"], item)
            if kind is None or (index == 0 and term["sign"] != 1):
                return None
            total = kind if index == 0 else _joined(total, term["sign"], kind)
            if total is None:
                return None
        return total

    def is_set(self, node, item):
        noun = self.set_noun(node)
        return noun is not None and all(item is not None and self.qualifies(one, noun, item) for one in node["qualifiers"])

    def qualifies(self, node, noun, item):
        if node["is"] == "sharing":
            pairs = [(self.field(noun, name), self.field(item, name)) for name in node["fields"]]
            return bool(pairs) and all(a and b and types_compare(a["type"], b["type"]) for a, b in pairs)
        if node["is"] in ("before", "after"):
            return noun is item and self.head_noun(self.orders.get(node["order"])) is item
        return noun is item if node["is"] == "other" else _has_time(noun) and _has_time(item)

    def time_fits(self, name, item):
        time = self.times.get(name)
        if time is None:
            return False
        if time["head"] is None:
            return True
        owner = self.nouns.get(time["head"]["noun"])
        if owner is None or item is None:
            return False
        is_site = lambda noun: (self.field(noun, owner["name"]) or {"type": {"is": ""}})["type"]["is"] == "site"
        return owner is item or (owner.get("madeBy") == "sites" and is_site(item) and is_site(owner))

    def is_time(self, node, item):
        return all(self.is_time_base(base, item) for base in [node["base"], *(cut["by"] for cut in node["cuts"])])

    def is_time_base(self, base, item):
        if base["of"] == "item":
            return item is not None and _has_time(item)
        if base["of"] == "time":
            return self.time_fits(base["time"], item)
        return self.is_set(base["set"], item) and self.set_noun(base["set"]).get("madeBy") == "services"

    def holds(self, node, item):
        op = node["op"]
        if op in ("all", "any"):
            return all(self.holds(one, item) for one in node["of"])
        if op == "not":
            return self.holds(node["of"], item)
        if op == "compare":
            left, right = self.type_of(node["left"], item), self.type_of(node["right"], item)
            return bool(left and right and types_compare(left, right) and (node["relation"] in ("is", "is_not") or left["is"] in _ORDERED))
        if op == "includes":
            listed, value = (self.type_of(node[key], item) or {"is": ""} for key in ("list", "value"))
            if listed["is"] not in ("list", "modifiers") or value["is"] != "code":
                return False
            return types_compare({"is": "code", "system": listed.get("of", "modifier")}, value)
        if op == "documented":
            return self.type_of(node["value"], item) is not None
        if op == "document":
            return node["word"] in self.nouns["encounter"]["documents"]
        if op == "empty":
            return self.is_set(node["set"], item)
        if op == "member":
            return item is not None and self.head_noun(self.sets[node["set"]]) is item
        if op == "one_of":
            kind = self.type_of(node["value"], item) or {"is": ""}
            return kind["is"] == "enum" and all(is_constant_of(member, kind, self.types) for member in node["members"])
        if op == "in_codes":
            return (self.type_of(node["value"], item) or {"is": ""})["is"] == "code"
        if op == "first_in":
            return item is not None and self.head_noun(self.orders[node["order"]]) is item
        return self.head_noun(self.orders[node["order"]]) is self.head_noun(self.sets[node["set"]])


def _has_time(noun):
    return noun.get("madeBy") in ("services", "lines")


def _joined(left, sign, right):
    if right["is"] == "minutes" and left["is"] in ("minutes", "instant"):
        return left
    if right["is"] == "days" and left["is"] in ("days", "date"):
        return left
    return right if sign == 1 and (left["is"], right["is"]) in (("minutes", "instant"), ("days", "date")) else None


def types_fit(program, vocabulary):
    """Whether every rule fits; names must exist."""
    typing, roles = Typing(program, vocabulary), Roles(vocabulary)
    scopes = {"values": None, "modifierGroups": None, "assume": roles.charted, "services": roles.charted, "sites": roles.access}
    for section, rules in program.items():
        if section in ("codeSets", "tables", "exceptions"):
            continue
        for rule in rules if isinstance(rules, list) else [rules] if rules else []:
            noun = scopes[section] if section in scopes else typing.head_noun(rule)
            if not _expressions_fit(rule, noun, typing, section) or not _PARTS.get(section, lambda *_: True)(rule, noun, typing):
                return False
            if "code" in (rule.get("head") or {}) and not _CODE.fullmatch(rule["head"]["code"]):
                return False
            if "codes" in rule and not _reasons_fit(rule["codes"]):
                return False
    return True


def _expressions_fit(rule, item, typing, section):
    """All tests of a rule, those of guards among them, and the times of a named time. `applies` and the rest are asked for the item."""
    for key, part in rule.items():
        if key == "instead":
            if not all("when" not in one or typing.holds(one["when"], item) for one in part):
                return False
        elif key == "applies":
            if not typing.holds(part, item):
                return False
        elif key in ("cuts", "leaveOut"):
            if not all("if" not in one or typing.holds(one["if"], item) for one in part):
                return False
        elif isinstance(part, dict) and not _part_fits(part, item, typing):
            return False
        elif key == "take" and not all(_part_fits(one["value"], item, typing) for one in part):
            return False
    return section != "times" or all(typing.is_time(time, item) for time in all_of(rule["is"]))


def _part_fits(part, item, typing):
    """A part, or an object of parts: guards, and values that are tests."""
    if "value" not in part or "op" in part:
        return all(_part_fits(one, item, typing) for one in part.values() if isinstance(one, dict))
    if not all("when" not in case or typing.holds(case["when"], item) for case in part.get("cases", ())):
        return False
    for value in all_of(part):
        if isinstance(value, list):
            if not all(typing.holds(one["test"], item) for one in value if isinstance(one, dict) and one.get("by") == "test"):
                return False
        elif isinstance(value, dict) and value.get("op") in _TESTS and not typing.holds(value, item):
            return False
    return True


_TESTS = ("all", "any", "not", "compare", "includes", "documented", "document", "empty", "member", "one_of", "in_codes", "first_in", "first_of")


def _values(part, item, typing, *kinds):
    types = [typing.type_of(value, item) for value in all_of(part) if value is not None]
    return all(kind is not None and kind["is"] in kinds for kind in types)


def _codes(part):
    return all(_CODE.fullmatch(code) for code in all_of(part))


def _modifiers(words):
    return all(_MODIFIER.fullmatch(word) for word in words)


def _fields(names, noun, typing):
    return all(typing.field(noun, name) for name in names)


def _value(rule, _noun, typing):
    return all(is_constant_of(value, rule["type"], typing.types) and is_date_constant(value, rule["type"]) for value in all_of(rule["is"]))


def _assume(rule, noun, typing):
    for take in rule["take"]:
        field = typing.field(noun, take["field"])
        types = [typing.type_of(value, noun) for value in all_of(take["value"])]
        if field is None or not all(kind and types_compare(kind, field["type"]) for kind in types):
            return False
    return True


def _services(rule, noun, typing):
    is_of = lambda name, kind: (typing.field(noun, name) or {"type": {"is": ""}})["type"]["is"] == kind
    return (noun is not None and is_of(rule["from"], "instant") and is_of(rule["to"], "instant")
            and all(is_of(cut["field"], "time" if cut["kind"] == "during" else "instant") for cut in rule["cuts"])
            and _values(rule["gap"], noun, typing, "minutes") and all(_fields(names, noun, typing) for names in all_of(rule["sharing"])))


def _set(rule, noun, typing):
    spaced = rule.get("spaced")
    return not spaced or (_values(spaced["moreThan"], noun, typing, "minutes") and all(_fields(names, noun, typing) for names in all_of(spaced["sharing"])))


def _order(rule, noun, typing):
    if not all(name is None or _fields([name], noun, typing) for name in all_of(rule["per"])):
        return False
    types = [typing.type_of(one["value"], noun) for prefer in all_of(rule["prefer"]) for one in prefer if one["by"] == "value"]
    return all(kind and kind["is"] not in ("time", "list", "modifiers") for kind in types)


def _ladder(rule, noun, typing):
    steps = [step for step in (rule["first"], rule["more"]) if step]
    return (all(typing.time_fits(name, noun) for name in all_of(rule["measure"])) and all(_codes(step["code"]) for step in steps)
            and all(_values(step[key], noun, typing, "minutes") for step in steps for key in step if key != "code"))


def _bill(rule, noun, typing):
    keys = [word for words in all_of(rule["oncePer"]) for word in words or [] if word != "encounter"]
    return _codes(rule["bill"]) and _values(rule["units"], noun, typing, "units", "count") and _fields(keys, noun, typing)


def _drugs(rule, noun, typing):
    discarded = rule["discarded"]
    drugs = [typing.type_of(size["drug"], noun) for size in all_of(rule["size"])]
    return (_values(rule["dose"], noun, typing, "amount") and all(kind and kind["is"] == "code" for kind in drugs)
            and (not discarded or (_values(discarded["of"], noun, typing, "vials") and _values(discarded["from"], noun, typing, "units", "count")
                                   and _modifiers(all_of(discarded["add"])))))


def _group(rule, _noun, _typing):
    members, preferred = all_of(rule["members"]), [word for words in all_of(rule["prefer"]) for word in words or []]
    return (all(one and len(set(one)) == len(one) and _modifiers(one) for one in members) and _modifiers(preferred)
            and all(count is None or count >= 1 for count in all_of(rule["atMost"])))


def _limit(rule, _noun, _typing):
    return all(bound.get("count", 0) >= 0 for bound in all_of(rule["atMost"])) and all(isinstance(per, str) or per["days"] >= 1 for per in all_of(rule["per"]))


_PARTS = {
    "values": _value, "assume": _assume, "services": _services, "sets": _set, "orders": _order, "ladders": _ladder, "bills": _bill, "drugUnits": _drugs,
    "times": lambda rule, noun, typing: _values(rule["shortest"], noun, typing, "minutes"), "modifiers": lambda rule, *_: _modifiers(all_of(rule["add"])),
    "modifierGroups": _group, "edits": lambda rule, *_: all(one["is"] != "recode" or _CODE.fullmatch(one["to"]) for one in all_of(rule["outcome"])), "limits": _limit,
}


def _reasons_fit(codes):
    return ("group" not in codes or _GROUP.fullmatch(codes["group"])) and ("carc" not in codes or _CARC.fullmatch(codes["carc"])) and all(map(_RARC.fullmatch, codes["rarc"]))
