"""Doses to units (docs/pack-format/evaluation.md, Drug units)."""

from collections import namedtuple
from itertools import product

from .amounts import quantity_of, read_amount
from .expressions import readings
from .facts import Fact, why_value
from .invariants import all_of

Count = namedtuple("Count", "code given discarded modifier used_up spare missing")
LARGEST = 2_147_483_647


def count_readings(run, rule, item):
    """What the rule counts of an administration, for each way to read its parts; `missing` is None where it could be counted."""
    doses = [run.value(value, item) for value in readings(rule["dose"], run, item)]
    return [_count(run, rule, item, *parts) for parts in product(doses, readings(rule["size"], run, item), _wastes(run, rule, item))]


def _wastes(run, rule, item):
    discarded = rule["discarded"]
    if discarded is None:
        return [None]
    modifiers = readings(discarded["add"], run, item)
    least = [run.value(value, item) for value in readings(discarded["from"], run, item)]
    found = []
    for vials in readings(discarded["of"], run, item):
        found += [None] if vials is None else list(product([run.value(vials, item)], modifiers, least))
    return found


def _open(facts):
    return Count(None, 0, 0, None, None, None, facts)


def _count(run, rule, item, dose, size, waste):
    lacking = lambda what: _open([Fact(f"{what} of {item.id}", (item.id,), rule["name"], rule["depth"])])
    code = run.value(size["drug"], item)
    if code is None or dose is None:
        facts = why_value(run, size["drug"], item, rule) if code is None else []
        for value in all_of(rule["dose"]) if dose is None else []:
            facts = facts + why_value(run, value, item, rule)
        return _open(facts)
    table = run.program.tables[size["table"]]
    rows = table.rows(code, run.date)
    if not rows:
        return lacking("unit size")
    amount = read_amount(table.cell(rows[0], size["column"]))
    (unit, one), (dosed, charted) = quantity_of(amount), quantity_of(dose)
    if dosed != unit:
        return lacking(f"dose in {amount['unit']}")
    given = -(-charted // one)
    if given > LARGEST:
        return lacking("countable dose")
    if given == 0 or waste is None or waste[0] is None:
        return Count(code, given, 0, None, None, None, None)
    vials, modifier, least = waste
    quantities = [quantity_of(vial) for vial in vials if vial["single_dose"]]
    if any(its != unit for its, _ in quantities):
        return lacking(f"vials in {amount['unit']}")
    filled = [quantity for _, quantity in quantities if quantity > 0]
    held = sum(filled)
    if held // one > LARGEST:
        return lacking("countable vials")
    rest = max(0, held // one - given)
    if least is None and rest > 0:
        return _open([])
    discarded = rest if rest >= (least or 0) else 0
    spare = bool(filled) and held - min(filled) >= charted
    return Count(code, given, discarded, modifier if discarded > 0 else None, held == charted, spare, None)
