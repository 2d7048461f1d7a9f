"""Runs the conformance set: `python3 conform.py FOLDER`, the folder with the `.ndjson` files. Exit status 1 where a case fails.

Every case counts as passed, failed or skipped; what is skipped is listed by reason. Messages of refusals are an engine's own words
and are not compared; everything else is, member order included.
"""

import json
import sys
import traceback
from collections import Counter
from pathlib import Path

from payerpack import PackRefused, load_pack
from payerpack.loader import read_pack

SKIPPED = {}
"""Reasons to skip a case, by a test of it. Nothing is skipped."""


def main(folder):
    results, failures, packs = Counter(), [], {}
    for path in sorted(Path(folder).glob("*.ndjson")):
        for line in path.read_text(encoding="utf-8").split("\n"):
            if not line:
                continue
            case = json.loads(line)
            reason = next((why for why, applies in SKIPPED.items() if applies(case)), None)
            if reason:
                results[f"skipped: {reason}"] += 1
                continue
            fault = tried(case, Path(folder), packs)
            results["failed" if fault else "passed"] += 1
            if fault:
                failures.append(f"{path.name} {case['name']}: {case['about']}\n  {fault}")
    for failure in failures:
        print(failure)
    print(json.dumps({"passed": results["passed"], "failed": results["failed"], "skipped": {key: count for key, count in results.items() if key.startswith("skipped")}}))
    return 1 if failures else 0


def tried(case, folder, packs):
    """What is wrong with what we say to a case; None: nothing."""
    try:
        return loaded(case) if "pack_text" in case else coded(case, folder, packs)
    except Exception:  # a bug of ours is a failed case, told whole
        return traceback.format_exc()


def loaded(case):
    try:
        read_pack(case["pack_text"])
        code = None
    except PackRefused as refused:
        code = refused.code
    return None if code == case.get("refused") else f"expected {case.get('refused')}, got {code}"


def coded(case, folder, packs):
    name = case["pack"]
    if name not in packs:
        packs[name] = load_pack((folder / name).read_bytes().decode("utf-8"))
    answer = packs[name].code(case["text"] if "text" in case else json.dumps(case["encounter"]))
    if "error" in answer:
        answer = {"encounter": answer["encounter"], **{key: value for key, value in answer["error"].items() if key != "message"}}
    expected = case.get("answer", case.get("error"))
    got, wanted = json.dumps(answer), json.dumps(expected)
    return None if got == wanted else f"expected {wanted}\n  got      {got}"


if __name__ == "__main__":
    sys.setrecursionlimit(20_000)
    sys.exit(main(sys.argv[1]))
