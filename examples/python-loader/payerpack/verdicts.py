"""What is found on lines: modifiers, edits, pairs, limits (docs/pack-format/evaluation.md, Modifiers and Verdicts)."""

from .calendar import read_date
from .canonical import utf16
from .edges import decide, instance_key, is_skipped, items_of
from .expressions import NO, SEVERAL, UNKNOWN, YES, agreement, and_, exceptions_of, not_, only, or_, readings
from .facts import facts_together, why_edge, why_guards
from .invariants import all_of
from .tables import holds

SEVERITY = {"bill": 0, "recode": 0, "warn": 1, "pend": 2, "hold": 3, "not_covered": 3, "deny": 4}


def worse(a, b):
    """The more severe of two outcomes, the first of equal ones."""
    return b if SEVERITY[b] > SEVERITY[a] else a


class Note:
    """What a stage found: held, judged, tie, too_many, clash or recodes."""

    def __init__(self, kind, rule=None, item=None, missing=(), outcome="hold", reason="", codes=None, to=None, items=()):
        self.kind, self.rule, self.item, self.missing, self.outcome = kind, rule, item, missing, outcome
        self.reason, self.codes, self.to, self.items = reason, codes or {"rarc": []}, to, items


# Modifiers

def modify(run, item, withdrawn, outcomes):
    """The modifiers of a line, the rules behind them, whether one keeps the line apart, what groups dropped, and notes."""
    added, apart, notes = {modifier: [] for modifier in item.line.modifiers}, set(), []
    for rule in run.program.ir["modifiers"]:
        modifier, missing = _added(run, rule, item, withdrawn)
        if modifier is None and missing is None:
            continue
        outcomes[instance_key(rule["name"], item)] = modifier or "held"
        if modifier is None:
            notes.append(Note("held", rule, item, missing))
        else:
            names = [rule["name"], *exceptions_of(rule["add"], run, item), *exceptions_of(rule["when"], run, item)]
            added.setdefault(modifier, []).extend(names)
            if rule.get("alone"):
                apart.add(modifier)
    kept, dropped = _within_groups(run, added, item, notes)
    modifiers = _sorted(run, kept)
    if len(modifiers) > 4:
        notes.append(Note("too_many", item=item, reason="more than four modifiers belong on this line"))
    return tuple(modifiers[:4]), [name for modifier in kept for name in added[modifier]], bool(apart & set(kept)), dropped, notes


def _added(run, rule, item, withdrawn):
    tied = withdrawn.get(instance_key(rule["name"], item))
    if tied is not None:
        return None, tied
    truth, replaced = decide(run, rule, item)
    if truth == NO or replaced:
        return None, None
    modifiers = readings(rule["add"], run, item)
    if truth == YES and len(modifiers) == 1:
        return modifiers[0], None
    if is_skipped(run, rule, item):
        return None, None
    return None, why_edge(run, rule, item) if truth == UNKNOWN else why_guards(run, rule["add"], item, rule)


def _value(part, run, fallback=None):
    found = only(part, run, None)
    return fallback if found is SEVERAL else found


def _within_groups(run, added, item, notes):
    kept, dropped = list(added), []
    for group in run.program.ir["modifierGroups"]:
        at_most = _value(group["atMost"], run)
        if at_most is None:
            continue
        members = [one for one in _value(group["members"], run, group["members"]["value"]) if one in kept]
        if len(members) <= at_most:
            continue
        preferred = [one for one in _value(group["prefer"], run) or [] if one in members]
        if len(preferred) < at_most:
            notes.append(Note("clash", group, item, reason=f"more modifiers of {group['name']} than a line may carry, and none is preferred"))
        stays = [*preferred, *(one for one in members if one not in preferred)][:at_most]
        for one in members:
            if one not in stays:
                kept.remove(one)
                dropped.append((one, group, stays))
    return kept, dropped


def _sorted(run, modifiers):
    places = {}
    for group in run.program.ir["modifierGroups"]:
        stands = _value(group["stands"], run)
        for member in _value(group["members"], run, group["members"]["value"]) if stands else []:
            places.setdefault(member, (-1 if stands == "first" else 1, len(places)))
    return sorted(modifiers, key=lambda one: (*places.get(one, (0, 0)), utf16(one)))


# Edits and pairs

def _judged(run, rule, item, truth, replaced, missing):
    """The note of a rule that found something; `missing` gives the facts where it is not decided."""
    outcomes = [] if replaced else readings(rule["outcome"], run, item)
    if truth != YES or len(outcomes) > 1:
        if is_skipped(run, rule, item):
            return None
        return Note("held", rule, item, facts_together([missing(), why_guards(run, rule["outcome"], item, rule)]))
    if replaced:
        value = replaced["value"]
        return Note("judged", run.program.rules[replaced["exception"]], item, (), value["is"], value["reason"], rule["codes"])
    changed = exceptions_of(rule["outcome"], run, item)
    under = run.program.rules[changed[0]] if changed else rule
    outcome = outcomes[0]
    return Note("judged", under, item, (), outcome["is"], outcome["reason"], rule["codes"], outcome.get("to"))


def edit_notes(run, withdrawn, outcomes):
    notes = []
    for rule in run.program.ir["edits"]:
        for item in items_of(run, rule):
            if item is None or not item.maybe:
                _note(notes, outcomes, rule, item, _edit(run, rule, item, withdrawn))
    return notes


def _note(notes, outcomes, rule, item, note):
    if note is not None:
        notes.append(note)
        outcomes[instance_key(rule["name"], item)] = f"{note.outcome} {note.reason}" if note.kind == "judged" else note.kind


def _edit(run, rule, item, withdrawn):
    tied = withdrawn.get(instance_key(rule["name"], item))
    if tied is not None:
        return Note("held", rule, item, tied)
    truth, replaced = decide(run, rule, item)
    if truth == NO or (replaced and replaced["value"]["is"] == "nothing"):
        return None
    return _judged(run, rule, item, truth, replaced, lambda: why_edge(run, rule, item))


def recode_clashes(notes):
    """Two different recodes of one line cannot both stand."""
    recodes, found = {}, []
    for note in notes:
        if note.kind == "judged" and note.outcome == "recode" and note.item is not None:
            recodes.setdefault(note.item, []).append(note)
    for item, group in recodes.items():
        codes = sorted({note.to for note in group}, key=utf16)
        if len(codes) > 1:
            found.append(Note("recodes", group[0].rule, item, reason=f"edits recode this line to {' and to '.join(codes)}; it can only be one"))
    return found


def pair_notes(run, withdrawn, outcomes, before):
    """Judges each line by the other lines; `before` are (note, line) of earlier stages."""
    notes = []
    for rule in run.program.ir["pairs"]:
        for item in run.role("line"):
            if not item.maybe:
                _note(notes, outcomes, rule, item, _pair(run, rule, item, withdrawn, before))
    return notes


def _pair(run, rule, item, withdrawn, before):
    tied = withdrawn.get(instance_key(rule["name"], item))
    if tied is not None:
        return Note("held", rule, item, tied)
    found, missing = (_lacks_parent if rule["form"]["is"] == "needs" else _dropped)(run, rule, item, before)
    if found == NO:
        return None
    truth, replaced = decide(run, rule, item)
    if truth == NO or (replaced and replaced["value"]["is"] == "nothing"):
        return None
    facts = lambda: facts_together([missing, why_edge(run, rule, item) if truth == UNKNOWN else []])
    return _judged(run, rule, item, and_(truth, found), replaced, facts)


def _dropped(run, rule, item, before):
    table, form, truth, missing = run.program.tables[rule["table"]], rule["form"], NO, []
    for other in run.role("line"):
        if other is item or (not other.maybe and other.line.date != item.line.date):
            continue
        codes = (other.line.code, item.line.code) if table.key[0] == form["keeps"] else (item.line.code, other.line.code)
        rows = table.pairs(*codes, item.line.date)
        if not rows:
            continue
        ways = [or_(NO, *[not_(_lifted(run, form["bypass"], table, row, item, other, before)) for row in rows if table.has(row, where)])
                for where in readings(rule["where"], run, item)]
        one = and_(agreement(ways), UNKNOWN if other.maybe else YES)
        if one == YES:
            return YES, []
        if one == UNKNOWN:
            truth = UNKNOWN
            missing += [other.missing, *(note.missing for line in (item, other) for note in _waiting(line, before)), _why_parts(run, rule, item)]
    return truth, facts_together(missing)


def _lifted(run, bypass, table, row, item, other, before):
    if bypass is None:
        return NO
    allowed = agreement([int(table.has(row, where)) for where in readings(bypass["where"], run, item)])
    if allowed == NO:
        return NO
    groups = [run.program.groups[name] for name in readings(bypass["by"], run, item)]
    members = [found for group in groups for found in readings(group["members"], run, None)]
    carries = lambda line: agreement([_carries(line, one, before) for one in members])
    return and_(allowed, or_(carries(item), UNKNOWN if other.maybe else carries(other)))


def _carries(item, members, before):
    if any(one in members for one in item.line.modifiers):
        return YES
    return UNKNOWN if any(one in members for note in _waiting(item, before) for one in all_of(note.rule["add"])) else NO


def _waiting(item, before):
    """Held modifiers of a line."""
    return [note for note, line in before if line is item.line and note.kind == "held" and "add" in note.rule]


def _lacks_parent(run, rule, item, _before):
    table, form, maybes = run.program.tables[rule["table"]], rule["form"], []
    rows = table.rows(item.line.code, item.line.date)
    if not rows:
        return NO, []

    def lacks(row):
        cell = table.cell(row, form["oneOf"])
        parents = cell["list"] if isinstance(cell, dict) and "list" in cell else []
        found = [other for other in run.role("line") if other is not item and any(holds(one, other.line.code) for one in parents)]
        if any(not other.maybe for other in found):
            return NO
        maybes.extend(found)
        return UNKNOWN if found else YES

    truth = agreement([or_(NO, *[lacks(row) for row in rows if table.has(row, where)]) for where in readings(rule["where"], run, item)])
    return truth, facts_together([*(one.missing for one in maybes), _why_parts(run, rule, item)]) if truth == UNKNOWN else []


def _why_parts(run, rule, item):
    bypass = rule["form"].get("bypass")
    facts = [why_guards(run, part, item, rule) for part in [rule["where"], *((bypass["by"], bypass["where"]) if bypass else ())]]
    for name in readings(bypass["by"], run, item) if bypass else []:
        group = run.program.groups[name]
        facts.append(why_guards(run, group["members"], None, group))
    return facts_together(facts)


# Limits

def limit_notes(run):
    return [note for rule in run.program.ir["limits"] for note in _limit(run, rule)]


def _limit(run, rule):
    notes, codes = [], {}
    for item in run.role("line"):
        truth, replaced = decide(run, rule, item)
        if truth == NO or (replaced and replaced["value"]["is"] == "nothing"):
            continue
        if truth == UNKNOWN and not item.maybe and is_skipped(run, rule, item):
            continue
        sure, missing = codes.setdefault(item.line.code, ([], []))
        if truth == YES:
            sure.append((item, replaced))
        else:
            facts = item.missing if item.maybe else why_edge(run, rule, item)
            missing.append(facts)
            if not item.maybe:
                notes.append(Note("held", rule, item, facts))
    for sure, missing in codes.values():
        lines = [item for item, _ in sure]
        notes += [note for item, replaced in sure for note in _over(run, rule, item, replaced, lines, missing)]
    return notes


def _over(run, rule, item, replaced, lines, missing):
    truths = [_over_truth(run, per, bound, item, lines, bool(missing)) for per in readings(rule["per"], run, item) for bound in _bounds(run, rule, item)]
    if all(one == NO for one in truths):
        return []
    outcomes = [] if replaced else readings(rule["outcome"], run, item)
    if len(outcomes) > 1 or any(one != YES for one in truths):
        if is_skipped(run, rule, item):
            return []
        facts = [*(missing if UNKNOWN in truths else []), *(why_guards(run, rule[part], item, rule) for part in ("per", "atMost", "where", "outcome"))]
        return [Note("held", rule, item, facts_together(facts))]
    if replaced:
        value = replaced["value"]
        return [Note("judged", run.program.rules[replaced["exception"]], item, (), value["is"], value["reason"], rule["codes"])]
    return [Note("judged", rule, item, (), outcomes[0]["is"], outcomes[0]["reason"], rule["codes"])]


def _over_truth(run, per, bound, item, lines, unsure):
    if bound is None:
        return NO
    if any(units > bound for units in _windows(run, per, item, lines)):
        return YES
    return UNKNOWN if unsure else NO


def _windows(run, per, item, lines):
    """Units in each window that holds the line."""
    units = lambda chosen: sum(one.line.units for one in chosen)
    if per == "line":
        return [item.line.units]
    if per == "encounter":
        return [units(lines)]
    if per == "day":
        return [units(one for one in lines if one.line.date == item.line.date)]
    days = per["days"]
    reaches = lambda end, date: 0 <= read_date(end) - read_date(date) < days
    ends = [end for end in dict.fromkeys(one.line.date for one in lines) if reaches(end, item.line.date)]
    slots, prior = run.program.slots.get("prior_line"), run.items.get("prior_line", [])
    found = []
    for end in ends:
        total = units(one for one in lines if reaches(end, one.line.date))
        for one in prior if slots else []:
            if one.values[slots["code"]] == item.line.code and reaches(end, one.values[slots["date"]]):
                its = one.values[slots["units"]]
                total += 1 if its is None else its
        found.append(total)
    return found


def _bounds(run, rule, item):
    found = []
    for at_most in readings(rule["atMost"], run, item):
        if "count" in at_most:
            found.append(at_most["count"])
            continue
        table = run.program.tables[at_most["table"]]
        for where in readings(rule["where"], run, item):
            rows = [row for row in table.rows(item.line.code, item.line.date) if table.has(row, where)]
            found.append(table.cell(rows[0], at_most["column"]) if rows else None)
    return found
