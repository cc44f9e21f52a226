# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the bench on every instance of a folder that its best-known.txt names: orienteering.py
PROGRAM FOLDER [SECONDS]. Prints those whose score is not the best known, and how many are
proven.
"""

import pathlib
import subprocess
import sys


def run(program, path, seconds):
    words = subprocess.run([program, path, seconds], capture_output=True, text=True, check=True)
    _, score, _, length, used, state = words.stdout.split()
    return int(score), float(used), state == "proven"


def read_table(folder):
    for line in (folder / "best-known.txt").read_text().splitlines():
        if line and not line.startswith("#"):
            name, score = line.rsplit(" ", 1)
            yield folder / name, int(score)
    for path in sorted(folder.glob("oplib/*.sol")):
        lines = path.read_text().splitlines()
        scores = [line for line in lines if line.startswith("ROUTE_SCORE")]
        yield path.with_name(path.name.split(".")[0] + ".oplib"), int(scores[0].split(":")[1])


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    seconds = sys.argv[3] if len(sys.argv) > 3 else "0.1"
    count = short = proven = 0
    slowest = 0.0
    for path, known in read_table(folder):
        score, used, is_proven = run(program, path, seconds)
        count += 1
        proven += is_proven
        slowest = max(slowest, used)
        if score != known:
            short += score < known
            print(f"{path.name}: {score}, best known {known}")
        if not is_proven:
            print(f"{path.name}: open")
    print(f"{count} instances, {short} below the best known, {proven} proven")
    print(f"at most {slowest} s")
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
