"""Runs of minutes: sorted tuples of (start, stop), half-open, not touching, none empty (docs/pack-format/expressions.md, Times)."""


def run_of(start, stop):
    return ((start, stop),) if stop > start else ()


def minutes_in(runs):
    return sum(stop - start for start, stop in runs)


def union_of(lists):
    filled = [runs for runs in lists if runs]
    if len(filled) == 1:
        return filled[0]
    out = []
    for start, stop in sorted(run for runs in filled for run in runs):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(stop, out[-1][1]))
        else:
            out.append((start, stop))
    return tuple(out)


def inside(a, b):
    return tuple((max(s, t), min(e, f)) for s, e in a for t, f in b if max(s, t) < min(e, f))


def outside(a, b):
    out = []
    for start, stop in a:
        for begin, end in b:
            if end <= start or begin >= stop:
                continue
            if begin > start:
                out.append((start, begin))
            start = max(start, end)
            if start >= stop:
                break
        if start < stop:
            out.append((start, stop))
    return tuple(out)


def overlap(a, b):
    return bool(inside(a, b))


def minute_at(runs, number):
    """The absolute minute that is the number-th, from 0."""
    for start, stop in runs:
        if number < stop - start:
            return start + number
        number -= stop - start
    return runs[-1][1]


def slice_of(runs, begin, end):
    """The minutes from number `begin` up to, not including, number `end`."""
    out, passed = [], 0
    for start, stop in runs:
        length = stop - start
        first, last = max(begin - passed, 0), min(end - passed, length)
        if first < last:
            out.append((start + first, start + last))
        passed += length
    return tuple(out)


def split_at_midnight(runs, offset):
    """Each piece a run of one local day."""
    out = []
    for start, stop in runs:
        while start < stop:
            end = min(stop, ((start + offset) // 1440 + 1) * 1440 - offset)
            out.append(((start, end),))
            start = end
    return out
