"""A loaded pack: encounters to answers."""

from .answer import compose
from .chart import read_chart
from .encounter import Reader
from .program import Program
from .strict_json import Refused
from .tables import Rows
from .ties import settle
from .vocabulary import slot_where


class Pack:
    """A pack that was checked; holds nothing between encounters."""

    def __init__(self, data):
        self.data, self.reader = data, Reader(data["vocabulary"])
        self.rows = [Rows(rows) for rows in data["tables"]]
        self.programs = {}

    def code(self, text):
        """The answer about an encounter, given as JSON text."""
        try:
            encounter = self.reader.read(text)
            program = self.program_on(encounter)
        except Refused as refused:
            error = {"code": refused.code, "message": "the encounter is refused"}
            return {"encounter": refused.id, "error": {**error, "pointer": refused.pointer} if refused.pointer else error}
        chart = read_chart(program, encounter)
        return compose(self.data, chart, *settle(program, chart))

    def program_on(self, encounter):
        """The program of the segment that holds the date of service."""
        date = encounter.own.values[slot_where(encounter.own.noun, lambda field: field["name"] == "date_of_service")]
        for segment in self.data["segments"]:
            if segment["from"] <= date and (segment["to"] is None or date <= segment["to"]):
                index = segment["program"]
                if index not in self.programs:
                    self.programs[index] = Program(self.data["programs"][index], self.data["vocabulary"], self.rows)
                return self.programs[index]
        refused = Refused("encounter/no-version", "date_of_service")
        refused.id = encounter.id
        raise refused
