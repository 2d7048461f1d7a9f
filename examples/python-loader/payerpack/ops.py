"""The ops that programs use (docs/pack-format.md, Ops)."""

SECTIONS = {
    "values": "named_value", "codeSets": "code_set", "tables": "table", "assume": "assume", "sites": "sites", "services": "services",
    "sets": "set", "times": "time", "orders": "order", "ladders": "ladder", "bills": "bill", "drugUnits": "drug_units", "dates": "date",
    "notCovered": "not_covered", "modifiers": "modifier", "modifierGroups": "modifier_group", "edits": "edit", "pairs": "pairs",
    "limits": "limit", "exceptions": "exception",
}
_EXPRESSIONS = """constant value field sum minutes_at_rate minutes_of longest_piece_of count_of
all any not compare includes documented document empty member one_of in_codes first_in first_of
sharing before after overlapping other outside inside spaced change instead""".split()

KNOWN_OPS = {f"{op}@1" for op in [*SECTIONS.values(), *_EXPRESSIONS]}


def ops_of(programs):
    """What programs need, sorted."""
    found = set()
    for program in programs:
        found.update(op for section, op in SECTIONS.items() if program[section])
        _collect(program, found)
    return sorted(f"{op}@1" for op in found)


def _collect(node, found):
    if isinstance(node, list):
        for item in node:
            _collect(item, found)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key in ("op", "how"):
                found.add(str(value))
            elif key == "spaced":
                found.add("spaced")
            elif key == "cases" and value:
                found.add("change")
            elif key == "instead" and value:
                found.add("instead")
            elif key == "qualifiers":
                found.update(one["is"] for one in value)
            _collect(value, found)
