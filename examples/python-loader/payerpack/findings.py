"""Findings, and what waits for them (docs/pack-format/answer.md, Findings)."""

from .canonical import utf16
from .derived import Reason
from .facts import administrations_of, facts_together, labels_of, nearer


class Found:
    """A finding; the reason it gives to minutes that wait, or None; and the administrations that do."""

    def __init__(self, finding, why=None, waiting=()):
        self.finding, self.why, self.waiting = finding, why, list(waiting)


def unique(ids):
    return sorted(set(ids), key=utf16)


def cited(pack, citations):
    """Citations in words."""
    sources = pack["citations"]
    return [" ".join([sources[one["source"]]["key"], *([one["locator"]] if "locator" in one else [])]) for one in citations]


def findings_of(pack, chart, evaluation, tie_notes):
    run, lines, found, held = evaluation.run, evaluation.lines, [], {}

    def hold(facts, rule, item, line):
        group = held.setdefault("\n".join(labels_of(facts)), ([], [], [], []))
        for listed, one in zip(group, (facts, rule, item, line)):
            listed.append(one)

    if chart.sites_missing:
        hold(chart.sites_missing, run.program.ir["sites"], None, None)
    for note, line in evaluation.notes:
        if note.kind == "held":
            hold(note.missing, note.rule, note.item, line)
        else:
            found.append(_single(pack, run, note, line, lines))
    tied = {}
    for note in tie_notes:
        ids = unique(ident for item in note.items for ident in administrations_of(run, item))
        one = Found(_finding(pack, note.rule, note.outcome, note.reason, None, lines, ids, labels_of(note.missing)))
        if note.outcome == "hold":
            one.why, one.waiting = _reason(note.rule, note.reason), list(ids)
            tied["\n".join(labels_of(note.missing))] = one
        found.append(one)
    for key, group in held.items():
        one = _held(pack, evaluation, key, *group)
        if key in tied:
            tied[key].waiting += one.waiting
        else:
            found.append(one)
    return found


def _reason(rule, words):
    return Reason(rule["name"], words, rule["citations"], rule["depth"])


def _held(pack, evaluation, key, lists, rules, items, lines):
    run, facts = evaluation.run, facts_together(lists)
    readers = [run.program.rules[fact.rule] for fact in facts if fact.rule in run.program.rules]
    rule = min(readers or rules, key=lambda one: (one["depth"], utf16(one["name"])))
    missing = labels_of(facts)
    ids = [ident for fact in facts for ident in fact.administrations]
    if not missing:
        ids += [ident for item in items if item is not None for ident in administrations_of(run, item)]
    reason = f"not documented: {', '.join(missing)}" if missing else f"cannot be decided: {rule['title']}"
    line = lines[0] if all(one is lines[0] for one in lines) else None
    asked = [one for one in evaluation.instances if one.status == "held" and "\n".join(labels_of(one.missing)) == key]
    waiting = []
    if not asked or any(one.drug_of is None for one in asked):
        waiting = unique(ids) + [ident for one in asked if one.drug_of is None for service in one.services for ident in administrations_of(run, service)]
    return Found(_finding(pack, rule, "hold", reason, line, evaluation.lines, unique(ids), missing), _reason(rule, reason), waiting)


def _single(pack, run, note, line, lines):
    if note.kind == "judged":
        ids = unique(administrations_of(run, note.item)) if line is None and note.item is not None else []
        points = line is None and not ids and note.item is not None and "from" in note.item.noun
        pointer = f"/{note.item.noun['from']}/{note.item.index}" if points else None
        finding = _finding(pack, note.rule, note.outcome, note.reason, line, lines, ids, [], note.codes, pointer)
        return Found(finding, _reason(note.rule, note.reason) if note.outcome in ("hold", "deny") else None, ids)
    rule = note.rule
    if note.kind == "too_many":
        made = note.item.line
        name = made.rules[0] if made.rules else made.part
        rule = run.program.rules.get(name, {"name": name, "citations": []})
    return Found(_finding(pack, rule, "hold", note.reason, line, lines, [], []))


def _finding(pack, rule, outcome, reason, line, lines, ids, missing, codes=None, pointer=None):
    found = {"rule": rule["name"], "outcome": outcome, "reason": reason}
    place = next((index for index, one in enumerate(lines) if one is line), None)
    codes = codes or {"rarc": []}
    rest = {"line": place, "pointer": pointer, "administrations": ids or None, "missing": missing or None, "group": codes.get("group"),
            "carc": codes.get("carc"), "rarc": codes["rarc"] or None, "citation": next(iter(cited(pack, rule["citations"][:1])), None)}
    return {**found, **{key: value for key, value in rest.items() if value is not None}}
