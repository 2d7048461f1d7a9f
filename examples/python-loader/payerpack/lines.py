"""Lines: made, given, dated, merged (docs/pack-format/evaluation.md, Dates and Lines)."""

from .calendar import local_date
from .canonical import as_text, utf16
from .chart import agreed
from .encounter import Item
from .expressions import NO, YES, and_, readings
from .facts import why_guards, why_test
from .invariants import all_of
from .runs import minutes_in, overlap, union_of
from .vocabulary import site_slot

OWN = {"code": "code", "units": "units", "date": "date", "minutes": "minutes", "start": "start", "part": "part", "given": "given",
       "modifiers": "modifiers", "vials_used_up": "used_up", "spare_vial": "spare"}
SURE = ("code", "part", "given")


class Line:
    """A line from its making to the answer."""

    def __init__(self, **fields):
        self.units, self.part, self.given, self.source, self.rules, self.services = 1, "administration", False, None, [], []
        self.time, self.shares, self.minutes, self.start, self.site, self.modifiers = (), [], 0, None, None, ()
        self.dropped, self.drug_of, self.used_up, self.spare, self.outcome, self.recoded_from, self.alone = [], None, None, None, "bill", None, False
        self.__dict__.update(fields)

    def with_(self, **fields):
        return Line(**{**self.__dict__, **fields})


def line_item(run, line, index, maybe):
    """The item that rules over lines see; `maybe` is None or the facts it waits for."""
    noun, values = run.program.roles.line, []
    service_noun = run.program.roles.service
    services = run.program.slots[service_noun["name"]] if service_noun else {}
    given = run.program.slots[line.source.noun["name"]] if line.source else None
    for field in noun["fields"]:
        name = field["name"]
        if name in OWN:
            values.append(getattr(line, OWN[name]) if maybe is None or name in SURE else None)
        elif given is not None:
            values.append(line.source.values[given[name]] if name in given else None)
        elif name not in services or not line.services:
            values.append(None)
        else:
            values.append(agreed([service.values[services[name]] for service in line.services]))
    behind = [line.source] if line.source else line.services
    item = Item(noun, index, "\n".join([line.rules[0] if line.rules else line.part, *(one.id for one in behind)]), values)
    item.line, item.maybe, item.missing = line, maybe is not None, maybe or ()
    return item


def draft(run, instance, code, date, units):
    time = union_of([unit.runs for unit in units])
    services = [one for one in instance.services if one.time is None or overlap(one.time, time)] if time else instance.services
    supply = units[0].supply
    line = Line(code=code, date=date, units=sum(unit.count for unit in units), rules=[instance.rule["name"], *instance.exceptions], services=services,
                time=time, shares=[] if supply else [(time, services)], minutes=minutes_in(time), start=time[0][0] if time else units[0].earned,
                site=_site_of(run, services))
    if supply:
        line.part, line.modifiers, line.used_up, line.spare = supply
        line.drug_of = [instance.drug_of]
    return line


def _site_of(run, services):
    noun = run.program.roles.service
    slot = site_slot(noun) if noun else -1
    return None if slot < 0 else agreed([one.values[slot] for one in services])


def lines_of(run, instance):
    """Lines of an instance with what maybe lines wait for."""
    if instance.status == "held":
        parts = ["administration"]
        if instance.drug_of is not None:
            parts = ["drug_given", "drug_discarded"] if instance.rule["discarded"] else ["drug_given"]
        return [(Line(code=code, date=run.date, part=part, rules=[instance.rule["name"]], services=instance.services,
                      site=_site_of(run, instance.services), outcome="hold"), instance.missing) for code in instance.codes for part in parts]
    if instance.status != "made":
        return []
    groups = {}
    for unit in instance.units:
        groups.setdefault((unit.code, unit.date, unit.supply and unit.supply[0]), []).append(unit)
    return [(draft(run, instance, code, date, units), None) for (code, date, _), units in groups.items()]


def given_lines(run):
    found = []
    for noun in run.program.vocabulary["nouns"]:
        if "givenLine" not in noun:
            continue
        slots = run.program.slots[noun["name"]]
        for item in run.items.get(noun["name"], ()):
            value = lambda name: item.values[slots[name]] if name in slots else None
            units = value("units")
            found.append((Line(code=value("code"), units=1 if units is None else units, date=value("date"), part=noun["givenLine"], given=True,
                               source=item, modifiers=value("modifiers") or ()), None))
    return found


# Dates

def date_units(run, instance):
    """Dates the units of a made instance; or holds it where a date is open."""
    if instance.status != "made":
        return
    datings = [_dates_of(run, instance, unit) for unit in instance.units]
    for unit, (dates, _) in zip(instance.units, datings):
        unit.date = dates[0]
    if any(len(dates) > 1 for dates, _ in datings):
        missing = [fact for dates, facts in datings if len(dates) > 1 for fact in facts]
        instance.status, instance.missing = "held", missing
        instance.codes, instance.units, instance.exceptions = list(dict.fromkeys(unit.code for unit in instance.units)), [], []


def _dates_of(run, instance, unit):
    if unit.earned is None:
        return [run.date], []
    dates, missing = [], []
    probe = line_item(run, draft(run, instance, unit.code, run.date, [unit]), 0, None)
    for rule in run.program.ir["dates"]:
        fits = date_truths(run, rule, probe)
        if all(truth == NO for truth in fits):
            continue
        modes = readings(rule["date"], run, probe)
        dates += [_date_as(run, mode, instance, unit) for mode in modes]
        if len(modes) > 1:
            missing += why_guards(run, rule["date"], probe, rule)
        if all(truth == YES for truth in fits):
            break
        if "applies" in rule:
            missing += why_test(run, rule["applies"], None, rule)
        missing += [fact for test in all_of(rule["when"]) if test is not None for fact in why_test(run, test, probe, rule)]
        missing += why_guards(run, rule["when"], probe, rule)
    return list(dict.fromkeys(dates)) or [run.date], missing


def date_truths(run, rule, item):
    """Whether a rule dates a line, for each way to read its `when`."""
    base = run.applies(rule)
    if base != NO:
        base = and_(base, run.head_test(rule["head"], item))
    if base == NO:
        return [NO]
    return [base if test is None else and_(base, run.test(test, item)) for test in readings(rule["when"], run, item)]


def _date_as(run, mode, instance, unit):
    if mode == "day of encounter":
        return run.date
    minute = instance.measured[0][0] if mode == "day begun" and instance.measured else unit.earned
    return local_date(minute, run.offset_among(instance.services, minute))


# Merging

def merge(lines):
    """Adds up lines that stand as one on the claim, sorted; and which line each went into."""
    groups = {}
    for index, line in enumerate(lines):
        same = as_text([int(line.given), line.date, line.code, " ".join(line.modifiers), line.part, line.outcome, line.recoded_from or ""])
        place = utf16(f"{index}]")
        if line.source:
            own = utf16(as_text([line.units, line.source.values])), place
        else:
            own = (0, line.start or 0, utf16(line.site or ""), place) if line.alone else (1,)
        groups.setdefault((utf16(same), own), []).append(line)
    merged, into = [], {}
    for key in sorted(groups):
        group = groups[key]
        one = group[0] if len(group) == 1 else _together(group)
        merged.append(one)
        into.update((line, one) for line in group)
    return merged, into


def _together(group):
    flat = lambda name: list(dict.fromkeys(one for line in group for one in getattr(line, name)))
    starts = [line.start for line in group if line.start is not None]
    fields = dict(units=sum(line.units for line in group), rules=flat("rules"), services=flat("services"), time=union_of([line.time for line in group]),
                  shares=[share for line in group for share in line.shares], minutes=sum(minutes_in(line.time) for line in group),
                  start=min(starts, default=None), dropped=[one for line in group for one in line.dropped], site=agreed([line.site for line in group]))
    if group[0].drug_of:
        fields |= dict(drug_of=list(dict.fromkeys(one for line in group for one in line.drug_of or ())),
                       used_up=agreed([line.used_up for line in group]), spare=agreed([line.spare for line in group]))
    return group[0].with_(**fields)
