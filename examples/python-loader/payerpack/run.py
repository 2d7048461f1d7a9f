"""One run of a program over a chart (docs/pack-format/evaluation.md, A run)."""

from .derived import Derived
from .edges import decide, instance_key, instances_of, is_skipped, items_of
from .expressions import NO, UNKNOWN
from .facts import why_edge
from .lines import date_units, given_lines, line_item, lines_of, merge
from .verdicts import Note, edit_notes, limit_notes, modify, pair_notes, recode_clashes, worse


class Evaluation:
    """Instances, lines, notes with their lines, the rule of coverage that withdrew, and what every rule made of every item."""

    def __init__(self, program, chart, arrangement, withdrawn):
        self.run = run = Derived(program, chart.encounter, chart.items, arrangement)
        self.notes, self.outcomes, self.not_covered = [], {}, None
        for name in program.orders:
            if name not in program.on_lines:
                run.ranking(name)
        self._cover(withdrawn)
        waiting = bool(self.notes)
        self.instances = instances_of(run, withdrawn)
        for instance in self.instances:
            date_units(run, instance)
        made = [] if self.not_covered else [one for instance in self.instances for one in lines_of(run, instance)]
        for line, _ in made if waiting else []:
            line.outcome = "hold"
        if not self.not_covered:
            self.notes += [(Note("held", one.rule, one.item, one.missing), None) for one in self.instances if one.status == "held"]
        for one in self.instances:
            if one.status != "nothing":
                self.outcomes[instance_key(one.rule["name"], one.item)] = one.status if one.status == "held" else [(unit.code, unit.count, unit.earned, unit.date) for unit in one.units]
        self.lines = self._judge(*self._modify([*made, *given_lines(run)], withdrawn), withdrawn)

    def _cover(self, withdrawn):
        run = self.run
        for rule in run.program.ir["notCovered"]:
            for item in items_of(run, rule):
                tied = withdrawn.get(instance_key(rule["name"], item))
                truth, replaced = decide(run, rule, item)
                if tied is None and (truth == NO or replaced):
                    continue
                if truth == UNKNOWN or tied is not None:
                    if tied is not None or not is_skipped(run, rule, item):
                        self.notes.append((Note("held", rule, item, why_edge(run, rule, item) if tied is None else tied), None))
                    continue
                self.notes.append((Note("judged", rule, item, (), "not_covered", rule.get("because", rule["title"])), None))
                self.outcomes[instance_key(rule["name"], item)] = "not covered"
                self.not_covered = self.not_covered or rule

    def _show(self, lines, *sections):
        """Puts lines in place as items, and ranks the orders that the rules of sections read."""
        run = self.run
        items = [line_item(run, line, index, maybe) for index, (line, maybe) in enumerate(lines)]
        run.items[run.program.roles.line["name"]] = items
        run.forget_lines()
        for name in run.program.orders_of(*sections):
            run.ranking(name)
        return items

    def _modify(self, made, withdrawn):
        done, maybes = [], []
        for item in self._show(made, "modifiers"):
            if item.maybe:
                maybes.append((item.line, item.missing))
                continue
            modifiers, rules, alone, dropped, notes = modify(self.run, item, withdrawn, self.outcomes)
            line = item.line.with_(modifiers=modifiers, rules=list(dict.fromkeys([*item.line.rules, *rules])), alone=alone, dropped=dropped)
            line.outcome = "hold" if notes else line.outcome
            done.append((line, notes))
        lines, into = merge([line for line, _ in done])
        self.notes += [(note, into[line]) for line, notes in done for note in notes]
        return lines, maybes

    def _judge(self, lines, maybes, withdrawn):
        self._show([*((line, None) for line in lines), *maybes], "edits", "pairs")
        judged = [*edit_notes(self.run, withdrawn, self.outcomes), *pair_notes(self.run, withdrawn, self.outcomes, self.notes)]
        found = [(note, note.item.line if note.item is not None else None) for note in [*judged, *recode_clashes(judged)]]
        changed = {line: _with_outcomes(line, [note for note, its in found if its is line]) for line in lines}
        after = [changed[line] for line in lines]
        merged, into = merge(after) if any(line.recoded_from for line in after) else (after, {line: line for line in after})
        place = lambda line: None if line is None else into.get(changed.get(line, line), line)
        self.notes = [(note, place(line)) for note, line in [*self.notes, *found]]
        if not self.run.program.ir["limits"]:
            return merged
        self._show([*((line, None) for line in merged), *maybes], "limits")
        limits = [(note, note.item.line) for note in limit_notes(self.run)]
        final = {line: _with_outcomes(line, [note for note, its in limits if its is line]) for line in merged}
        self.notes = [(note, final.get(line, line)) for note, line in self.notes] + [(note, final.get(line)) for note, line in limits]
        return [final[line] for line in merged]


def _with_outcomes(line, notes):
    """The line after what was found on it."""
    outcome, codes = line.outcome, set()
    for note in notes:
        if note.kind != "judged":
            outcome = worse(outcome, "hold")
        elif note.outcome == "recode":
            codes.add(note.to)
        elif note.outcome != "not_covered":
            outcome = worse(outcome, note.outcome)
    if len(codes) > 1:
        outcome = worse(outcome, "hold")
    code = next(iter(codes)) if len(codes) == 1 else line.code
    if code != line.code:
        return line.with_(outcome=outcome, code=code, recoded_from=line.code)
    return line if outcome == line.outcome else line.with_(outcome=outcome)
