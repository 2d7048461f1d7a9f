"""Dates and instants (docs/pack-format/encounter.md, Instants)."""

import re
from datetime import date as Day
from datetime import timedelta

MINUTES_OF_DAY = 1440
EPOCH = Day(1970, 1, 1).toordinal()
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def read_date(text):
    """Days since 1970-01-01, or `form` or `invalid`."""
    found = _DATE.fullmatch(text)
    if not found:
        return "form"
    try:
        return Day(*map(int, found.groups())).toordinal() - EPOCH
    except ValueError:
        return "invalid"


def is_date(text):
    return isinstance(read_date(text), int)


def date_of_days(days):
    return Day.fromordinal(days + EPOCH).isoformat()


def day_after(date):
    return (Day.fromisoformat(date) + timedelta(days=1)).isoformat() if date != "9999-12-31" else "10000-01-01"


def local_date(minutes, offset):
    return date_of_days((minutes + offset) // MINUTES_OF_DAY)


def _two(text, at):
    pair = text[at:at + 2]
    return int(pair) if len(pair) == 2 and pair.isascii() and pair.isdigit() else None


def read_instant(text):
    """Minutes and offset, or the part of the code of a refusal."""
    if len(text) < 16 or text[10] != "T" or text[13] != ":":
        return "instant-form"
    days, hour, minute = read_date(text[:10]), _two(text, 11), _two(text, 14)
    if days == "form" or hour is None or minute is None:
        return "instant-form"
    if days == "invalid":
        return "date-invalid"
    if hour > 23 or minute > 59:
        return "time-invalid"
    at = 16
    if text[16:17] == ":":
        seconds = _two(text, 17)
        if seconds is None:
            return "instant-form"
        if seconds > 59:
            return "time-invalid"
        if seconds != 0:
            return "seconds"
        at = 19
        if text[19:20] == ".":
            at = 20
            while text[at:at + 1] == "0":
                at += 1
            if text[at:at + 1] in set("123456789"):
                return "seconds"
            if at == 20:
                return "instant-form"
    offset = _read_offset(text, at)
    if isinstance(offset, str):
        return offset
    return days * MINUTES_OF_DAY + hour * 60 + minute - offset, offset


def _read_offset(text, at):
    if at == len(text):
        return "no-offset"
    sign = text[at]
    if sign == "Z":
        return 0 if len(text) == at + 1 else "offset-form"
    if sign not in "+-":
        return "instant-form"
    hours, minutes = _two(text, at + 1), _two(text, at + 4)
    if len(text) != at + 6 or text[at + 3] != ":" or hours is None or minutes is None or minutes > 59 or hours * 60 + minutes > 840:
        return "offset-form"
    offset = hours * 60 + minutes
    if sign == "+":
        return offset
    return -offset if offset else "offset-form"


def format_instant(minutes, offset):
    days, clock = divmod(minutes + offset, MINUTES_OF_DAY)
    sign = "-" if offset < 0 else "+"
    zone = "Z" if offset == 0 else f"{sign}{abs(offset) // 60:02}:{abs(offset) % 60:02}"
    return f"{date_of_days(days)}T{clock // 60:02}:{clock % 60:02}{zone}"
