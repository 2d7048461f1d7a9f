"""Which facts would decide what is not known (docs/pack-format/facts.md)."""

from collections import namedtuple

from .canonical import utf16
from .expressions import NO, UNKNOWN, item_time, readings
from .invariants import all_of

Fact = namedtuple("Fact", "label administrations rule depth")


def nearer(a, b):
    """Whether a fact's reader is nearer to the chart than another's."""
    return (a.depth, utf16(a.rule)) < (b.depth, utf16(b.rule))


def facts_together(lists):
    """Each fact once, under its nearest reader."""
    found = {}
    for facts in lists:
        for fact in facts:
            if fact.label not in found or nearer(fact, found[fact.label]):
                found[fact.label] = fact
    return list(found.values())


def labels_of(facts):
    return sorted({fact.label for fact in facts}, key=utf16)


def why_test(run, test, item, reader):
    return facts_together([_test(run, test, item, reader)])


def why_value(run, value, item, reader):
    return facts_together([_value(run, value, item, reader)])


def why_guards(run, part, item, reader):
    return facts_together([_guards(run, part, item, reader)])


def why_time(run, name, item, reader):
    return facts_together([_named_time(run, name, item, reader)])


def why_head(run, head, item, reader):
    return facts_together([_head(run, head, item, reader)])


def why_edge(run, rule, item):
    """Facts that leave an edge undecided."""
    facts = []
    if item is not None and run.head_truth(rule["head"], item) == UNKNOWN:
        facts += _head(run, rule["head"], item, rule)
    if "applies" in rule:
        facts += _test(run, rule["applies"], None, rule)
    if "when" in rule:
        for test in all_of(rule["when"]):
            if test is not None:
                facts += _test(run, test, item, rule)
        facts += _guards(run, rule["when"], item, rule)
    return facts_together([facts, _instead(run, rule, item)])


def _instead(run, rule, item):
    return [fact for one in rule["instead"] if "when" in one for fact in _test(run, one["when"], item, _reader(run, one["exception"], rule))]


def _reader(run, name, fallback):
    return run.program.rules.get(name, fallback)


def _test(run, test, item, reader):
    if run.test(test, item) != UNKNOWN:
        return []
    op, facts = test["op"], []
    if op in ("all", "any"):
        for one in test["of"]:
            facts += _test(run, one, item, reader)
    elif op == "not":
        facts += _test(run, test["of"], item, reader)
    elif op == "compare":
        facts += _value(run, test["left"], item, reader) + _value(run, test["right"], item, reader)
    elif op == "includes":
        facts += _value(run, test["list"], item, reader) + _value(run, test["value"], item, reader)
    elif op in ("one_of", "in_codes"):
        facts += _value(run, test["value"], item, reader)
    elif op == "empty":
        facts += _set(run, test["set"], item, reader)
    elif op == "member":
        facts += _member(run, test["set"], item)
    elif op == "first_in":
        facts += _order(run, test["order"], item)
    elif op == "first_of":
        facts += _order(run, test["order"], item)
        ranking = run.ranking(test["order"])
        for group in [*ranking.groups.values(), ranking.others]:
            for member in group.items:
                facts += _member(run, test["set"], member)
    return facts


def _value(run, value, item, reader):
    if run.value(value, item) is not None:
        return []
    op = value["op"]
    if op == "field":
        if item is not None and item.noun["name"] == value["noun"]:
            return _field(run, item, value["field"], reader)
        return [Fact(value["field"], (), reader["name"], reader["depth"])]
    if op == "value":
        return _guards(run, run.program.values[value["name"]]["is"], None, reader)
    if op == "sum":
        return [fact for term in value["terms"] for fact in _value(run, term["value"], item, reader)]
    if op == "minutes_at_rate":
        return _value(run, value["volume"], item, reader) + _value(run, value["rate"], item, reader)
    if op == "minutes_of":
        return _time(run, value["time"], item, reader)
    if op == "longest_piece_of":
        return _named_time(run, value["time"], item, reader)
    return _set(run, value["set"], item, reader)


def _guards(run, part, item, reader):
    return [fact for one in part.get("cases", ()) if "when" in one for fact in _test(run, one["when"], item, _reader(run, one["exception"], reader))]


def _set(run, node, item, reader):
    facts = []
    for member, truth in run.members(node, item):
        if truth != UNKNOWN:
            continue
        if "set" in node["base"]:
            facts += _member(run, node["base"]["set"], member)
        elif member.maybe:
            facts += member.missing
        for qualifier in node["qualifiers"]:
            if qualifier["is"] == "sharing":
                facts += [fact for field in qualifier["fields"] for one in (member, item) for fact in _field(run, one, field, reader)]
            elif qualifier["is"] in ("before", "after"):
                facts += _order(run, qualifier["order"], item)
            elif qualifier["is"] == "overlapping":
                facts += _own_time(run, member, reader) + _own_time(run, item, reader)
    return facts


def _head(run, head, item, reader):
    facts = list(item.missing) if item.maybe else []
    if "in" in head:
        return facts + _member(run, head["in"], item)
    if run.head_test(head, item) == UNKNOWN:
        facts += _field(run, item, "code", reader)
    return facts


def _member(run, name, item):
    return run.once("facts", name, item, lambda: facts_together([_membership(run, run.program.sets[name], item)]))


def _membership(run, rule, item):
    facts = _unspaced(run, rule, item)
    if "spaced" in rule and run.member(rule["name"], item) == UNKNOWN:
        facts += _spacing(run, rule, item)
    return facts


def _unspaced(run, rule, item):
    facts = _head(run, rule["head"], item, rule)
    if "applies" in rule:
        facts += _test(run, rule["applies"], None, rule)
    for test in all_of(rule["keep"]):
        if test is not None:
            facts += _test(run, test, item, rule)
    facts += _guards(run, rule["keep"], item, rule)
    for entry in rule["leaveOut"]:
        facts += _test(run, entry["if"], item, rule)
    return facts + _instead(run, rule, item)


def _spacing(run, rule, item):
    spaced, noun = rule["spaced"], run.program.nouns[rule["head"]["noun"]]
    slots = [run.program.slots[noun["name"]][field] for field in readings(spaced["sharing"], run, item)[0]]
    start = next(slot for slot, field in enumerate(noun["fields"]) if field["type"]["is"] == "instant" and field.get("joined") == "earliest")
    facts = _guards(run, spaced["moreThan"], item, rule) + _guards(run, spaced["sharing"], item, rule)
    for other in run.items.get(noun["name"], ()):
        if any(None not in (other.values[slot], item.values[slot]) and other.values[slot] != item.values[slot] for slot in slots):
            continue
        facts += _unspaced(run, rule, other)
        if run.head_truth(rule["head"], other) == NO or run.keep_truth(rule, other) == NO:
            continue
        for slot in [start, *slots]:
            if other.values[slot] is None:
                facts += _field(run, other, noun["fields"][slot]["name"], rule)
    return facts


def _time(run, node, item, reader):
    return [fact for base in [node["base"], *(cut["by"] for cut in node["cuts"])] for fact in _time_base(run, base, item, reader)]


def _time_base(run, base, item, reader):
    if run.time_base(base, item) is not None:
        return []
    if base["of"] == "item":
        return _own_time(run, item, reader)
    if base["of"] == "time":
        return _named_time(run, base["time"], item, reader)
    facts = _set(run, base["set"], item, reader)
    for member, _ in run.members(base["set"], item):
        facts += _own_time(run, member, reader)
    return facts


def _named_time(run, name, item, reader):
    if run.named_time(name, item) is not None:
        return []
    rule = run.program.times[name]
    if rule["head"] is None:
        own = None
    else:
        own = None if item is None else run.owner(rule["head"]["noun"], item)
        if own is None:
            return [] if item is None else _field(run, item, rule["head"]["noun"], reader)
    return run.once("facts", name, own, lambda: facts_together([_pieces(run, rule, own)]))


def _pieces(run, rule, own):
    facts = [] if own is None else _head(run, rule["head"], own, rule)
    for part in ("is", "pieces", "shortest", "cut"):
        facts += _guards(run, rule[part], own, rule)
    for time in all_of(rule["is"]):
        facts += _time(run, time, own, rule)
    return facts


def _order(run, name, item):
    rule = run.program.orders[name]
    facts = list(run.once("facts", name, None, lambda: facts_together([_ranked(run, rule)])))
    if item is not None and rule["per"]["value"] is not None:
        facts += _field(run, item, rule["per"]["value"], rule)
    return facts


def _ranked(run, rule):
    head, per = rule["head"], rule["per"]["value"]
    slot = None if per is None else run.program.slots[head["noun"]].get(per)
    facts = _guards(run, rule["per"], None, rule) + _guards(run, rule["prefer"], None, rule)
    for member in run.items.get(head["noun"], ()):
        facts += _head(run, head, member, rule)
        if slot is not None and member.values[slot] is None and run.head_test(head, member) != NO:
            facts += _field(run, member, per, rule)
    return facts


def _own_time(run, item, reader):
    if item_time(item) is not None:
        return []
    services = run.program.ir["services"]
    administrations = [part.item for service in services_behind(item) for part in service.parts]
    cuts = lambda cut: cut["kind"] != "during" and any("if" not in cut or run.test(cut["if"], one) != NO for one in administrations)
    fields = [services["from"], services["to"], *(cut["field"] for cut in services["cuts"] if cuts(cut))]
    return [fact for field in fields for fact in _field(run, item, field, reader, charted=True)]


def _field(run, item, field, reader, charted=False):
    """A field that is not known; `charted` looks only at the administrations behind a service."""
    if item.maybe:
        return list(item.missing)
    slot = run.program.slots[item.noun["name"]].get(field)
    if not charted and slot is not None and item.values[slot] is not None:
        return []
    fact = lambda label, *ids: Fact(label, ids, reader["name"], reader["depth"])
    service_noun = run.program.roles.service
    if item.line is not None and item.line.drug_of and not (service_noun and field in run.program.slots[service_noun["name"]]):
        return [fact(f"{field} of {one.id}", one.id) for one in item.line.drug_of]
    facts, source = [], run.program.charted_slots.get(field)
    behind = services_behind(item)
    for service in behind:
        lacking = [] if source is None else [part.item.id for part in service.parts if part.item.values[source] is None]
        if charted and not lacking:
            continue
        facts += [fact(f"{field} of {ident}", ident) for ident in lacking] or _differing(run, field, service, reader)
    if not behind:
        if item.noun is run.program.roles.charted:
            return [fact(f"{field} of {item.id}", item.id)]
        return [fact(f"{field} of {item.noun['name']} {item.id}")]
    return facts


def _differing(run, field, service, reader):
    if len(service.parts) > 1:
        ids = sorted((part.item.id for part in service.parts), key=utf16)
        return [Fact(f"{field} (administrations {', '.join(ids)} differ)", tuple(ids), reader["name"], reader["depth"])]
    rule, item = run.program.ir["services"], service.parts[0].item
    near = reader if reader["depth"] < rule["depth"] else rule
    lacking = [name for name in (rule["from"], rule["to"], *rule["sharing"]["value"]) if item.values[run.program.charted_slots[name]] is None]
    return [Fact(f"{name} of {item.id}", (item.id,), near["name"], near["depth"]) for name in lacking]


def services_behind(item):
    """The services behind an item: itself, or those of a line."""
    if item.line is not None:
        return item.line.services
    return [item] if item.parts is not None else []


def administrations_of(run, item):
    """Ids of the charted items behind an item."""
    if item.noun is run.program.roles.charted:
        return [item.id]
    return [part.item.id for service in services_behind(item) for part in service.parts]
