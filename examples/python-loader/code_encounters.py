"""Codes encounters: `python3 code_encounters.py PACK < encounters.ndjson`, one encounter a line, one answer a line."""

import json
import sys

from payerpack import PackRefused, load_pack


def main(path):
    with open(path, encoding="utf-8", newline="") as file:
        text = file.read()
    try:
        pack = load_pack(text)
    except PackRefused as refused:
        print(refused, file=sys.stderr)
        return 2
    refused = False
    for line in sys.stdin:
        if line.strip():
            answer = pack.code(line.rstrip("\n"))
            refused = refused or "error" in answer
            print(json.dumps(answer, ensure_ascii=False, separators=(",", ":")))
    return 1 if refused else 0


if __name__ == "__main__":
    sys.setrecursionlimit(20_000)
    sys.exit(main(sys.argv[1]))
