"""Values, tests, sets and times (docs/pack-format/expressions.md). None is not known."""

from .calendar import date_of_days, read_date
from .runs import inside, minutes_in, outside, overlap, union_of

NO, YES, UNKNOWN = 0, 1, 2


def not_(a):
    return UNKNOWN if a == UNKNOWN else 1 - a


def and_(*truths):
    return NO if NO in truths else UNKNOWN if UNKNOWN in truths else YES


def or_(*truths):
    return YES if YES in truths else UNKNOWN if UNKNOWN in truths else NO


def agreement(truths):
    """What all readings say, or not known where they differ."""
    return truths[0] if all(one == truths[0] for one in truths) else UNKNOWN


# Parts (docs/pack-format/program.md, Parts)

def readings(part, run, item):
    """The values a part may have."""
    if not part.get("cases"):
        return [part["value"]]
    found = [part["value"]]
    for case in part["cases"]:
        guard = run.test(case["when"], item) if "when" in case else YES
        if guard == YES:
            return [case["value"]]
        if guard == UNKNOWN and not any(same_value(case["value"], one) for one in found):
            found.append(case["value"])
    return found


def same_value(a, b):
    return type(a) is type(b) and a == b


def only(part, run, item):
    """The value of a part; Several where it is not known."""
    found = readings(part, run, item)
    return found[0] if len(found) == 1 else SEVERAL


SEVERAL = object()
"""A part whose value is not known; None is a value that parts may have."""


def exceptions_of(part, run, item):
    """Exceptions in force for a part."""
    return [case["exception"] for case in part.get("cases", ()) if "when" not in case or run.test(case["when"], item) == YES]


class Expressions:
    """The part of a run that works out expressions; the run brings sets, times and orders."""

    def value(self, node, item):
        op = node["op"]
        if op == "constant":
            return node["value"]
        if op == "value":
            found = only(self.program.values[node["name"]]["is"], self, None)
            return None if found is SEVERAL else found
        if op == "field":
            owner = item if item is not None and item.noun["name"] == node["noun"] else self.encounter.own
            return owner.values[self.program.slots[node["noun"]][node["field"]]]
        if op == "sum":
            return self.sum(node, item)
        if op == "minutes_at_rate":
            volume, rate = self.value(node["volume"], item), self.value(node["rate"], item)
            return None if volume is None or rate is None else 60 * volume // rate
        if op == "minutes_of":
            runs = self.time(node["time"], item)
            return None if runs is None else minutes_in(runs)
        if op == "longest_piece_of":
            pieces = self.named_time(node["time"], item)
            return None if pieces is None else max((minutes_in(piece) for piece in pieces.pieces), default=0)
        truths = [truth for _, truth in self.members(node["set"], item)]
        return None if UNKNOWN in truths else truths.count(YES)

    def sum(self, node, item):
        date, total = None, 0
        for term in node["terms"]:
            one = self.value(term["value"], item)
            if one is None:
                return None
            if isinstance(one, str):
                date = one
            else:
                total += term["sign"] * one
        return total if date is None else date_of_days(read_date(date) + total)

    def test(self, node, item):
        op = node["op"]
        if op == "all":
            return and_(*[self.test(one, item) for one in node["of"]])
        if op == "any":
            return or_(*[self.test(one, item) for one in node["of"]])
        if op == "not":
            return not_(self.test(node["of"], item))
        if op == "compare":
            return _related(node["relation"], self.value(node["left"], item), self.value(node["right"], item))
        if op == "includes":
            values, value = self.value(node["list"], item), self.value(node["value"], item)
            return UNKNOWN if values is None or value is None else int(value in values)
        if op == "documented":
            return int(self.value(node["value"], item) is not None)
        if op == "document":
            return int(node["word"] in self.encounter.documents)
        if op == "empty":
            return not_(or_(*[truth for _, truth in self.members(node["set"], item)]))
        if op == "member":
            return self.member(node["set"], item)
        if op == "one_of":
            value = self.value(node["value"], item)
            return UNKNOWN if value is None else int(value in node["members"])
        if op == "in_codes":
            value = self.value(node["value"], item)
            return UNKNOWN if value is None else int(self.program.codes[node["codes"]].holds(value, self.date))
        if op == "first_in":
            return self.first_in(node["order"], item)
        return self.first_of(node["order"], item, lambda first: self.member(node["set"], first), node["negated"])

    def members(self, node, item):
        """Items of the set's noun that are not surely out, each with how surely it is a member."""
        base = node["base"]
        noun = base["noun"] if "noun" in base else self.program.sets[base["set"]]["head"]["noun"]
        found = []
        for member in self.items.get(noun, ()):
            truth = existence(member) if "noun" in base else self.member(base["set"], member)
            for qualifier in node["qualifiers"]:
                if truth != NO:
                    truth = and_(truth, self.qualifier(qualifier, member, item))
            if truth != NO:
                found.append((member, truth))
        return found

    def qualifier(self, node, member, item):
        if node["is"] == "sharing":
            same = and_(*[self.agree(field, member, item) for field in node["fields"]])
            return not_(same) if node["negated"] else same
        if node["is"] == "before":
            return self.ahead(node["order"], member, item)
        if node["is"] == "after":
            return self.ahead(node["order"], item, member)
        if node["is"] == "other":
            return int(member is not item)
        if member is item:
            return NO
        a, b = item_time(member), item_time(item)
        return UNKNOWN if a is None or b is None else int(overlap(a, b))

    def agree(self, field, a, b):
        left = a.values[self.program.slots[a.noun["name"]][field]]
        right = b.values[self.program.slots[b.noun["name"]][field]]
        return UNKNOWN if left is None or right is None else int(left == right)

    def time(self, node, item):
        runs = self.time_base(node["base"], item)
        for cut in node["cuts"]:
            if not runs:
                return runs
            by = self.time_base(cut["by"], item)
            if by is None:
                return None
            runs = outside(runs, by) if cut["how"] == "outside" else inside(runs, by)
        return runs

    def time_base(self, node, item):
        if node["of"] == "item":
            return item_time(item)
        if node["of"] == "time":
            pieces = self.named_time(node["time"], item)
            return None if pieces is None else pieces.whole
        lists = []
        for member, truth in self.members(node["set"], item):
            time = item_time(member)
            if time is None or (truth == UNKNOWN and time):
                return None
            lists.append(time)
        return union_of(lists)


def existence(item):
    """A line that a held rule may earn is unsure."""
    return UNKNOWN if item.maybe else YES


def item_time(item):
    """The item's own time."""
    if item.line is not None:
        return item.line.time
    return item.time if item.parts is not None else ()


def _related(relation, left, right):
    if left is None or right is None:
        return UNKNOWN
    if relation in ("is", "is_not"):
        return int((left == right) == (relation == "is"))
    return int({"at_least": left >= right, "at_most": left <= right, "more_than": left > right, "less_than": left < right}[relation])
