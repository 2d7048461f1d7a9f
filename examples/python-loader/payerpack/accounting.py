"""Where every minute and event went (docs/pack-format/answer.md, Unbilled)."""

from collections import namedtuple

from .canonical import utf16
from .derived import Reason
from .edges import services_of_time
from .expressions import YES, existence, readings
from .runs import inside, outside, union_of

Left = namedtuple("Left", "item runs why")


def nearness(why):
    return why.depth, utf16(why.rule)


def account(evaluation, waiting):
    """What is left with its reason, and what no rule explains: (item, runs). `waiting` gives reasons by administration."""
    run, left, unexplained = evaluation.run, [], []
    shares = {}
    for line in evaluation.lines:
        for time, services in line.shares:
            for service in services:
                shares.setdefault(service, []).append(time)
    cuts, lost = _cuts(evaluation), {}
    for instance in evaluation.instances:
        for runs, why, services in instance.lost:
            for service in services:
                lost.setdefault(service, []).append((runs, why))
    for losses in [*cuts.values(), *lost.values()]:
        losses.sort(key=lambda one: nearness(one[1]))
    rule = run.program.ir["services"]
    for service in run.role("service"):
        billed = union_of(shares.get(service, []))
        for part in service.parts:
            left += [Left(part.item, runs, Reason(rule["name"], cut["because"], cut["citations"], rule["depth"])) for runs, cut in part.cut]
            rest = () if part.time is None else outside(part.time, billed)
            done = (service in shares or (part.timed and part.cut)) if not part.time else not rest
            if done:
                continue
            whole = _whole_reason(evaluation, service, part, waiting, lost)
            if whole:
                left.append(Left(part.item, rest, whole))
                continue
            still = _minute_by_minute(part, rest, [*cuts.get(service, ()), *lost.get(service, ())], left)
            if still is not None:
                unexplained.append((part.item, still))
    return left, unexplained


def _whole_reason(evaluation, service, part, waiting, lost):
    """The one reason for all that is left of a part, if there is one."""
    run, covered = evaluation.run, evaluation.not_covered
    if covered:
        return Reason(covered["name"], covered.get("because", covered["title"]), covered["citations"], covered["depth"])
    if part.item.id in waiting:
        return min(waiting[part.item.id], key=nearness)
    left_out = []
    for name, rule in run.program.sets.items():
        if rule["head"]["noun"] == service.noun["name"] and service.index in run.membership(name).left:
            left_out.append(run.membership(name).left[service.index])
    exceptions = {one["name"] for one in run.program.ir["exceptions"]}
    replaced = [why for why in [*left_out, *(why for _, why in lost.get(service, ()))] if why.rule in exceptions]
    return min(replaced or left_out, key=nearness, default=None)


def _minute_by_minute(part, rest, losses, left):
    """Gives minutes their reasons; what stays without one, or None."""
    if not rest:
        if losses:
            left.append(Left(part.item, (), losses[0][1]))
        return None if losses else ()
    for runs, why in losses:
        mine = inside(rest, runs)
        if mine:
            left.append(Left(part.item, mine, why))
            rest = outside(rest, mine)
    return rest or None


def _cuts(evaluation):
    """What measured times lost, by the services that ladders are for."""
    run, cuts, seen = evaluation.run, {}, []
    for instance in evaluation.instances:
        if "measure" not in instance.rule or (instance.item is not None and existence(instance.item) != YES):
            continue
        for name in readings(instance.rule["measure"], run, instance.item):
            pieces, rule = run.named_time(name, instance.item), run.program.times[name]
            if pieces is None or any(pieces is one for one in seen):
                continue
            seen.append(pieces)
            reason = lambda words: Reason(rule["name"], words, rule["citations"], rule["depth"])
            lost = [(pieces.cut, reason(rule.get("because", rule["title"])))] if pieces.cut else []
            lost += [(runs, reason(f"a piece of fewer than {shortest} minutes does not count")) for runs, shortest in pieces.dropped]
            for service in services_of_time(run, name, instance.item) if lost else []:
                cuts.setdefault(service, []).extend(lost)
    return cuts
