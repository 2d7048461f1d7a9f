"""The chart: assumptions, coding sites, services (docs/pack-format/evaluation.md, Chart)."""

from collections import namedtuple

from .canonical import utf16
from .derived import Derived, by_id
from .encounter import Item
from .expressions import NO, SEVERAL, UNKNOWN, YES, agreement, exceptions_of, only, readings
from .facts import facts_together, why_guards, why_test, why_value
from .runs import inside, outside, run_of, union_of
from .vocabulary import MAIN_SITE, coding_site_slot, site_slot

Chart = namedtuple("Chart", "encounter items assumed doubts sites_missing")
Assumed = namedtuple("Assumed", "rule because citations administration")
Part = namedtuple("Part", "item time timed start stop cut")
"""A charted item with what the services rule counts of it; `cut` is a list of (runs, the cut)."""
Doubt = namedtuple("Doubt", "loose others missing unshared")


def read_chart(program, encounter):
    items = {noun: [item.copy() for item in listed] for noun, listed in encounter.items.items()}
    run = Derived(program, encounter, items)
    assumed = _assume(run)
    missing = _place_sites(run)
    services = _services(run)
    if program.roles.service:
        run.items[program.roles.service["name"]] = services
    doubts = _doubts(run, services) if program.ir["services"] and program.roles.service else []
    for doubt in doubts:
        _forget_flags(doubt)
    return Chart(encounter, run.items, assumed, doubts, missing)


def _assume(run):
    assumed, fills = [], []
    for rule in run.program.ir["assume"]:
        if run.applies(rule) != YES:
            continue
        for item in run.role("charted"):
            when = only(rule["when"], run, item)
            if when is SEVERAL or run.test(when, item) != YES:
                continue
            if any("when" not in entry or run.test(entry["when"], item) != NO for entry in rule["instead"]):
                continue
            filled = False
            for take in rule["take"]:
                slot = run.program.charted_slots[take["field"]]
                value = only(take["value"], run, item) if item.values[slot] is None else SEVERAL
                value = None if value is SEVERAL else run.value(value, item)
                if value is not None:
                    fills.append((item, slot, value))
                    filled = True
            if filled:
                exceptions = [run.program.rules[name] for take in rule["take"] for name in exceptions_of(take["value"], run, item)]
                for one in [rule, *exceptions]:
                    assumed.append(Assumed(one["name"], one.get("because", one["title"]), one["citations"], item.id))
    for item, slot, value in fills:
        if item.values[slot] is None:
            item.values[slot] = value
    return assumed


def _place_sites(run):
    sites, roles = run.program.ir["sites"], run.program.roles
    named_slot = site_slot(roles.charted) if roles.charted else -1
    if sites is None or not roles.access or named_slot < 0:
        return []
    slot = coding_site_slot(roles.access)
    missing, places, sure, unsure = [], {}, set(), set()
    for access in run.role("access"):
        apart = agreement([run.test(test, access) for test in readings(sites["apart"], run, access)])
        if apart == UNKNOWN:
            missing += why_test(run, sites["apart"]["value"], access, sites)
        access.values[slot] = places[access.id] = access.id if apart == YES else MAIN_SITE
        takes = [YES if test is None else run.test(test, access) for test in readings(sites["unnamed"], run, access)]
        if all(one == YES for one in takes):
            sure.add(access.values[slot])
        elif any(one != NO for one in takes):
            unsure.add(access.values[slot])
    possible = sure | unsure | (set() if sure else {MAIN_SITE})
    used = set()
    for item in run.role("charted"):
        named = item.values[named_slot]
        its = possible if named is None else {places.get(named)}
        item.values[named_slot] = next(iter(its)) if len(its) == 1 else None
        used |= its - {None}
    if roles.site:
        items = []
        for index, key in enumerate(sorted(used, key=utf16)):
            values = [None] * len(roles.site["fields"])
            values[site_slot(roles.site)] = key
            items.append(Item(roles.site, index, key, values))
        run.items[roles.site["name"]] = items
    return missing


def _services(run):
    rule, noun = run.program.ir["services"], run.program.roles.service
    charted = sorted(run.role("charted"), key=by_id)
    parts = [Part(item, (), False, None, None, []) if rule is None else _part(run, rule, item) for item in charted]
    if noun is None:
        return []
    groups = [[part] for part in parts] if rule is None else _join(run, rule, parts)
    services = []
    for index, group in enumerate(groups):
        times = [part.time for part in group]
        time = None if None in times else union_of(times)
        service = Item(noun, index, "\n".join(part.item.id for part in group), *_joined_fields(run, noun, group, time))
        service.parts, service.time = group, time
        services.append(service)
    return services


def _part(run, rule, item):
    slots = run.program.charted_slots
    start, stop = item.values[slots[rule["from"]]], item.values[slots[rule["to"]]]
    timed = [run.test(test, item) for test in readings(rule["timed"], run, item)]
    if all(one == NO for one in timed):
        return Part(item, (), False, start, stop, [])
    if start is None or stop is None or any(one != YES for one in timed):
        return Part(item, None, True, start, stop, [])
    time, first, last, cut = run_of(start, stop), start, stop, []
    for entry in rule["cuts"]:
        applies = run.test(entry["if"], item) if "if" in entry else YES
        if applies == NO or time is None:
            continue
        at, kind = item.values[slots[entry["field"]]], entry["kind"]
        if at is None or applies == UNKNOWN:
            time = None
            continue
        taken = at if kind == "during" else run_of(min(start, at), at) if kind == "before" else run_of(at, max(stop, at))
        if kind == "before":
            first = min(max(first, at), stop)
        elif kind == "after":
            last = max(min(last, at), start)
        cut.append((inside(time, taken), entry))
        time = outside(time, taken)
    return Part(item, time, True, first, last, [one for one in cut if one[0]])


def _join(run, rule, parts):
    alone, groups = [], {}
    for part in parts:
        key = _join_key(run, rule, part)
        if key is None:
            alone.append([part])
        else:
            groups.setdefault(key, []).append(part)
    joined = alone + [chain for group in groups.values() for chain in _chains(run, rule, group)]
    for chain in joined:
        chain.sort(key=lambda part: by_id(part.item))
    return sorted(joined, key=lambda chain: by_id(chain[0].item))


def _join_key(run, rule, part):
    if part.time is None or not part.timed or part.start is None:
        return None
    test, sharing = only(rule["join"], run, part.item), only(rule["sharing"], run, part.item)
    if test is SEVERAL or sharing is SEVERAL or run.test(test, part.item) != YES:
        return None
    values = tuple(part.item.values[run.program.charted_slots[field]] for field in sharing)
    return None if None in values else values


def _chains(run, rule, group):
    """Walks batches of equal start; each joins the service before it or begins one."""
    group.sort(key=lambda part: (part.start, part.stop, by_id(part.item)))
    out, latest = [], None
    for start in sorted({part.start for part in group}):
        together = [part for part in group if part.start == start]
        stop = max(part.stop for part in together)
        if out and any(_is_near(run, rule, part, latest) for part in together):
            out[-1] += together
            latest = max(latest, stop)
        else:
            out.append(list(together))
            latest = stop
    return out


def _is_near(run, rule, part, latest):
    gap = run.value(readings(rule["gap"], run, part.item)[0], part.item)
    if part.start - latest <= (gap or 0):
        return True
    bridge = readings(rule["bridge"], run, part.item)[0]
    return bridge is not None and run.test(bridge, part.item) == YES


def _joined_fields(run, noun, group, time):
    rule, slots = run.program.ir["services"], run.program.charted_slots
    values, offsets = [], {}
    timed = any(part.timed for part in group)
    for slot, field in enumerate(noun["fields"]):
        source = slots.get(field["name"])
        own = [] if source is None else [part.item.values[source] for part in group]
        value = _joined(field.get("joined"), own)
        if timed and time and rule:
            if field["name"] == rule["from"]:
                value = time[0][0]
            if field["name"] == rule["to"]:
                value = time[-1][1]
        values.append(value)
        if source is not None and field["type"]["is"] == "instant":
            part = group[own.index(value) if value in own else 0]
            offsets[slot] = part.item.offsets.get(source)
    return values, offsets


def _joined(how, values):
    if how in ("any", "all"):
        tips = how == "any"
        return tips if tips in values else None if None in values else (not tips)
    if how in ("earliest", "latest", "sum"):
        return None if None in values or (how != "sum" and not values) else {"earliest": min, "latest": max, "sum": sum}[how](values)
    return agreed(values)


def agreed(values):
    """The value that all agree on; None where they differ or are not known."""
    return values[0] if values and all(type(one) is type(values[0]) and one == values[0] for one in values) else None


# Doubts: services that may be one, if facts were known

def _doubts(run, services):
    rule, doubts = run.program.ir["services"], []
    for loose in services:
        for part in loose.parts:
            if not part.timed or not _may_join(run, rule, part):
                continue
            met = {other: [one for one in other.parts if _meets(run, rule, part, one)] for other in services if other is not loose}
            near = [one for parts in [*met.values(), loose.parts] for one in parts if one is not part]
            missing = _undecided(run, rule, part, any(_may_follow(one, part) for one in near))
            unshared = [] if part.time is None else _unshared(run, rule, part)
            if part.time is not None and not unshared and not missing:
                continue
            others = [other for other, parts in met.items() if parts]
            if others or (missing and _may_part(run, rule, part, loose)):
                doubts.append(Doubt(loose, others, missing, unshared))
    return doubts


def _forget_flags(doubt):
    for slot, field in enumerate(doubt.loose.noun["fields"]):
        if field.get("joined") in ("any", "all"):
            tips = field["joined"] == "any"
            if doubt.loose.values[slot] is (not tips) and any(other.values[slot] is not (not tips) for other in doubt.others):
                doubt.loose.values[slot] = None


def _may_join(run, rule, part):
    return any(run.test(test, part.item) != NO for test in readings(rule["join"], run, part.item))


def _unshared(run, rule, part):
    """Facts behind the fields of `sharing` that are not known."""
    sharing, noun = only(rule["sharing"], run, part.item), part.item.noun["name"]
    fields = () if sharing is SEVERAL else sharing
    return [fact for field in fields for fact in why_value(run, {"op": "field", "noun": noun, "field": field}, part.item, rule)]


def _may_follow(one, later):
    return one.start is None or later.start is None or one.start <= later.start


def _undecided(run, rule, part, follows):
    facts, item = [], part.item
    for name in ("join", "bridge") if follows else ("join",):
        truths = [NO if test is None else run.test(test, item) for test in readings(rule[name], run, item)]
        if any(one == UNKNOWN or one != truths[0] for one in truths):
            facts += why_guards(run, rule[name], item, rule)
            if rule[name]["value"] is not None:
                facts += why_test(run, rule[name]["value"], item, rule)
    gaps = _gaps(run, rule, part) if follows else []
    if any(gap is None or gap != gaps[0] for gap in gaps):
        facts += why_guards(run, rule["gap"], item, rule) + why_value(run, rule["gap"]["value"], item, rule)
    return facts_together([facts, why_guards(run, rule["sharing"], item, rule)])


def _gaps(run, rule, part):
    return [run.value(value, part.item) for value in readings(rule["gap"], run, part.item)]


def _may_part(run, rule, part, loose):
    before = [other for other in loose.parts if other is not part and other.start <= part.start]
    gaps = _gaps(run, rule, part)
    return bool(before) and not any(all(gap is not None and part.start - other.stop <= gap for gap in gaps) for other in before)


def _meets(run, rule, one, other):
    if not other.timed or not _may_join(run, rule, other):
        return False
    sharing = only(rule["sharing"], run, one.item)
    for field in () if sharing is SEVERAL else sharing:
        slot = run.program.charted_slots[field]
        a, b = one.item.values[slot], other.item.values[slot]
        if a is not None and b is not None and a != b:
            return False
    return _follows(run, rule, one, other) and _follows(run, rule, other, one)


def _follows(run, rule, earlier, later):
    if earlier.stop is None or later.start is None:
        return True
    if any(gap is None or later.start - earlier.stop <= gap for gap in _gaps(run, rule, later)):
        return True
    return any(test is not None and run.test(test, later.item) != NO for test in readings(rule["bridge"], run, later.item))
