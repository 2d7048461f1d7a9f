"""Edges and what makes lines: ladders, bills, drug units (docs/pack-format/evaluation.md, Edges)."""

from itertools import product

from .canonical import as_text, utf16
from .calendar import local_date
from .derived import Reason, by_id
from .drugs import count_readings
from .expressions import NO, SEVERAL, UNKNOWN, YES, agreement, and_, exceptions_of, item_time, only, readings
from .facts import facts_together, services_behind, why_edge, why_guards, why_time, why_value
from .invariants import all_of
from .program import values_read
from .runs import minute_at, minutes_in, overlap, slice_of


class Unit:
    """One unit that a rule earned; `earned` is a minute or None."""

    def __init__(self, code, count, earned, runs, supply=None):
        self.code, self.count, self.earned, self.runs, self.supply, self.date = code, count, earned, runs, supply, None


class Instance:
    """What one rule made of one item."""

    def __init__(self, rule, item):
        self.rule, self.item, self.status, self.drug_of = rule, item, "nothing", None
        self.units, self.measured, self.services, self.exceptions, self.missing, self.codes, self.lost = [], (), [], [], [], [], []

    def held(self, missing, codes, services):
        self.status, self.missing, self.codes, self.services = "held", missing, list(dict.fromkeys(codes)), services
        return self


def instance_key(rule, item):
    """Names an instance the same in every run."""
    if item is None:
        return rule
    if item.line is None:
        return f"{rule}#{item.noun['name']}#{item.id}"
    return f"{rule}#line#{item.id}#{item.line.code}#{item.line.date}"


def items_of(run, rule):
    return [None] if rule["head"] is None else run.items.get(rule["head"]["noun"], [])


def decide(run, rule, item):
    """How surely an edge is for an item, and the entry of `instead` that replaces its conclusion."""
    truth = YES if item is None else run.head_truth(rule["head"], item)
    if truth != NO:
        truth = and_(truth, run.applies(rule))
    if truth != NO and "when" in rule:
        truth = and_(truth, agreement([YES if test is None else run.test(test, item) for test in readings(rule["when"], run, item)]))
    if truth == NO:
        return NO, None
    is_open = False
    for entry in rule["instead"]:
        guard = run.test(entry["when"], item) if "when" in entry else YES
        if guard == YES:
            return truth, entry
        is_open = is_open or guard == UNKNOWN
    return (UNKNOWN if is_open else truth), None


def is_skipped(run, rule, item):
    return (item is not None and item.maybe) or all(word == "skip" for word in readings(rule["notDocumented"], run, item))


def instances_of(run, withdrawn):
    ir, found = run.program.ir, []
    for rule in ir["ladders"]:
        found += [one for one in (climb(run, rule, item, withdrawn) for item in items_of(run, rule)) if one]
    for rule in ir["bills"]:
        found += _once_per(run, rule, [one for one in (_bill(run, rule, item, withdrawn) for item in items_of(run, rule)) if one])
    for rule in ir["drugUnits"]:
        found += [one for one in (_drug(run, rule, item, withdrawn) for item in items_of(run, rule)) if one]
    return found


# Attribution

def services_of_time(run, name, item, runs=None):
    """The services a named time is made of; those that share no minute with `runs` left out."""
    rule = run.program.times[name]
    found = _services_of_base(run, rule["is"]["value"]["base"], None if rule["head"] is None else item)
    return found if runs is None else [one for one in found if one.time is None or overlap(one.time, runs)]


def _services_of_base(run, base, item):
    if base["of"] == "item":
        return [item] if item is not None and item.parts is not None else []
    if base["of"] == "time":
        return services_of_time(run, base["time"], item)
    return [member for member, _ in run.members(base["set"], item) if member.parts is not None]


def services_of_item(run, item):
    if item is None:
        return []
    if item.noun is not run.program.roles.charted:
        return services_behind(item)
    return [service for service in run.role("service") if any(part.item is item for part in service.parts)]


def start_of(run, item):
    slot = None if item is None else run.program.slots[item.noun["name"]].get(run.program.start)
    return None if slot is None else item.values[slot]


def _exceptions(run, parts, rule, item, more=()):
    own = [name for part in parts for name in exceptions_of(part, run, item)]
    values = [name for value in values_read(rule) for name in exceptions_of(run.program.values[value]["is"], run, None)]
    return list(dict.fromkeys([*own, *values, *more]))


def _replaced(run, entry, runs):
    reason = Reason(entry["exception"], entry["because"], run.program.rules[entry["exception"]]["citations"], 0)
    return runs, reason


# Ladders

def climb(run, rule, item, withdrawn):
    instance = Instance(rule, item)
    tied = withdrawn.get(instance_key(rule["name"], item))
    if tied is not None:
        return _held_ladder(run, instance, tied)
    truth, replaced = decide(run, rule, item)
    if truth == NO:
        return None
    if replaced:
        name = readings(rule["measure"], run, item)[0]
        pieces = run.named_time(name, item)
        runs = () if pieces is None else pieces.whole
        services = services_of_time(run, name, item, None if pieces is None else runs)
        instance.lost = [(*_replaced(run, replaced, runs), services)]
        return instance
    climbs = _climbs(run, rule, item)
    if not climbs or any(_billed(run, one, item) != _billed(run, climbs[0], item) for one in climbs[1:]):
        if is_skipped(run, rule, item):
            return instance
        return _held_ladder(run, instance, facts_together([why_edge(run, rule, item) if truth == UNKNOWN else [], _why_climb(run, rule, item)]))
    name, pieces, rungs, units = climbs[0]
    measured = pieces.whole
    services = services_of_time(run, name, item, measured)
    lost = [(*one, services) for one in _lost(rule, pieces, rungs)]
    if units and truth == UNKNOWN:
        return instance if is_skipped(run, rule, item) else _held_ladder(run, instance, why_edge(run, rule, item))
    instance.measured, instance.services, instance.lost = measured, services, lost
    if units:
        time = [run.program.times[one] for one in readings(rule["measure"], run, item)]
        of_time = [one for its in time for part in ("is", "pieces", "shortest", "cut") for one in exceptions_of(its[part], run, item)]
        instance.status, instance.units = "made", units
        instance.exceptions = _exceptions(run, [rule["when"], rule["measure"], *_parts(rule)], rule, item, of_time)
    return instance


def _parts(rule):
    return [part for step in ("first", "more") if rule[step] for part in (rule[step][key] for key in ("code", "from", "covers", "each", "past") if key in rule[step])]


def _held_ladder(run, instance, missing):
    rule, item = instance.rule, instance.item
    behind = [] if item is None else services_behind(item)
    if not behind:
        behind = [one for name in all_of(rule["measure"]) for one in services_of_time(run, name, item)]
    codes = [code for step in ("first", "more") if rule[step] for code in all_of(rule[step]["code"])]
    return instance.held(missing, codes, behind)


def _climbs(run, rule, item):
    """One climb for each way to read the parts."""
    firsts, mores = _steps(run, rule["first"], ("code", "from", "covers"), item), _steps(run, rule["more"], ("code", "each", "past"), item)
    found = []
    for name in readings(rule["measure"], run, item):
        pieces = run.named_time(name, item)
        if pieces is None:
            return []
        for rungs in product(firsts, mores):
            found.append((name, pieces, rungs, _units(pieces, rungs)))
    return found


def _steps(run, step, keys, item):
    if step is None:
        return [None]
    code, *numbers = keys
    return list(product(readings(step[code], run, item), *(_numbers(run, step[key], item) for key in numbers)))


def _numbers(run, part, item):
    """Every number that a part may be, those of a named value among them."""
    known = [run.value(value, item) for value in readings(part, run, item)]
    if None not in known:
        return list(dict.fromkeys(known))
    values = all_of(part)
    if any(value["op"] not in ("value", "constant") for value in values):
        return []
    named = [one for value in values if value["op"] == "value" for one in readings(run.program.values[value["name"]]["is"], run, None)]
    return list(dict.fromkeys([*(one for one in known if one is not None), *named]))


def _billed(run, one, item):
    name, pieces, _, units = one
    services = services_of_time(run, name, item, pieces.whole)
    return [(unit.code, unit.count, unit.runs, local_date(unit.earned, run.offset_among(services, unit.earned))) for unit in units]


def _why_climb(run, rule, item):
    facts = [fact for name in readings(rule["measure"], run, item) for fact in why_time(run, name, item, rule)]
    for part in _parts(rule):
        facts += why_guards(run, part, item, rule)
    for step, key in (("first", "from"), ("first", "covers"), ("more", "each"), ("more", "past")):
        for value in all_of(rule[step][key]) if rule[step] else []:
            facts += why_value(run, value, item, rule)
    return facts + why_guards(run, rule["measure"], item, rule)


def _units(pieces, rungs):
    units, started = [], False
    for runs in pieces.pieces:
        earned = _units_of_piece(runs, rungs, started)
        started = started or bool(earned)
        units += earned
    return units


def _units_of_piece(runs, rungs, started):
    first, more = rungs
    total, covered, steps = minutes_in(runs), 0, []
    if first:
        code, least, covered = first
        if total < least:
            return []
        if started:
            code = more[0] if more else None
        if code is not None:
            steps.append((code, max(least - 1, 0), 0))
    if more:
        code, each, past = more
        for number in range(max(0, -(-(total - covered - past) // each))):
            steps.append((code, covered + past + number * each, covered + number * each))
    units = []
    for index, (code, at, owns) in enumerate(steps):
        begin = 0 if index == 0 else owns
        end = steps[index + 1][2] if index + 1 < len(steps) else total
        units.append(Unit(code, 1, minute_at(runs, min(at, total - 1)), slice_of(runs, begin, end)))
    return units


def _lost(rule, pieces, rungs):
    first, more = rungs
    needed = first[1] if first else more[2] + 1
    reason = lambda words: Reason(rule["name"], words, rule["citations"], rule["depth"])
    lost = [(runs, reason(f"{count_minutes(minutes_in(runs))}, {needed} needed")) for runs in pieces.pieces if minutes_in(runs) < needed]
    if not more:
        enough = [runs for runs in pieces.pieces if minutes_in(runs) >= needed]
        lost += [(runs, reason("an earlier piece earned the one unit")) for runs in enough[1:]]
    return lost


def count_minutes(minutes):
    return "1 minute" if minutes == 1 else f"{minutes} minutes"


def minutes_to_earn(run, rule, item, code, units):
    """Minutes of one piece that earn so many units; None where no number does, or the numbers are not known."""
    rungs = list(product(_steps(run, rule["first"], ("code", "from", "covers"), item), _steps(run, rule["more"], ("code", "each", "past"), item)))
    if len(rungs) != 1:
        return None
    first, more = rungs[0]
    further = units - (1 if first and first[0] == code else 0)
    if first and further <= 0:
        return first[1]
    if not more or more[0] != code or further <= 0:
        return None
    return max(first[1] if first else 0, (first[2] if first else 0) + more[2] + (further - 1) * more[1] + 1)


# Bills

def _bill(run, rule, item, withdrawn):
    instance = Instance(rule, item)
    behind = [] if item is None else services_behind(item)
    hold = lambda facts: instance.held(facts, all_of(rule["bill"]), behind)
    tied = withdrawn.get(instance_key(rule["name"], item))
    if tied is not None:
        return hold(tied)
    truth, replaced = decide(run, rule, item)
    if truth == NO:
        return None
    account = only(rule["accountsFor"], run, item)
    name = None if account is SEVERAL else account
    time = _bill_time(run, item, name)
    if replaced:
        services = services_of_item(run, item) if name is None else services_of_time(run, name, item)
        instance.lost = [(*_replaced(run, replaced, time or ()), services)]
        return instance
    if truth == UNKNOWN:
        return instance if is_skipped(run, rule, item) else hold(why_edge(run, rule, item))
    codes = readings(rule["bill"], run, item)
    units = [run.value(value, item) for value in readings(rule["units"], run, item)]
    if len(codes) > 1 or len(units) > 1 or units[0] is None or account is SEVERAL or time is None:
        if is_skipped(run, rule, item):
            return instance
        facts = [why_guards(run, rule[part], item, rule) for part in ("bill", "units", "accountsFor")]
        facts += [why_value(run, value, item, rule) for value in all_of(rule["units"])]
        if name is not None and time is None:
            facts.append(why_time(run, name, item, rule))
        return hold(facts_together(facts))
    instance.units = [Unit(codes[0], units[0], time[0][0] if time else start_of(run, item), time)]
    instance.measured = time
    instance.services = services_of_item(run, item) if name is None else services_of_time(run, name, item, time)
    instance.exceptions = _exceptions(run, [rule[part] for part in ("when", "bill", "units", "oncePer", "accountsFor")], rule, item)
    instance.status = "made" if units[0] > 0 else "nothing"
    return instance


def _bill_time(run, item, account):
    if account is not None:
        pieces = run.named_time(account, item)
        return None if pieces is None else pieces.whole
    return () if item is None else (item_time(item) or ())


def _once_per(run, rule, made):
    standing = [one for one in made if one.status != "nothing"]
    if len(made) < 2:
        return made
    ways = {one: readings(rule["oncePer"], run, one.item) for one in standing}
    count = max((len(words) for words in ways.values()), default=0)
    kept = []
    for reading in range(count):
        groups = {}
        for one in standing:
            words = ways[one]
            groups.setdefault(_once_key(run, words[min(reading, len(words) - 1)], one), []).append(one)
        kept.append({one for group in groups.values() for one in _kept(group)})
    found = []
    for one in made:
        stays = sum(one in group for group in kept)
        if one.status == "nothing" or stays == count:
            found.append(one)
        elif stays == 0:
            lost = Instance(rule, one.item)
            lost.measured, lost.services = one.measured, one.services
            lost.lost = [(one.measured, Reason(rule["name"], rule.get("because", rule["title"]), rule["citations"], rule["depth"]), one.services)]
            found.append(lost)
        else:
            behind = [] if one.item is None else services_behind(one.item)
            found.append(Instance(rule, one.item).held(why_guards(run, rule["oncePer"], one.item, rule), all_of(rule["bill"]), behind))
    return found


def _once_key(run, words, instance):
    own = instance_key(instance.rule["name"], instance.item)
    if words is None:
        return own
    values = []
    for word in words:
        if word == "encounter":
            continue
        slot = None if instance.item is None else run.program.slots[instance.item.noun["name"]].get(word)
        value = None if slot is None else instance.item.values[slot]
        if value is None:
            return own
        values.append(value)
    return as_text([words, *values])


def _kept(group):
    """Of one key: the earliest that is made; where all wait, each of them."""
    made = [one for one in group if one.status == "made"]
    return [min(made, key=_earlier)] if made else group


def _earlier(one):
    earned = one.units[0].earned if one.units else None
    billed = utf16(" ".join(f"{unit.code} {unit.count}" for unit in one.units))
    return earned is None, earned or 0, -minutes_in(one.measured), billed, b"" if one.item is None else by_id(one.item)


# Drug units

def _drug(run, rule, item, withdrawn):
    instance = Instance(rule, item)
    instance.drug_of = item
    sizes = readings(rule["size"], run, item)
    codes = [code for code in (run.value(size["drug"], item) for size in sizes) if code is not None]
    hold = lambda facts: instance.held(facts, codes, services_of_item(run, item))
    tied = withdrawn.get(instance_key(rule["name"], item))
    if tied is not None:
        return hold(tied)
    truth, replaced = decide(run, rule, item)
    if truth == NO:
        return None
    if replaced:
        return instance
    counts = count_readings(run, rule, item)
    known = [one for one in counts if one.missing is None]
    agree = len(known) == len(counts) and all(one == known[0] for one in known)
    if agree and known and known[0].given == 0:
        return instance
    discarded = rule["discarded"]
    parts = [rule["dose"], rule["size"], rule["round"], *(discarded[key] for key in ("of", "add", "from") if discarded)]
    if not agree or not known or truth == UNKNOWN:
        if is_skipped(run, rule, item):
            return instance
        facts = [why_edge(run, rule, item)] if truth == UNKNOWN else []
        if not agree:
            facts += [why_guards(run, part, item, rule) for part in parts]
            facts += [why_value(run, value, item, rule) for value in (all_of(discarded["from"]) if discarded else [])]
            facts += [one.missing for one in counts if one.missing is not None]
        return hold(facts_together(facts))
    count, earned = known[0], start_of(run, item)
    instance.units = [Unit(count.code, count.given, earned, (), ("drug_given", (), count.used_up, count.spare))]
    if count.discarded > 0:
        modifiers = () if count.modifier is None else (count.modifier,)
        instance.units.append(Unit(count.code, count.discarded, earned, (), ("drug_discarded", modifiers, count.used_up, count.spare)))
    instance.status, instance.services, instance.exceptions = "made", services_of_item(run, item), _exceptions(run, parts, rule, item)
    return instance
