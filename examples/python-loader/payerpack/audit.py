"""How a claim as billed differs from the answer (docs/pack-format/audit.md)."""

from .canonical import utf16
from .edges import count_minutes, minutes_to_earn
from .expressions import NO, YES
from .facts import facts_together, labels_of
from .findings import cited
from .invariants import all_of
from .lines import date_truths
from .runs import minutes_in

MOST, WEIGHT, ALONE = 200, 10_000, 10_006


class Side:
    """A line as billed, or of the answer; several that agree in all but units may be added up."""

    def __init__(self, code, date, units, modifiers, places, sure=0):
        self.code, self.date, self.units, self.modifiers, self.places, self.sure = code, date, units, sorted(modifiers), places, sure
        self.key = " ".join([date, code, *self.modifiers])


class Ground:
    """The rule behind a difference, and words; `held` where it is not sure that there is one."""

    def __init__(self, rule, reason, held=False, missing=None):
        self.rule, self.reason, self.held, self.missing = rule, reason, held, missing


def audit(pack, encounter, evaluation, lines):
    """Entries, or None where the encounter does not say how it was billed."""
    noun = next((one for one in evaluation.run.program.vocabulary["nouns"] if one.get("from") == "claimed_lines"), None)
    if noun is None or "claimed_lines" not in encounter.lists:
        return None
    given = encounter.items[noun["name"]]
    slots = evaluation.run.program.slots[noun["name"]]
    value = lambda item, name: item.values[slots[name]]
    claimed = _sorted(Side(value(one, "code"), value(one, "date"), value(one, "units"), value(one, "modifiers") or (), [one.index]) for one in given)
    supported = _sorted(Side(one["code"], one["date"], one["units"], one["modifiers"], [index], 0 if one["outcome"] == "hold" else one["units"])
                        for index, one in enumerate(lines) if one["outcome"] != "deny")
    grounds = Grounds(pack, evaluation)
    entries = [_entry(pack, grounds, difference, mine, theirs)
               for mine, theirs in _matched(claimed, supported, grounds.swappable) for difference in differences_of(mine, theirs)]
    return sorted(entries, key=_rank)


def _sorted(sides):
    return sorted(sides, key=lambda one: (utf16(f"{one.key}\n{one.units:012}"), one.places[0]))


def _added_up(sides):
    groups = {}
    for one in sides:
        groups.setdefault(one.key, []).append(one)
    return [group[0] if len(group) == 1 else Side(group[0].code, group[0].date, sum(one.units for one in group), group[0].modifiers,
                                                  sorted(place for one in group for place in one.places), sum(one.sure for one in group))
            for group in groups.values()]


# Pairs

def _matched(claimed, supported, swappable):
    units = {one.key: one.units for one in _added_up(supported)}
    right = {one.key for one in _added_up(claimed) if units.get(one.key) == one.units}
    mine, theirs = [one for one in claimed if one.key not in right], [one for one in supported if one.key not in right]
    single, added = _paired(mine, theirs, swappable), _paired(_added_up(mine), _added_up(theirs), swappable)
    count = lambda pairs: sum(len(differences_of(*pair)) for pair in pairs)
    return added if count(added) < count(single) else single


def _paired(claimed, supported, swappable):
    many = max(len(claimed), len(supported)) > MOST
    found = _by_passes(claimed, supported, swappable) if many else _at_least_cost(claimed, supported, swappable)
    pairs = [(one, supported[place] if place >= 0 else None) for one, place in zip(claimed, found)]
    return pairs + [(None, one) for place, one in enumerate(supported) if place not in found]


def differences_of(mine, theirs):
    """What is different about a pair, in a fixed order."""
    if mine is None or theirs is None:
        return ["missing"] if mine is None else ["extra"]
    return [name for name in ("code", "date", "units", "modifiers") if getattr(mine, name) != getattr(theirs, name)]


def _cost(mine, theirs, swappable):
    found = differences_of(mine, theirs)
    if "code" in found:
        common = next((at for at, (a, b) in enumerate(zip(mine.code, theirs.code)) if a != b), min(len(mine.code), len(theirs.code)))
        return WEIGHT + 9 - min(4, common) if len(found) == 1 and swappable(mine, theirs) else None
    return None if len(found) > 2 else len(found) * WEIGHT + (3 if "date" in found else 0) + (1 if "modifiers" in found else 0)


def _at_least_cost(claimed, supported, swappable):
    costs = [[_cost(mine, theirs, swappable) for theirs in supported] for mine in claimed]
    rows, columns = len(claimed), len(supported)

    def worth(row, column):
        if row >= rows or column >= columns:
            return ALONE
        cost = costs[row][column]
        return 2 * ALONE if cost is None else min(cost, 2 * ALONE)

    found = _least_sum(max(rows, columns), worth)
    chosen = lambda row: costs[row][found[row]] if found[row] < columns else None
    return [found[row] if chosen(row) is not None and chosen(row) <= 2 * ALONE else -1 for row in range(rows)]


def _least_sum(size, cost):
    """The column of each row in the assignment of least sum, by shortest augmenting paths with potentials."""
    of_row, of_column, owner = [0] * (size + 1), [0] * (size + 1), [0] * (size + 1)
    for row in range(1, size + 1):
        least, before, seen = [float("inf")] * (size + 1), [0] * (size + 1), [False] * (size + 1)
        owner[0], column = row, 0
        while True:
            seen[column] = True
            own, step, following = owner[column], float("inf"), 0
            for other in range(1, size + 1):
                if seen[other]:
                    continue
                reduced = cost(own - 1, other - 1) - of_row[own] - of_column[other]
                if reduced < least[other]:
                    least[other], before[other] = reduced, column
                if least[other] < step:
                    step, following = least[other], other
            for other in range(size + 1):
                if seen[other]:
                    of_row[owner[other]] += step
                    of_column[other] -= step
                else:
                    least[other] -= step
            column = following
            if owner[column] == 0:
                break
        while column:
            owner[column] = owner[before[column]]
            column = before[column]
    found = [-1] * size
    for column in range(1, size + 1):
        found[owner[column] - 1] = column - 1
    return found


_PASSES = (("code", "date", "units", "modifiers"), ("code", "date", "modifiers"), ("code", "date", "units"), ("code", "units", "modifiers"),
           ("date", "units", "modifiers"), ("code", "date"))


def _by_passes(claimed, supported, swappable):
    found, taken = [-1] * len(claimed), set()
    for names in _PASSES:
        key = lambda one: tuple(str(getattr(one, name)) for name in names)
        places = {}
        for place, one in enumerate(supported):
            if place not in taken:
                places.setdefault(key(one), []).append(place)
        for at, one in enumerate(claimed):
            free = places.get(key(one), []) if found[at] < 0 else []
            place = next((its for its in free if supported[its].code == one.code or swappable(one, supported[its])), None)
            if place is not None:
                free.remove(place)
                found[at] = place
                taken.add(place)
    return found


# Entries

def _entry(pack, grounds, difference, mine, theirs):
    ground = grounds.of(difference, mine, theirs)
    line = theirs.places[0] if theirs else grounds.denied(mine)
    told = lambda side: side.modifiers if side and (difference == "modifiers" or side.modifiers) else None
    rest = {
        "claimed_modifiers": told(mine), "supported_modifiers": told(theirs), "claimed_code": mine.code if difference == "code" else None,
        "claimed_date": mine.date if difference == "date" else None, "date": (theirs or mine).date, "line": line,
        "claimed_line": mine.places[0] if mine else None, "billed": _billed(difference, mine, theirs, ground, grounds), "held": ground.held or None,
        "missing": ground.missing, "rule": ground.rule["name"], "reason": ground.reason, "citation": next(iter(cited(pack, ground.rule["citations"][:1])), None),
    }
    entry = {"code": (theirs or mine).code, "difference": difference, "claimed": mine.units if mine else 0, "supported": theirs.units if theirs else 0}
    return {**entry, **{key: value for key, value in rest.items() if value is not None}}


def _billed(difference, mine, theirs, ground, grounds):
    if ground.held:
        return None
    if difference == "missing":
        return "under"
    if difference == "extra":
        return "over" if grounds.parts_of(mine.code) else None
    return ("over" if mine.units > theirs.units else "under") if difference == "units" else None


def _rank(entry):
    words = [entry["date"], entry["code"], entry["difference"], " ".join(entry.get("supported_modifiers", [])), " ".join(entry.get("claimed_modifiers", [])),
             entry.get("claimed_code", ""), entry.get("claimed_date", "")]
    return utf16("\n".join([*words, *(f"{entry.get(name, 0):012}" for name in ("supported", "claimed", "line", "claimed_line"))]))


# Grounds

class Maker:
    """A rule that makes lines: the codes it can give them, and the parts of the claim they stand on."""

    def __init__(self, rule, parts, gives):
        self.rule, self.parts, self.gives = rule, parts, gives


def _makers(run):
    ir, makers = run.program.ir, []
    for rule in ir["ladders"]:
        codes = {code for step in ("first", "more") if rule[step] for code in all_of(rule[step]["code"])}
        makers.append(Maker(rule, ["administration"], codes.__contains__))
    for rule in ir["bills"]:
        makers.append(Maker(rule, ["administration"], set(all_of(rule["bill"])).__contains__))
    for rule in ir["drugUnits"]:
        tables = [run.program.tables[size["table"]] for size in all_of(rule["size"])]
        makers.append(Maker(rule, ["drug_given", "drug_discarded"], lambda code, tables=tables: any(table.rows(code, run.date) for table in tables)))
    return sorted(makers, key=lambda one: (one.rule["depth"], utf16(one.rule["name"])))


def count_units(units):
    return "1 unit" if units == 1 else f"{units} units"


class Grounds:
    """Finds the rule behind each difference."""

    def __init__(self, pack, evaluation):
        self.evaluation, self.run, self.makers = evaluation, evaluation.run, _makers(evaluation.run)
        self.pack = {"name": pack["id"], "citations": []}

    def of(self, difference, mine, theirs):
        if theirs is None:
            return self.extra(mine)
        line = self.line(theirs)
        held = next((one for one in (self.holding(self.evaluation.lines[place]) for place in theirs.places) if one), None)
        supports = lambda: self.supports(line, "the chart supports this line")
        if difference == "units":
            return self.units(mine, theirs, line, held)
        if difference == "missing":
            return supports() if theirs.sure > 0 else held or supports()
        if held:
            return held
        if difference == "modifiers":
            return self.modifiers(mine, theirs, line)
        if difference == "date":
            item = None if line.given else self.item_of(line)
            rules = [] if item is None else [rule for rule in self.run.program.ir["dates"] if all(one == YES for one in date_truths(self.run, rule, item))]
            return Ground(rules[0], rules[0]["title"]) if rules else supports()
        recode = next((note for note, its in self.evaluation.notes if its is line and note.kind == "judged" and note.outcome == "recode"), None)
        if recode and line.recoded_from == mine.code:
            return Ground(recode.rule, recode.reason)
        return self.supports(line, f"the chart supports {theirs.code}")

    def swappable(self, mine, theirs):
        if self.may_earn(mine.code) or self.denied(mine) is not None:
            return False
        parts = self.parts_of(mine.code)
        return not parts or self.line(theirs).part in parts

    def parts_of(self, code):
        made = {part for one in self.makers if one.gives(code) for part in one.parts}
        return made | {line.part for line in self.evaluation.lines if line.given and line.code == code}

    def line(self, theirs):
        return self.evaluation.lines[theirs.places[0]]

    def denied(self, mine):
        return next((at for at, line in enumerate(self.evaluation.lines) if line.outcome == "deny" and (line.code, line.date) == (mine.code, mine.date)), None)

    def maker(self, line):
        name = next(iter([*sorted((one for one in line.rules if one in self.run.program.makers), key=utf16), *line.rules, line.part]))
        return self.run.program.rules.get(name, {"name": name, "title": name, "citations": []})

    def supports(self, line, words):
        if line.given:
            return Ground(self.pack, "the encounter brings this line")
        rule = self.maker(line)
        return Ground(rule, f"{words}: {rule['title']}")

    def waits_for(self, rule, lists):
        missing = labels_of(facts_together(lists))
        if not missing:
            return Ground(rule, f"cannot be decided: {rule['title']}", True)
        return Ground(rule, f"depends on what is not documented: {', '.join(missing)}", True, missing)

    def holding(self, line):
        if line.outcome != "hold":
            return None
        coverage = self.run.program.ir["notCovered"]
        for note, its in self.evaluation.notes:
            if its is not line and not (note.kind == "held" and not line.given and any(note.rule is rule for rule in coverage)):
                continue
            if note.kind == "held":
                return self.waits_for(note.rule, [note.missing])
            if note.kind in ("clash", "recodes") or (note.kind == "judged" and note.outcome == "hold"):
                return Ground(note.rule, note.reason, True)
            if note.kind == "too_many":
                name = line.rules[0] if line.rules else ""
                return Ground(self.run.program.rules.get(name, {"name": line.part, "citations": []}), note.reason, True)
        return None

    def may_earn(self, code):
        waiting = [one for one in self.evaluation.instances if one.status == "held" and code in one.codes]
        if waiting:
            rule = min((one.rule for one in waiting), key=lambda rule: (rule["depth"], utf16(rule["name"])))
            return self.waits_for(rule, [one.missing for one in waiting])
        covered = self.evaluation.not_covered
        if covered and any(one.gives(code) for one in self.makers):
            return Ground(covered, covered.get("because", covered["title"]), True)
        return None

    def loss_of(self, code, makers):
        rules = [one.rule for one in makers if one.gives(code)]
        lost = [why for one in self.evaluation.instances if one.status == "nothing" and any(one.rule is rule for rule in rules) for _, why, _ in one.lost]
        if not lost:
            return None
        why = min(lost, key=lambda one: (one.depth, utf16(one.rule), utf16(one.reason)))
        return Ground(self.run.program.rules.get(why.rule, {"name": why.rule, "citations": why.citations}), why.reason)

    def extra(self, mine):
        code, at = mine.code, self.denied(mine)
        line = None if at is None else self.evaluation.lines[at]
        deny = next((Ground(note.rule, note.reason) for note, its in self.evaluation.notes if line is not None and its is line and note.kind == "judged" and note.outcome == "deny"), None)
        found = deny or self.may_earn(code) or self.loss_of(code, self.makers) or self.too_few_minutes(mine)
        if found:
            return found
        able = [one for one in self.makers if one.gives(code)]
        used = next((one for one in able if any(one.rule["name"] in line.rules for line in self.evaluation.lines)), able[0] if able else None)
        if used:
            return Ground(used.rule, f"nothing more in the chart meets: {used.rule['title']}")
        if any(line.given and line.code == code for line in self.evaluation.lines):
            return Ground(self.pack, "the encounter brings no more of this code")
        return Ground(self.pack, "no rule of this pack makes lines of this code, and the encounter brings none")

    def units(self, mine, theirs, line, held):
        over = mine.units > theirs.units
        if held and not over and mine.units >= theirs.sure:
            return held
        may = (self.may_earn(mine.code) or held) if over else None
        if may:
            return may
        if over and self.denied(mine) is not None:
            return self.extra(mine)
        if line.given:
            return self.supports(line, "")
        lost = self.loss_of(theirs.code, [one for one in self.makers if one.rule["name"] in line.rules]) if over else None
        words = self.minutes_behind(mine, theirs, line) or self.supports(line, f"the chart supports {count_units(theirs.units)}").reason
        return lost or Ground(self.maker(line), words)

    def minutes_behind(self, mine, theirs, line):
        made = [one for one in self.evaluation.instances if one.status == "made" and one.rule["name"] in line.rules and any(service in line.services for service in one.services)]
        if len(made) != 1 or "measure" not in made[0].rule or sum(unit.code == theirs.code for unit in made[0].units) != theirs.units:
            return None
        earns = f"{count_minutes(minutes_in(made[0].measured))} earn {count_units(theirs.units)}"
        if mine.units < theirs.units:
            return f"{earns}, {mine.units} claimed"
        needed = minutes_to_earn(self.run, made[0].rule, made[0].item, theirs.code, mine.units)
        return f"{earns}, and no time earns {mine.units}" if needed is None else f"{earns}; {mine.units} need {count_minutes(needed)}"

    def too_few_minutes(self, mine):
        able = [one.rule for one in self.makers if one.gives(mine.code) and "measure" in one.rule]
        climbed = [one for one in self.evaluation.instances
                   if one.status == "made" and any(one.rule is rule for rule in able) and all(unit.code != mine.code for unit in one.units)]
        if len(climbed) != 1:
            return None
        needed = minutes_to_earn(self.run, climbed[0].rule, climbed[0].item, mine.code, mine.units)
        verb = "needs" if mine.units == 1 else "need"
        return None if needed is None else Ground(climbed[0].rule, f"{count_minutes(minutes_in(climbed[0].measured))} earn none; {mine.units} {verb} {count_minutes(needed)}")

    def modifiers(self, mine, theirs, line):
        grounds = [self.belongs(one, line) for one in theirs.modifiers if one not in mine.modifiers]
        grounds += [self.strange(one, line) for one in mine.modifiers if one not in theirs.modifiers]
        if not grounds:
            return Ground(self.maker(line), "a modifier stands twice")
        return Ground(grounds[0].rule, "; ".join(one.reason for one in grounds))

    def belongs(self, modifier, line):
        rule = next((one for one in self.run.program.ir["modifiers"] if one["name"] in line.rules and modifier in all_of(one["add"])), None)
        if rule is None and line.given:
            return Ground(self.pack, f"modifier {modifier} belongs on this line, as the encounter brings it")
        rule = rule or self.maker(line)
        return Ground(rule, f"modifier {modifier} belongs on this line: {rule['title']}")

    def strange(self, modifier, line):
        dropped = next((one for one in line.dropped if one[0] == modifier), None)
        if dropped:
            return Ground(dropped[1], f"modifier {modifier} gives way to {', '.join(dropped[2])}: {dropped[1]['title']}")
        ir, item = self.run.program.ir, self.item_of(line)
        rules = [one for one in ir["modifiers"] if modifier in all_of(one["add"]) and (item is None or self.run.head_truth(one["head"], item) != NO)]
        rules += [one for one in ir["drugUnits"] if one["name"] in line.rules and one["discarded"] and modifier in all_of(one["discarded"]["add"])]
        rules.sort(key=lambda one: utf16(one["name"]))
        if rules:
            return Ground(rules[0], f"nothing calls for modifier {modifier} here: {'; '.join(one['title'] for one in rules)}")
        return Ground(self.pack if line.given else self.maker(line), f"no rule of this pack adds modifier {modifier} to such a line")

    def item_of(self, line):
        """The item of a line as the last rules saw it."""
        items = self.run.role("line")
        alike = lambda one: (one.code, one.date) == (line.recoded_from or line.code, line.date) and one.services is line.services and one.source is line.source
        found = next((item for item in items if item.line is line or alike(item.line)), None)
        place = next((at for at, one in enumerate(self.evaluation.lines) if one is line), None)
        return found or (items[place] if place is not None and place < len(items) else None)
