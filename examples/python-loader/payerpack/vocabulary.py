"""Nouns by their roles, and the names an engine knows (docs/pack-format/vocabulary.md)."""

OWN_WORD = "\u0000"
"""Begins a value that equals only itself."""

MAIN_SITE = OWN_WORD + "main"


class Roles:
    """Nouns found by what they are made of."""

    def __init__(self, vocabulary):
        nouns = vocabulary["nouns"]
        made_by = lambda stage: next((noun for noun in nouns if noun.get("madeBy") == stage), None)
        self.service, self.site, self.line = made_by("services"), made_by("sites"), made_by("lines")
        joins = self.service.get("joins") if self.service else None
        self.charted = next((noun for noun in nouns if noun["name"] == joins), None)
        self.access = next((noun for noun in nouns if "from" in noun and coding_site_slot(noun) >= 0), None)


def slot_where(noun, test):
    return next((slot for slot, field in enumerate(noun["fields"]) if test(field)), -1)


def coding_site_slot(noun):
    """Slot of the field with the coding site of an access, or -1."""
    return slot_where(noun, lambda field: field["absence"]["is"] == "derived" and field["absence"]["how"] == "coding_site")


def site_slot(noun):
    """Slot of the field of type site, or -1."""
    return slot_where(noun, lambda field: field["type"]["is"] == "site")


def slots_of(noun):
    return {field["name"]: slot for slot, field in enumerate(noun["fields"])}


def lines_noun(vocabulary):
    """The noun of lines with every field of services and given lines behind its own."""
    line = next((noun for noun in vocabulary["nouns"] if noun.get("madeBy") == "lines"), None) or {"name": "line", "plural": "lines", "fields": []}
    fields = list(line["fields"])
    names = {field["name"] for field in fields}
    for noun in vocabulary["nouns"]:
        if noun.get("madeBy") == "services" or "givenLine" in noun:
            for field in noun["fields"]:
                if field["name"] not in names:
                    names.add(field["name"])
                    fields.append(field)
    return {**line, "fields": fields}
