"""Exact quantities (docs/pack-format/evaluation.md, Drug units)."""

import re
from fractions import Fraction

_CONVERSIONS = {"kg": ("mcg", 10**9), "g": ("mcg", 10**6), "mg": ("mcg", 10**3), "mcg": ("mcg", 1), "l": ("ml", 10**3), "ml": ("ml", 1)}
_WRITTEN = re.compile(r"([0-9]+(?:\.[0-9]+)?) (\S+)")


def quantity_of(amount):
    """Unit and fraction of `{amount, unit}`."""
    unit, times = _CONVERSIONS.get(amount["unit"], (amount["unit"], 1))
    return unit, Fraction(amount["amount"]) * times


def read_amount(text):
    """`10 mg` of a table; None: the text is no amount."""
    found = _WRITTEN.fullmatch(text)
    return {"amount": found[1], "unit": found[2]} if found else None
