"""The answer (docs/pack-format/answer.md)."""

from .accounting import account
from .audit import audit
from .calendar import format_instant
from .canonical import utf16
from .derived import Reason
from .expressions import exceptions_of
from .facts import administrations_of
from .findings import Found, cited, findings_of, unique
from .ties import distinct, order_told
from .verdicts import worse
from .vocabulary import MAIN_SITE, coding_site_slot

_UNEXPLAINED = "no rule of this pack bills this, and none says why not"
_DECIDES = {"not_covered": "hold", "recode": "bill"}
_ORDER = ["deny", "hold", "not_covered", "pend", "warn", "recode"]


def compose(pack, chart, evaluation, tie_notes):
    run = evaluation.run
    lines = [_line(pack, run, line) for line in evaluation.lines]
    found = findings_of(pack, chart, evaluation, tie_notes)
    waiting = {}
    for one in found:
        for ident in one.waiting if one.why else []:
            waiting.setdefault(ident, []).append(one.why)
    left, unexplained = account(evaluation, waiting)
    for item, _ in unexplained:
        found.append(Found({"rule": pack["id"], "outcome": "warn", "reason": _UNEXPLAINED, "administrations": [item.id]}))
    found.sort(key=_finding_order)
    nobody = Reason(pack["id"], _UNEXPLAINED, [], 0)
    entries = [entry for item, runs, why in [*left, *((item, runs, nobody) for item, runs in unexplained)] for entry in _unbilled(pack, run, item, runs, why)]
    entries.sort(key=lambda one: _texts(one["administration"], one.get("from", ""), one.get("to", ""), one["rule"]))
    decision = "bill"
    for outcome in [*(line["outcome"] for line in lines), *(one.finding["outcome"] for one in found)]:
        decision = worse(decision, _DECIDES.get(outcome, outcome))
    answer = {
        "encounter": chart.encounter.id, "pack": {"id": pack["id"], "release": pack["release"], "meaning": pack["hashes"]["meaning"]}, "decision": decision,
        "lines": lines, "findings": [one.finding for one in found], "unbilled": entries, "assumptions": _assumptions(pack, chart, evaluation),
    }
    differences = audit(pack, chart.encounter, evaluation, lines)
    return answer if differences is None else {**answer, "audit": differences}


def _texts(*texts):
    return [utf16(text) for text in texts]


def _finding_order(found):
    one = found.finding
    line = str(one.get("line", -1)).rjust(6, "0")
    return [_ORDER.index(one["outcome"]), *_texts(one["rule"], line, "\n".join(one.get("administrations", [])), one["reason"])]


def _line(pack, run, line):
    behind = line.drug_of or line.services
    administrations = unique(ident for item in behind for ident in administrations_of(run, item))
    charted = line.drug_of or [part.item for service in line.services for part in service.parts]
    slot = run.program.charted_slots.get("indication")
    diagnoses = {item.values[slot] for item in charted if item.values[slot] is not None} if slot is not None else ()
    rules = [*sorted((name for name in line.rules if name in run.program.makers), key=utf16), *(name for name in line.rules if name not in run.program.makers)]
    citations = dict.fromkeys(one for name in rules for one in cited(pack, run.program.rules[name]["citations"] if name in run.program.rules else []))
    source = run.program.slots[line.source.noun["name"]] if line.source else {}
    made = {"code": line.code, "units": line.units, "modifiers": list(line.modifiers), "date": line.date, "outcome": line.outcome}
    rest = {
        "site": None if line.site is None else _site(run, line), "administrations": None if line.given else administrations,
        "minutes": None if line.given else line.minutes, "rules": rules, "citations": list(citations) or None, "given": line.given or None,
        "recoded_from": line.recoded_from, "diagnoses": [_with_dot(code) for code in unique(diagnoses)] or None,
        "ndc": line.source.values[source["ndc"]] if "ndc" in source else None,
    }
    return {**made, **{key: value for key, value in rest.items() if value is not None}}


def _with_dot(code):
    return f"{code[:3]}.{code[3:]}" if len(code) > 3 else code


def _site(run, line):
    if line.site != MAIN_SITE:
        return line.site
    slot = coding_site_slot(run.program.roles.access) if run.program.roles.access else -1
    main = [one for one in run.role("access") if one.values[slot] == MAIN_SITE]
    return main[0].id if len(main) == 1 else "main"


def _unbilled(pack, run, item, runs, why):
    reason = {"rule": why.rule, "reason": why.reason, **_citation(pack, why.citations)}
    if not runs:
        return [{"administration": item.id, **reason}]
    offset = item.offsets.get(run.program.start_slot) or 0
    return [{"administration": item.id, "from": format_instant(start, offset), "to": format_instant(stop, offset), "minutes": stop - start, **reason} for start, stop in runs]


def _citation(pack, citations):
    return {"citation": cited(pack, citations[:1])[0]} if citations else {}


def _assumptions(pack, chart, evaluation):
    run = evaluation.run
    made = [{"rule": one.rule, "administration": one.administration, "reason": one.because, **_citation(pack, one.citations)} for one in chart.assumed]
    told = lambda rule, ident, reason: made.append({"rule": rule["name"], "administration": ident, "reason": reason, **_citation(pack, rule["citations"])})
    for tie in distinct(tie for tie in run.ties if tie.kind == "unsettled"):
        first = unique(administrations_of(run, tie.items[0]))[0]
        marked = f"{tie.yes} of them are marked as first" if tie.yes > 0 else "none of them is marked as first"
        told(order_told(tie.order, run), first, f"{len(tie.items)} services compete and {marked}; the other preferences put {first} first")
    for one in evaluation.instances:
        if run.program.start is None or one.status != "made" or all(unit.earned is not None for unit in one.units):
            continue
        behind = [one.drug_of] if one.drug_of else [part.item for service in one.services for part in service.parts]
        for item in behind:
            if item.values[run.program.start_slot] is None:
                told(one.rule, item.id, "no start is documented; the line carries the date of service")
    return sorted(made, key=lambda one: _texts(one["rule"], one["administration"], one["reason"]))
