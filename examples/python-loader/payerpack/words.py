"""Clauses in words (docs/pack-format/answer.md, Words of clauses)."""

_RELATIONS = {"is": "is", "is_not": "is not", "at_least": "is at least", "at_most": "is at most", "more_than": "is more than", "less_than": "is less than"}


def test_words(test, outer=None):
    op = test["op"]
    if op in ("all", "any"):
        if not test["of"]:
            return "always" if op == "all" else "never"
        words = (" and " if op == "all" else " or ").join(test_words(one, op) for one in test["of"])
        return f"({words})" if outer not in (None, op) and len(test["of"]) > 1 else words
    if op == "not":
        return _negated(test["of"]) or f"not ({test_words(test['of'])})"
    if op == "compare":
        return f"{value_words(test['left'])} {_RELATIONS[test['relation']]} {value_words(test['right'])}"
    if op == "includes":
        return f"{value_words(test['list'])} includes {value_words(test['value'])}"
    if op == "documented":
        return f"{value_words(test['value'])} is documented"
    if op == "document":
        return f"encounter.{test['word']} is documented"
    if op == "empty":
        return f"{set_words(test['set'])} is empty"
    if op == "member":
        return f"it in {test['set']}"
    if op == "one_of":
        return f"{value_words(test['value'])} in [{', '.join(test['members'])}]"
    if op == "in_codes":
        return f"{value_words(test['value'])} in {test['codes']}"
    if op == "first_in":
        return f"it is first in {test['order']}"
    return f"first of {test['order']} {'not in' if test['negated'] else 'in'} {test['set']}"


def _negated(test):
    op = test["op"]
    if op == "includes":
        return f"{value_words(test['list'])} does not include {value_words(test['value'])}"
    if op in ("documented", "document", "empty", "first_in"):
        return " is not ".join(test_words(test).rsplit(" is ", 1)) if op != "first_in" else f"it is not first in {test['order']}"
    if op in ("member", "one_of", "in_codes"):
        value = "it" if op == "member" else value_words(test["value"])
        names = {"member": test.get("set"), "in_codes": test.get("codes"), "one_of": f"[{', '.join(test.get('members', []))}]"}
        return f"{value} not in {names[op]}"
    return None


def value_words(value):
    op = value["op"]
    if op == "constant":
        return constant_words(value["value"], value["type"])
    if op == "value":
        return value["name"]
    if op == "field":
        return f"{value['noun']}.{value['field']}"
    if op == "sum":
        words = [("" if index == 0 else "plus " if term["sign"] == 1 else "minus ") + value_words(term["value"]) for index, term in enumerate(value["terms"])]
        return " ".join(words)
    if op == "minutes_at_rate":
        return f"{value_words(value['volume'])} at {value_words(value['rate'])}"
    if op == "minutes_of":
        return f"minutes of {time_words(value['time'])}"
    return f"longest piece of {value['time']}" if op == "longest_piece_of" else f"count of {set_words(value['set'])}"


def constant_words(value, kind):
    if isinstance(value, bool):
        return "yes" if value else "no"
    name = kind["is"]
    if name in ("minutes", "units", "days"):
        return f"{value} {name[:-1]}{'' if value == 1 else 's'}"
    if name in ("ml", "ml_per_hour"):
        whole, rest = divmod(value, 1000)
        return f"{whole}{f'.{rest:03}'.rstrip('0') if rest else ''} {name.replace('_', ' ')}"
    if name == "money":
        return f"${value // 100}.{value % 100:02}"
    return f"{kind['system']} {value}" if name == "code" and kind["system"] != "code" else str(value)


def set_words(node):
    return " ".join([node["base"].get("set") or f"every {node['base']['noun']}", *map(_qualifier_words, node["qualifiers"])])


def _qualifier_words(node):
    if node["is"] == "sharing":
        return ("not " if node["negated"] else "") + "sharing " + " and ".join(f"its {field}" for field in node["fields"])
    return {"overlapping": "overlapping it", "other": "other than it"}.get(node["is"]) or f"{node['is']} it in {node['order']}"


def time_words(node):
    return " ".join([_base_words(node["base"]), *(f"{cut['how']} {_base_words(cut['by'])}" for cut in node["cuts"])])


def _base_words(base):
    return "it" if base["of"] == "item" else set_words(base["set"]) if base["of"] == "set" else base["time"]
