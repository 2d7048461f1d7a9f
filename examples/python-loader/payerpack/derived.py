"""Sets, times and orders, worked out when they are asked for (docs/pack-format/evaluation.md)."""

from collections import namedtuple

from .canonical import as_text, utf16
from .expressions import NO, SEVERAL, UNKNOWN, YES, Expressions, agreement, and_, existence, not_, only, readings
from .runs import minutes_in, outside, split_at_midnight
from .vocabulary import OWN_WORD

Reason = namedtuple("Reason", "rule reason citations depth")
Tie = namedtuple("Tie", "key order kind items contenders settles yes")
Group = namedtuple("Group", "items truths places")
Ranking = namedtuple("Ranking", "group_of groups others grouped")


class Membership:
    def __init__(self, items):
        self.items, self.truths, self.left = items, [NO] * len(items), {}


class Pieces:
    """A named time of one item."""

    def __init__(self, pieces, cut=(), dropped=()):
        self.pieces, self.cut, self.dropped = pieces, cut, dropped

    @property
    def whole(self):
        if len(self.pieces) == 1:
            return self.pieces[0]
        out = []
        for start, stop in (run for piece in self.pieces for run in piece):
            if out and out[-1][1] == start:
                out[-1] = (out[-1][0], stop)
            else:
                out.append((start, stop))
        return tuple(out)


def by_id(item):
    return utf16(item.id)


class Derived(Expressions):
    """A run: items by noun, and what is derived from them."""

    def __init__(self, program, encounter, items, arrangement=None):
        self.program, self.encounter, self.items = program, encounter, dict(items)
        self.arrangement = arrangement or {}
        self.date = encounter.own.values[program.slots["encounter"]["date_of_service"]]
        self.memo, self.ties = {}, []

    def forget_lines(self):
        """Drops what depends on lines."""
        self.memo = {key: value for key, value in self.memo.items() if key[1] not in self.program.on_lines}

    def once(self, kind, name, item, work):
        key = kind, name, item
        if key not in self.memo:
            self.memo[key] = work()
        return self.memo[key]

    def role(self, name):
        noun = getattr(self.program.roles, name)
        return self.items.get(noun["name"], []) if noun else []

    # Heads and sets

    def head_truth(self, head, item):
        return and_(existence(item), self.head_test(head, item))

    def head_test(self, head, item):
        """What a head asks of an item, as if it surely existed."""
        if "from" in head:
            return int(item.line is not None and head["from"] in item.line.rules)
        if "in" in head:
            return self.member(head["in"], item)
        code = {"op": "field", "noun": head["noun"], "field": "code"}
        if "codes" in head:
            return self.test({"op": "in_codes", "value": code, "codes": head["codes"]}, item)
        if "code" in head:
            return self.test({"op": "compare", "relation": "is", "left": code, "right": {"op": "constant", "value": head["code"]}}, item)
        return YES

    def member(self, name, item):
        membership = self.membership(name)
        place = item.index
        return membership.truths[place] if place < len(membership.items) and membership.items[place] is item else NO

    def membership(self, name):
        return self.once("set", name, None, lambda: self._membership(self.program.sets[name]))

    def applies(self, rule):
        return self.test(rule["applies"], None) if "applies" in rule else YES

    def _membership(self, rule):
        found = Membership(self.items.get(rule["head"]["noun"], []))
        applies = self.applies(rule)
        for index, item in enumerate(found.items):
            head = and_(applies, self.head_truth(rule["head"], item))
            found.truths[index] = head if head == NO else self._not_left(rule, item, head, found.left)
        if "spaced" in rule:
            self._space(rule, found)
        for index, item in enumerate(found.items):
            if found.truths[index] == UNKNOWN and not item.maybe and only(rule["notDocumented"], self, item) == "skip":
                found.truths[index] = NO
        return found

    def keep_truth(self, rule, item):
        return agreement([YES if test is None else self.test(test, item) for test in readings(rule["keep"], self, item)])

    def _not_left(self, rule, item, head, left):
        met = and_(head, self.keep_truth(rule, item))
        kept = met
        for entry in rule["leaveOut"] if met != NO else []:
            leaves = self.test(entry["if"], item)
            if leaves == YES and met == YES:
                left[item.index] = Reason(rule["name"], entry["because"], entry["citations"], rule["depth"])
            kept = and_(kept, not_(leaves))
            if kept == NO:
                break
        result = kept
        for entry in rule["instead"]:
            guard = self.test(entry["when"], item) if "when" in entry else YES
            keeps = entry["value"]["is"] == "keep"
            other = head if keeps else NO
            if guard == YES:
                if keeps:
                    left.pop(item.index, None)
                elif kept != NO:
                    left[item.index] = self.exception_reason(entry)
                return other
            if guard == UNKNOWN and other != result:
                result = UNKNOWN
        return result

    def exception_reason(self, entry):
        exception = self.program.rules[entry["exception"]]
        return Reason(entry["exception"], entry["because"], exception["citations"], exception["depth"])

    def _space(self, rule, found):
        spaced, noun = rule["spaced"], self.program.nouns[rule["head"]["noun"]]
        slots = self.program.slots[noun["name"]]
        start = next(slot for slot, field in enumerate(noun["fields"]) if field["type"]["is"] == "instant" and field.get("joined") == "earliest")
        groups, anywhere = {}, []
        for item in found.items:
            if found.truths[item.index] == NO:
                continue
            fields = only(spaced["sharing"], self, item)
            values = None if fields is SEVERAL else tuple(item.values[slots[field]] for field in fields)
            if values is None or None in values:
                anywhere.append(item)
            else:
                groups.setdefault((tuple(fields), values), []).append(item)
        for group in groups.values():
            for item, stays in self._thinned(spaced, start, group, anywhere, found.truths, noun):
                if stays == NO and found.truths[item.index] == YES:
                    found.left[item.index] = Reason(rule["name"], spaced["because"], spaced["citations"], rule["depth"])
                if stays == NO or found.truths[item.index] == YES:
                    found.truths[item.index] = stays
        for item in anywhere:
            if (groups or len(anywhere) > 1) and found.truths[item.index] == YES:
                found.truths[item.index] = UNKNOWN

    def _thinned(self, spaced, start, group, anywhere, truths, noun):
        everyone = self.arrange([*group, *anywhere], noun)
        if len(everyone) == 1:
            return [(group[0], YES)]
        if any(item.values[start] is None for item in everyone):
            return [(item, UNKNOWN) for item in group]
        unsure = lambda item: 0 if item in group and truths[item.index] == YES else 1
        everyone.sort(key=lambda item: (item.values[start], unsure(item)))
        verdicts, stayed, last, is_open = [], None, None, False
        for item in everyone:
            at = item.values[start]
            more_than = only(spaced["moreThan"], self, item)
            gap = None if more_than is SEVERAL else self.value(more_than, item)
            clear = last is None or (gap is not None and at - last > gap)
            past = not is_open and gap is not None and (stayed is None or at - stayed > gap)
            verdict = YES if clear or past else UNKNOWN if is_open or gap is None else NO
            if verdict == YES:
                stayed = at
            if verdict != NO:
                is_open = verdict == UNKNOWN or unsure(item) == 1
            if item in group:
                verdicts.append((item, verdict))
            last = at
        return verdicts

    # Times

    def named_time(self, name, item):
        """Pieces as an item inside sees them; None: not known."""
        rule = self.program.times[name]
        if rule["head"] is None:
            return self.pieces(name, None)
        owner = None if item is None else self.owner(rule["head"]["noun"], item)
        return None if owner is None else self.pieces(name, owner)

    def owner(self, noun, item):
        """The item of a noun that another belongs to."""
        if item.noun["name"] == noun:
            return item
        mine, its = self.program.slots[item.noun["name"]].get(noun), self.program.slots.get(noun, {}).get(noun)
        if mine is None or its is None or item.values[mine] is None:
            return None
        return next((one for one in self.items.get(noun, ()) if one.values[its] == item.values[mine]), None)

    def pieces(self, name, item):
        return self.once("time", name, item, lambda: self._pieces(self.program.times[name], item))

    def _pieces(self, rule, item):
        head = YES if item is None else self.head_truth(rule["head"], item)
        if head == NO:
            return Pieces([])
        shortest = [0 if value is None else self.value(value, item) for value in readings(rule["shortest"], self, item)]
        ways = []
        for time in readings(rule["is"], self, item):
            whole = self.time(time, item)
            if whole is None or (head == UNKNOWN and whole) or None in shortest:
                return None
            base = self.time_base(time["base"], item)
            for least in shortest:
                for cut in readings(rule["cut"], self, item):
                    for how in readings(rule["pieces"], self, item):
                        ways.append(self._build(item, whole if base is None else base, whole, least, cut, how))
        if any(way.pieces != ways[0].pieces for way in ways):
            return None
        return Pieces([]) if head == UNKNOWN else ways[0]

    def _build(self, item, base, whole, least, cut, how):
        if cut is None:
            split = [(run,) for run in whole]
        else:
            split = split_at_midnight(whole, self.offset_at(item, whole[0][0] if whole else None))
        kept = [runs for runs in split if minutes_in(runs) >= least]
        dropped = [(runs, least) for runs in split if minutes_in(runs) < least]
        if how == "together":
            kept = [tuple(run for runs in kept for run in runs)] if kept else []
        return Pieces(kept, outside(base, whole), dropped)

    def offset_at(self, item, minute):
        return self.offset_among([item] if item is not None and item.parts is not None else self.role("service"), minute)

    def offset_among(self, services, minute):
        """UTC offset of a minute among services."""
        slot, found = self.program.start_slot, None
        for service in services:
            for part in service.parts:
                start, offset = part.item.values[slot], part.item.offsets.get(slot)
                if start is None or offset is None:
                    continue
                covers = minute is None or start == minute or (part.time and part.time[0][0] <= minute < part.time[-1][1])
                if covers and (found is None or start < found[0]):
                    found = start, offset
        if found is None and minute is not None:
            return self.offset_among(services, None)
        return found[1] if found else 0

    # Orders

    def arrange(self, items, noun):
        """Level items by what the program reads of them, then by id."""
        slots = self.program.arranged_by(noun)
        return sorted(items, key=lambda item: ([utf16(_level_text(item.values[slot])) for slot in slots], by_id(item)))

    def ranking(self, name):
        return self.once("order", name, None, lambda: self._rank(self.program.orders[name]))

    def _rank(self, rule):
        noun = self.program.nouns[rule["head"]["noun"]]
        per = only(rule["per"], self, None)
        members, anywhere, truths = {}, [], {}
        for item in self.items.get(noun["name"], ()):
            truth = self.head_truth(rule["head"], item)
            if truth == NO:
                continue
            key = None if per is SEVERAL else "" if per is None else item.values[self.program.slots[noun["name"]][per]]
            truths[item] = UNKNOWN if key is None else truth
            if key is None:
                anywhere.append(item)
            else:
                members.setdefault(key, []).append(item)
        groups, group_of = {}, {}
        for key, own in members.items():
            groups[key] = self._rank_group(rule, noun, "null" if per is None else str(key), [*own, *anywhere], truths)
            for item in own:
                group_of[item] = groups[key]
        return Ranking(group_of, groups, self._rank_group(rule, noun, "", anywhere, truths), per is not SEVERAL)

    def _rank_group(self, rule, noun, key, items, truths):
        sortings = [_Sorting(self, rule, noun, prefer, key) for prefer in readings(rule["prefer"], self, None)]
        ranked = [sorting.refine(items, 0, True) for sorting in sortings]
        chosen, ties = ranked[0], sortings[0].ties
        if any(other != chosen for other in ranked):
            level = _Sorting(self, rule, noun, [], key)
            chosen, ties = level.level(items, "unknown"), level.ties
        self.ties += ties
        return Group(chosen, [truths[item] for item in chosen], {item: place for place, item in enumerate(chosen)})

    def first_in(self, name, item):
        group = self.ranking(name).group_of.get(item)
        if group is None:
            return self._groupless(name, item)
        place = group.places[item]
        if YES in group.truths[:place]:
            return NO
        return group.truths[0] if place == 0 else UNKNOWN

    def _groupless(self, name, item):
        head = self.program.orders[name]["head"]
        if item.noun["name"] != head["noun"]:
            return UNKNOWN
        return NO if self.head_truth(head, item) == NO else UNKNOWN

    def ahead(self, name, one, other):
        """Whether one item ranks ahead of another."""
        ranking = self.ranking(name)
        a, b = ranking.group_of.get(one), ranking.group_of.get(other)
        if a is not None and b is not None and a is not b:
            return NO
        group = a or b or ranking.others
        ahead, behind = group.places.get(one), group.places.get(other)
        if ahead is None or behind is None:
            unplaced = one if ahead is None else other
            return NO if self._groupless(name, unplaced) == NO or one is other else UNKNOWN
        return NO if ahead >= behind else and_(group.truths[ahead], group.truths[behind])

    def first_of(self, name, item, member, negated):
        group = self._group_looked_at(name, item)
        if group is None:
            return UNKNOWN
        seen, sure = [], False
        for one, truth in zip(group.items, group.truths):
            is_member = member(one)
            seen.append(not_(is_member) if negated else is_member)
            if truth == YES:
                sure = True
                break
        return agreement(seen if sure else [*seen, NO])

    def _group_looked_at(self, name, item):
        ranking, rule = self.ranking(name), self.program.orders[name]
        if not ranking.grouped:
            return None
        per = only(rule["per"], self, None)
        if per is None:
            return ranking.groups.get("", ranking.others)
        if item is None:
            return None
        if item in ranking.group_of:
            return ranking.group_of[item]
        mine = self.program.slots[item.noun["name"]].get(per)
        if mine is None or item.values[mine] is None:
            return None
        return ranking.groups.get(item.values[mine], ranking.others)


def _level_text(value):
    if value is None or (isinstance(value, str) and value.startswith(OWN_WORD)):
        return ""
    return str(value).rjust(16, "0") if isinstance(value, int) and not isinstance(value, bool) else as_text(value)


class _Sorting:
    """Sorts one group by preferences, and records what stays level."""

    def __init__(self, run, rule, noun, prefer, group):
        self.run, self.rule, self.noun, self.prefer, self.group, self.ties = run, rule, noun, prefer, group, []

    def refine(self, items, begin, first):
        if len(items) < 2:
            return list(items)
        for index in range(begin, len(self.prefer)):
            entry = self.prefer[index]
            if entry["by"] == "test":
                truths = [self.run.test(entry["test"], item) for item in items]
                if UNKNOWN in truths:
                    return self.level(items, "unknown")
                yes = [item for item, truth in zip(items, truths) if truth == YES]
                no = [item for item, truth in zip(items, truths) if truth == NO]
                if entry["settles"] and first and len(yes) != 1:
                    provisional = self.refine(yes, index + 1, False) + self.refine(no, index + 1, False)
                    return self._record(provisional, "unsettled", yes if len(yes) > 1 else list(items), entry["test"], len(yes))
                if yes and no:
                    return self.refine(yes, index + 1, first) + self.refine(no, index + 1, False)
            else:
                values = [self.run.value(entry["value"], item) for item in items]
                if None in values:
                    return self.level(items, "unknown")
                distinct = sorted(set(values), key=lambda value: utf16(value) if isinstance(value, str) else value, reverse=entry["end"] == "largest")
                if len(distinct) > 1:
                    out = []
                    for place, value in enumerate(distinct):
                        out += self.refine([item for item, its in zip(items, values) if its == value], index + 1, first and place == 0)
                    return out
        return self.level(items, "full")

    def level(self, items, kind):
        return self._record(self.run.arrange(items, self.noun), kind, [])

    def _record(self, provisional, kind, contenders, settles=None, yes=0):
        name = f"{self.rule['name']}|{self.group}|"
        key = f"{name}{sum(tie.key.startswith(name) for tie in self.run.ties) + len(self.ties)}"
        self.ties.append(Tie(key, self.rule["name"], kind, provisional, contenders, settles, yes))
        wanted = self.run.arrangement.get(key)
        by_index = {item.index: item for item in provisional}
        if wanted is None or len(wanted) != len(provisional) or any(index not in by_index for index in wanted):
            return provisional
        return [by_index[index] for index in wanted]
