"""Doubts and ties: other runs of the same chart (docs/pack-format/evaluation.md, Doubts and Ties)."""

from itertools import permutations, product

from .canonical import as_text, utf16
from .chart import agreed
from .edges import instance_key
from .expressions import SEVERAL, UNKNOWN, YES, exceptions_of, item_time, only, readings
from .facts import Fact, administrations_of, facts_together, labels_of, why_guards, why_test, why_value
from .run import Evaluation
from .verdicts import Note
from .words import test_words

MOST, MOST_RUNS = 24, 48


def settle(program, chart):
    """The evaluation that counts, and notes of ties that matter."""
    first = Evaluation(program, chart, {}, {})
    doubted = _withdrawn_by_doubts(first, chart.doubts)
    if doubted:
        first = Evaluation(program, chart, {}, doubted)
    run = first.run
    ties = [tie for tie in distinct(run.ties) if not _says_nothing(tie, run)]
    if not ties:
        return first, []
    warning = [tie for tie in ties if _policy(tie, run) == "warn"]
    holding = [tie for tie in ties if tie not in warning]
    budget = [min(MOST_RUNS, 200 * MOST_RUNS // max(1, len(run.role("service"))))]
    trying = program, chart, first, doubted
    differing = _differences(trying, holding, budget)
    mattering = [tie for tie in warning if _differences(trying, [tie], budget)]
    notes = [_note_of(tie, run, "warn") for tie in _outermost(mattering)]
    if not differing:
        return first, notes
    missing = facts_together([facts_of(tie, run) for tie in holding])
    notes += [_note_of(tie, run, "hold") for tie in _outermost(holding)]
    return Evaluation(program, chart, {}, {**{key: missing for key in differing}, **doubted}), notes


def distinct(ties):
    """Each key once, the first of it."""
    found = {}
    for tie in ties:
        found.setdefault(tie.key, tie)
    return list(found.values())


def _withdrawn_by_doubts(first, doubts):
    withdrawn = {}
    for loose, others, missing, unshared in doubts:
        asked = _asked(first, loose, missing, unshared)
        if not asked:
            continue
        both = [loose, *others]
        doubted = both if missing or unshared else others
        for one in first.instances:
            counts_once = not missing and unshared and all(service in one.services for service in both)
            if _may_bill(one) and not counts_once and any(service in doubted for service in one.services):
                key = instance_key(one.rule["name"], one.item)
                withdrawn[key] = facts_together([withdrawn.get(key, []), asked])
    return withdrawn


def _asked(first, loose, missing, unshared):
    """What a doubt asks for: its own facts, or those that hold the loose one already, where they say no less."""
    if missing:
        return [*missing, *unshared]
    holding = facts_together([one.missing for one in first.instances if one.status == "held" and one.drug_of is None and loose in one.services])
    return holding if {fact.label for fact in unshared} <= {fact.label for fact in holding} else unshared


def _may_bill(one):
    """Whether an instance bills a service, or would where the one that stands before it did not."""
    return one.drug_of is None and (one.status == "made" or (one.status == "nothing" and "oncePer" in one.rule and bool(one.services)))


def _differences(trying, ties, budget):
    """Keys of the instances that differ in some arrangement; none where the bill never changes."""
    program, chart, first, withdrawn = trying
    tried, untried = _affordable(ties, budget)
    keys = {instance_key(one.rule["name"], one.item) for one in first.instances if one.status == "made"} if untried else set()
    bill, outcomes = _bill_of(first), first.outcomes
    for arrangement in _arrangements(tried):
        other = Evaluation(program, chart, arrangement, withdrawn)
        if _bill_of(other) != bill:
            keys |= {key for key in outcomes if other.outcomes.get(key) != outcomes[key]} | (other.outcomes.keys() - outcomes.keys())
    return keys


def _affordable(ties, budget):
    costs = {}
    for tie in ties:
        costs.setdefault(len(tie.contenders) if tie.kind == "unsettled" else 2 * len(tie.items), []).append(tie)
    tried = []
    for cost in sorted(costs):
        if cost * len(costs[cost]) > budget[0]:
            break
        budget[0] -= cost * len(costs[cost])
        tried += costs[cost]
    return tried, [tie for tie in ties if tie not in tried]


def _says_nothing(tie, run):
    """Whether trading the places of a full tie renames and nothing else."""
    first, *others = tie.items
    if tie.kind != "full" or first.parts is None:
        return False
    items = run.items[first.noun["name"]]

    def alike(slot, field, other):
        left, right = first.values[slot], other.values[slot]
        if left == right:
            return True
        named = field["type"]["is"] == "word" and left is not None and right is not None
        return named and all(sum(item.values[slot] == word for item in items) == 1 for word in (left, right))

    fields = list(enumerate(first.noun["fields"]))
    return all(item_time(other) == item_time(first) and other.offsets == first.offsets and all(alike(slot, field, other) for slot, field in fields) for other in others)


def _bill_of(evaluation):
    lines = sorted(as_text([line.code, line.units, line.modifiers, line.date, line.outcome]) for line in evaluation.lines)
    return lines, labels_of([fact for note, _ in evaluation.notes if note.kind == "held" for fact in note.missing])


def _outermost(ties):
    """Without full ties among items that contend for a first place anyway."""
    contended = [tie for tie in ties if tie.kind == "unsettled"]
    return [tie for tie in ties if tie.kind != "full" or not any(one.order == tie.order and all(item in one.contenders for item in tie.items) for one in contended)]


def _policy(tie, run):
    if tie.kind == "unknown":
        return "hold"
    policy = only(run.program.orders[tie.order]["tie"], run, None)
    return "hold" if policy is SEVERAL else policy


def _arrangements(ties):
    found, options = [], []
    for tie in ties:
        own = [item.index for item in tie.items]
        if tie.kind == "unsettled":
            found += [{tie.key: _to_front(own, item.index)} for item in tie.contenders if item is not tie.items[0]]
            continue
        ends = [way for index in own for way in (_to_front(own, index), [*(one for one in own if one != index), index])]
        options.append((tie.key, [list(way) for way in permutations(own)] if len(own) <= 4 else [own, *ends], ends))
    count = 1
    for _, ways, _ in options:
        count = min(count * len(ways), MOST + 1)
    if count > MOST:
        return found + [{key: way} for key, _, ends in options for way in ends]
    keys = [key for key, _, _ in options]
    return found + [dict(zip(keys, ways)) for ways in product(*(ways for _, ways, _ in options))][1:]


def _to_front(indexes, index):
    return [index, *(one for one in indexes if one != index)]


# What is told of a tie

def facts_of(tie, run):
    """The facts that would settle a tie."""
    rule = run.program.orders[tie.order]
    if tie.kind == "unknown":
        return _unknown_keys(tie, rule, run)
    field = only(rule["askFor"], run, None)
    if field is None or field is SEVERAL or tie.yes > 1:
        return []
    ids = sorted({ident for item in tie.contenders or tie.items for ident in administrations_of(run, item)}, key=utf16)
    return [Fact(f"{field} of {ident}", (ident,), rule["name"], rule["depth"]) for ident in ids if not _is_documented(field, ident, run)]


def _is_documented(name, ident, run):
    slot = run.program.charted_slots.get(name)
    item = next((one for one in run.role("charted") if one.id == ident), None)
    if slot is None or item is None or item.values[slot] is None:
        return False
    first = next(iter(item.noun["fields"][slot]["absence"].get("tries", [])), {"by": ""})
    return first["by"] != "constant" or agreed([first["value"], item.values[slot]]) is None


def _unknown_keys(tie, rule, run):
    facts = [why_guards(run, rule["prefer"], None, rule)]
    for item in tie.items:
        for entry in (one for prefer in readings(rule["prefer"], run, None) for one in prefer):
            if entry["by"] == "test" and run.test(entry["test"], item) == UNKNOWN:
                facts.append(why_test(run, entry["test"], item, rule))
            if entry["by"] == "value" and run.value(entry["value"], item) is None:
                facts.append(why_value(run, entry["value"], item, rule))
    return facts_together(facts)


def order_told(name, run):
    """The rule a tie is told under: the first exception in force for `prefer`, else the order."""
    rule = run.program.orders[name]
    exceptions = exceptions_of(rule["prefer"], run, None)
    return run.program.rules[exceptions[0]] if exceptions else rule


def _note_of(tie, run, outcome):
    items, missing = tie.contenders or tie.items, facts_of(tie, run)
    if tie.yes > 1:
        plural = items[0].noun.get("plural", items[0].noun["name"])
        reason = f"{tie.yes} {plural} say {test_words(tie.settles)} and only one of them can come first; which one it is changes the bill"
    else:
        ask = f"; not documented: {', '.join(labels_of(missing))}" if missing else ""
        reason = f"which of {len(items)} comes first changes the bill, and no rule settles it{ask}"
    return Note("tie", order_told(tie.order, run), None, missing, outcome, reason, items=items)
