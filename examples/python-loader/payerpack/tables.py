"""Tables and their packed rows (docs/pack-format/program.md, Rows of tables)."""

import re
from bisect import bisect_right

LEAD = re.compile(r"[0-9A-Z]+(?:-[0-9A-Z]+)?")
_CODES = r"(?:0|[1-9][0-9]{0,8}):[0-9A-Z]+(?:-[0-9A-Z]+)?(?: [0-9A-Z]+(?:-[0-9A-Z]+)?)*"
GROUPS = re.compile(f"{_CODES}(?:;{_CODES})*")


def rows_fault(rows):
    """What is wrong with rows of the right shape; None where they can be looked up."""
    leads, blocks = rows["leads"], rows["blocks"]
    if leads < 0 or leads > 2:
        return "leads"
    if leads == 0 and blocks:
        return "blocks without leads"
    if leads == 1 and (len(blocks) > 1 or (blocks and blocks[0][0] != "")):
        return "blocks of one lead"
    for index, (lead, text) in enumerate(blocks):
        if leads == 2 and (not LEAD.fullmatch(lead) or (index > 0 and blocks[index - 1][0] >= lead)):
            return f"blocks[{index}]"
        if not GROUPS.fullmatch(text):
            return f"blocks[{index}]"
        numbers = [int(group.split(":")[0]) for group in text.split(";")]
        if any(a >= b for a, b in zip(numbers, numbers[1:])) or numbers[-1] >= len(rows["rests"]):
            return f"blocks[{index}]"
    return None


def leads_of(table):
    """How many columns lead the rows of a table."""
    types = {column["name"]: column["type"]["is"] for column in table["columns"]}
    leads = 0
    while leads < 2 and leads < len(table["key"]) and types.get(table["key"][leads]) == "code":
        leads += 1
    return leads


def rest_columns(table):
    leading = table["key"][: leads_of(table)]
    return [column for column in table["columns"] if column["name"] not in leading]


def holds(lead, code):
    """Whether a code, or a range `LOW-HIGH`, holds a code."""
    low, _, high = lead.partition("-")
    return len(low) == len(code) and low <= code <= (high or low)


class CodeIndex:
    """Codes and ranges with what stands behind each."""

    def __init__(self, entries):
        self.single, self.ranges = {}, []
        for lead, value in entries:
            low, _, high = lead.partition("-")
            if high in ("", low):
                self.single.setdefault(low, []).append(value)
            else:
                self.ranges.append((low, high, value))

    def of(self, code):
        found = list(self.single.get(code, ()))
        found += [value for low, high, value in self.ranges if len(low) == len(code) and low <= code <= high]
        return found


class Rows:
    """The rows of a table, unpacked block by block as codes are asked for."""

    def __init__(self, rows):
        self.rests, self.leads = rows["rests"], rows["leads"]
        self.blocks = CodeIndex((lead, [text, None]) for lead, text in rows["blocks"])
        self.dated = any(rest["from"] is not None or rest["to"] is not None for rest in rows["rests"])

    def find(self, first, second, date):
        code = second if self.leads == 2 else first
        found = []
        for block in self.blocks.of(first if self.leads == 2 else ""):
            if block[1] is None:
                block[1] = CodeIndex(self._entries(block[0]))
            found += [rest for rest in block[1].of(code) if (rest["from"] or "") <= date and (rest["to"] is None or date <= rest["to"])]
        return found

    def _entries(self, text):
        for group in text.split(";"):
            number, _, codes = group.partition(":")
            for code in codes.split(" "):
                yield code, self.rests[int(number)]


class Table:
    """A table of a program over the rows of its pack."""

    def __init__(self, table, rows):
        self.key, self.rows_of = table["key"], rows
        self.places = {column["name"]: place for place, column in enumerate(rest_columns(table))}

    def rows(self, code, date):
        return self.rows_of.find(code, "", date)

    def pairs(self, first, second, date):
        return self.rows_of.find(first, second, date)

    def cell(self, row, column):
        return row["cells"][self.places[column]]

    def has(self, row, test):
        return test is None or self.cell(row, test["column"]) == test["word"]

    def holds(self, code, date):
        return bool(self.rows(code, date))


class Codes:
    """A code set: disjoint ranges by length."""

    def __init__(self, ranges):
        self.by_length = {}
        for low, high in sorted(map(tuple, ranges)):
            self.by_length.setdefault(len(low), []).append((low, high))

    def holds(self, code, _date):
        ranges = self.by_length.get(len(code), [])
        place = bisect_right(ranges, code, key=lambda one: one[0])
        return any(code <= high for _, high in ranges[:place])
