"""The invariants of a program (docs/pack-format.md, Invariants of a program)."""

from .amounts import quantity_of, read_amount
from .canonical import utf16
from .soundness import lists_are_sound
from .tables import LEAD, leads_of, rest_columns
from .types_fit import types_fit
from .vocabulary import Roles

MAX_DEPTH = 512


class _Broken(Exception):
    pass


def violation(program, vocabulary, sources, tables):
    """The first invariant that a program of the right shape breaks, in words; None for none."""
    try:
        _names(program)
        world = _World(program, vocabulary)
        for noun, rule, section in _rules(program, vocabulary):
            _Checker(world, noun, rule).check(section)
        _tables(program, tables)
        _citations(program, sources)
        _ladders(program)
        _unit_sizes(program, tables)
        _require(lists_are_sound(program), "lists-sound", "a list")
        _require(types_fit(program, vocabulary), "types-fit", "a rule")
    except _Broken as broken:
        return str(broken)
    return None


def _require(holds, invariant, detail):
    if not holds:
        raise _Broken(f"{invariant}: {detail}")


def _names(program):
    seen = set()
    for section in program.values():
        last = ""
        for rule in section if isinstance(section, list) else [section] if section else []:
            name = rule["name"]
            _require(name not in seen and utf16(name) >= utf16(last), "names-sorted-unique", name)
            seen.add(name)
            last = name


class _World:
    def __init__(self, program, vocabulary):
        by_name = lambda section: {rule["name"]: rule for rule in program[section]}
        self.nouns = {noun["name"]: noun for noun in vocabulary["nouns"]}
        lines = [noun for noun in vocabulary["nouns"] if noun.get("madeBy") in ("lines", "services") or "givenLine" in noun]
        self.line_fields = {field["name"] for noun in lines for field in noun["fields"]}
        self.values, self.sets, self.times, self.orders = map(by_name, ("values", "sets", "times", "orders"))
        self.tables, self.groups, self.exceptions = map(by_name, ("tables", "modifierGroups", "exceptions"))
        self.codes = {**by_name("codeSets"), **self.tables}
        self.makers = {**by_name("ladders"), **by_name("bills"), **by_name("drugUnits")}


def _rules(program, vocabulary):
    """Each rule with the noun of the item in scope; None: the encounter."""
    roles = Roles(vocabulary)
    role = lambda noun: noun["name"] if noun else ""
    nouns = {"values": lambda _: None, "modifierGroups": lambda _: None, "assume": lambda _: role(roles.charted), "sites": lambda _: role(roles.access),
             "services": lambda _: role(roles.charted)}
    for section, rules in program.items():
        if section in ("codeSets", "tables", "exceptions"):
            continue
        for rule in rules if isinstance(rules, list) else [rules] if rules else []:
            yield nouns.get(section, lambda one: one["head"]["noun"] if one["head"] else None)(rule), rule, section


class _Checker:
    """Walks everything in one rule."""

    def __init__(self, world, noun, rule):
        self.world, self.noun, self.rule = world, noun, rule

    def check(self, section):
        rule, world = self.rule, self.world
        _require(self.noun is None or self.noun in world.nouns, "field-exists", rule["name"])
        head = rule.get("head")
        if head:
            if "in" in head:
                self.descend(head["in"], world.sets)
            if "codes" in head:
                self.exists(head["codes"], world.codes)
            if "from" in head:
                self.exists(head["from"], world.makers)
        self.walk(rule, 0)
        for key in ("measure", "accountsFor"):
            for name in all_of(rule[key]) if key in rule else []:
                if name is not None:
                    self.descend(name, world.times)
        if section == "pairs":
            self.exists(rule["table"], world.tables)
            if rule["form"]["is"] == "drops" and rule["form"]["bypass"]:
                for name in all_of(rule["form"]["bypass"]["by"]):
                    self.exists(name, world.groups)
        for size in all_of(rule["size"]) if section == "drugUnits" else []:
            self.exists(size["table"], world.tables)
        for bound in all_of(rule["atMost"]) if section == "limits" else []:
            if "table" in bound:
                self.exists(bound["table"], world.tables)

    def exists(self, name, rules):
        _require(name in rules, "reference-exists", f"{self.rule['name']} names {name}")

    def descend(self, name, rules):
        self.exists(name, rules)
        _require(rules[name]["depth"] < self.rule["depth"], "depth-descends", f"{self.rule['name']} reads {name}")

    def walk(self, node, depth):
        if isinstance(node, list):
            for item in node:
                self.walk(item, depth)
        elif isinstance(node, dict):
            self.node(node)
            logical = node.get("op") in ("all", "any", "not")
            _require(depth + 1 <= MAX_DEPTH or "op" not in node or node["op"] not in TESTS, "expression-depth", self.rule["name"])
            for key, item in node.items():
                self.walk(item, depth + 1 if logical else depth)

    def node(self, node):
        world = self.world
        for one in (*node.get("cases", ()), *node.get("instead", ())):
            _require(one["exception"] in world.exceptions, "exception-listed", one["exception"])
        op = node.get("op")
        if op == "member":
            self.descend(node["set"], world.sets)
        elif op == "in_codes":
            self.exists(node["codes"], world.codes)
        elif op == "first_in":
            self.descend(node["order"], world.orders)
        elif op == "first_of":
            self.descend(node["order"], world.orders)
            self.descend(node["set"], world.sets)
        elif op == "value":
            self.exists(node["name"], world.values)
        elif op == "longest_piece_of":
            self.descend(node["time"], world.times)
        elif op == "field":
            self.field(node)
        elif node.get("of") == "time":
            self.descend(node["time"], world.times)
        elif "qualifiers" in node:
            base = node["base"]
            self.descend(base["set"], world.sets) if "set" in base else self.exists(base["noun"], world.nouns)
            for qualifier in node["qualifiers"]:
                if "order" in qualifier:
                    self.descend(qualifier["order"], world.orders)

    def field(self, node):
        noun = self.world.nouns.get(node["noun"])
        scope = node["noun"] in ("encounter", self.noun)
        known = noun is not None and (any(field["name"] == node["field"] for field in noun["fields"])
                                      or (noun.get("madeBy") == "lines" and node["field"] in self.world.line_fields))
        _require(scope and known, "field-exists", f"{self.rule['name']} reads {node['noun']}.{node['field']}")


TESTS = {"all", "any", "not", "compare", "includes", "documented", "document", "empty", "member", "one_of", "in_codes", "first_in", "first_of"}


def all_of(part):
    """A part's own value and those of its cases."""
    return [part["value"], *(one["value"] for one in part.get("cases", ()))]


def _tables(program, tables):
    named = {table["name"]: table for table in program["tables"]}
    for table in program["tables"]:
        _require(_table_is_sound(table, tables), "table-form", table["name"])
    for rule in program["pairs"]:
        _require(_pair_is_sound(rule, named.get(rule["table"])), "table-form", rule["name"])
    for rule in program["limits"]:
        for bound in all_of(rule["atMost"]):
            _require("count" in bound or _has(named.get(bound["table"]), bound["column"], ("units", "count")), "table-form", rule["name"])
        _require(_row_tests(all_of(rule["where"]), named.get(rule["head"].get("codes"))), "table-form", rule["name"])


def _table_is_sound(table, tables):
    names = [column["name"] for column in table["columns"]]
    if not 0 <= table["rows"] < len(tables) or len(set(names)) != len(names) or not table["key"] or any(name not in names for name in table["key"]):
        return False
    rows = tables[table["rows"]]
    columns = rest_columns(table)
    fits = lambda cells: len(cells) == len(columns) and all(_is_cell_of(cell, column["type"]["is"]) for cell, column in zip(cells, columns))
    return rows["leads"] == leads_of(table) and all(fits(rest["cells"]) for rest in rows["rests"])


def _is_cell_of(cell, kind):
    if kind == "code":
        return isinstance(cell, dict) and "ranges" in cell
    if kind == "list":
        return isinstance(cell, dict) and "list" in cell and all(LEAD.fullmatch(code) for code in cell["list"])
    if kind in ("units", "minutes", "days", "count"):
        return isinstance(cell, int) and not isinstance(cell, bool)
    return isinstance(cell, bool if kind == "flag" else str)


def _pair_is_sound(rule, table):
    form = rule["form"]
    if table is None or not _row_tests(all_of(rule["where"]), table):
        return False
    if form["is"] == "needs":
        return table["key"] == [form["code"]] and _has(table, form["code"], ("code",)) and _has(table, form["oneOf"], ("list",))
    if len(table["key"]) != 2 or sorted(table["key"]) != sorted([form["keeps"], form["drops"]]) or leads_of(table) != 2:
        return False
    return form["bypass"] is None or _row_tests(all_of(form["bypass"]["where"]), table)


def _row_tests(tests, table):
    return all(test is None or _has(table, test["column"], ("word", "id")) for test in tests)


def _has(table, column, kinds):
    return table is not None and any(one["name"] == column and one["type"]["is"] in kinds for one in table["columns"])


def _citations(node, sources):
    if isinstance(node, list):
        for item in node:
            _citations(item, sources)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key == "citations":
                _require(all(0 <= one["source"] < sources for one in value), "source-exists", "a citation")
            else:
                _citations(value, sources)


def _ladders(program):
    values = {rule["name"]: rule for rule in program["values"]}
    for rule in program["ladders"]:
        _require(rule["first"] or rule["more"], "ladder-form", rule["name"])
        for each in all_of(rule["more"]["each"]) if rule["more"] else []:
            numbers = [each["value"]] if each["op"] == "constant" else all_of(values[each["name"]]["is"]) if each["op"] == "value" else []
            _require(all(number >= 1 for number in numbers if isinstance(number, int)), "ladder-form", rule["name"])


def _unit_sizes(program, tables):
    named = {table["name"]: table for table in program["tables"]}
    for rule in program["drugUnits"]:
        for size in all_of(rule["size"]):
            table = named[size["table"]]
            places = [place for place, column in enumerate(rest_columns(table)) if column["name"] == size["column"]]
            sound = len(table["key"]) == 1 and leads_of(table) == 1 and places and all(_is_size(rest["cells"][places[0]]) for rest in tables[table["rows"]]["rests"])
            _require(sound, "unit-size-form", rule["name"])


def _is_size(cell):
    amount = read_amount(cell) if isinstance(cell, str) else None
    return amount is not None and quantity_of(amount)[1] > 0
