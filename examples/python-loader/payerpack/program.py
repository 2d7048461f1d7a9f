"""A program with its names looked up (docs/pack-format/program.md)."""

from .canonical import utf16
from .tables import Codes, Table
from .vocabulary import Roles, lines_noun, slots_of

_NAMING = ("set", "in", "noun", "order", "time", "measure")


class Program:
    def __init__(self, program, vocabulary, rows):
        by_name = lambda section: {rule["name"]: rule for rule in program[section]}
        self.ir, self.vocabulary = program, vocabulary
        self.values, self.sets, self.times, self.orders = map(by_name, ("values", "sets", "times", "orders"))
        self.tables = {table["name"]: Table(table, rows[table["rows"]]) for table in program["tables"]}
        self.codes = {**{one["name"]: Codes(one["ranges"]) for one in program["codeSets"]}, **self.tables}
        self.groups = by_name("modifierGroups")
        self.rules = {rule["name"]: rule for section in program.values() for rule in (section if isinstance(section, list) else [section] if section else []) if "depth" in rule}
        self.makers = {rule["name"] for section in ("ladders", "bills", "drugUnits") for rule in program[section]}
        self.roles = Roles(vocabulary)
        self.roles.line = lines_noun(vocabulary)
        self.nouns = {noun["name"]: noun for noun in vocabulary["nouns"]}
        self.nouns[self.roles.line["name"]] = self.roles.line
        self.slots = {name: slots_of(noun) for name, noun in self.nouns.items()}
        services = program["services"]
        self.start = services["from"] if services else None
        self.charted_slots = self.slots.get(self.roles.charted["name"], {}) if self.roles.charted else {}
        self.start_slot = self.charted_slots.get(self.start, 0)
        self._reads = {rule["name"]: names_in(rule) for section in ("sets", "times", "orders") for rule in program[section]}
        self.on_lines = self._depending_on(self.roles.line["name"])
        self._arranged = {}

    def _depending_on(self, noun):
        """Names of sets, times and orders whose value changes when the lines do."""
        found, grew = set(), True
        while grew:
            more = {name for name, names in self._reads.items() if name not in found and (noun in names or names & found)}
            grew, found = bool(more), found | more
        return found

    def orders_of(self, *sections):
        """Orders on lines that the rules of sections read, through whatever names."""
        names = set().union(*(names_in(rule) for section in sections for rule in self.ir[section]), set())
        waiting = list(names)
        while waiting:
            more = self._reads.get(waiting.pop(), set()) - names
            names |= more
            waiting.extend(more)
        return [name for name in self.orders if name in self.on_lines and name in names]

    def arranged_by(self, noun):
        """Slots of a noun that the program reads, words and ids left out."""
        name = noun["name"]
        if name not in self._arranged:
            read = set()
            _visit(self.ir, lambda node: _fields_read(node, name, read))
            self._arranged[name] = [slot for slot, field in enumerate(noun["fields"]) if field["name"] in read and field["type"]["is"] not in ("word", "id")]
        return self._arranged[name]


def _fields_read(node, noun, read):
    if node.get("op") == "field" and node["noun"] == noun:
        read.add(node["field"])
    if node.get("is") == "sharing":
        read.update(node["fields"])


def values_read(rule):
    """Named values that a rule's own parts read, sorted."""
    names = set()
    _visit(rule, lambda node: names.add(node["name"]) if node.get("op") == "value" else None)
    return sorted(names, key=utf16)


def names_in(rule):
    """Names of sets, times, orders and nouns that a rule mentions."""
    names = set()
    _visit(rule, lambda node: names.update(node[key] for key in _NAMING if isinstance(node.get(key), str)))
    return names


def _visit(node, see):
    if isinstance(node, list):
        for item in node:
            _visit(item, see)
    elif isinstance(node, dict):
        see(node)
        for item in node.values():
            _visit(item, see)
