#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures how long it takes to write real files into an empty programme, and with how much memory,
beside Python's own parser on the same file: both whole processes, in turns, in one run.

    import.py AFFICHECTL DATA-FOLDER [ROUNDS]

Prints plain figures and lines "ratio NAME VALUE (AIM …)". Memory is the most that a process ever held
less what it holds doing nothing.
"""
import gzip
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

from figures import say, say_ratio

ROUNDS = 11
FILES = [
    # file, how Python reads it, at most so many times as long as that
    ("schedules/fosdem-2024.xml", "xml", 1),
    ("papers/miniconf/acl2020-main_papers.csv", "csv", 1),
    ("papers/miniconf/iclr2020-papers.csv", "csv", 1),
    ("papers/big/cvpr2024.json.gz", "json", 3),
    ("papers/miccai/miccai-2025-index.json", "json", 3),
]
PARSERS = {
    "xml": "import sys, xml.etree.ElementTree as e; e.parse (sys.argv[1])",
    "csv": "import sys, csv; csv.field_size_limit (1 << 30); "
           "list (csv.reader (open (sys.argv[1], newline='', encoding='utf-8')))",
    "json": "import sys, json; json.load (open (sys.argv[1], encoding='utf-8'))",
}


def run(command):
    """Seconds and the most memory in KiB of a process that must end well."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    taken = time.monotonic() - start
    if status != 0:
        sys.exit(f"{' '.join(command)} failed")
    return taken, usage.ru_maxrss


def unpack(source, folder):
    target = os.path.join(folder, os.path.basename(source).removesuffix(".gz"))
    with (gzip.open if source.endswith(".gz") else open)(source, "rb") as packed:
        with open(target, "wb") as file:
            shutil.copyfileobj(packed, file)
    return target


def measure(tool, file, parser, rounds, empty, target):
    ours, theirs, memory = [], [], 0
    for _ in range(rounds):
        shutil.copy(empty, target)
        taken, held = run([tool, "--db", target, "import", file])
        ours.append(taken)
        memory = max(memory, held)
        theirs.append(run([sys.executable, "-S", "-c", PARSERS[parser], file])[0])
    return statistics.median(ours), statistics.median(theirs), memory


def main():
    tool, data = sys.argv[1:3]
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else ROUNDS
    with tempfile.TemporaryDirectory(dir=os.environ.get("AFFICHE_BENCH_FOLDER")) as folder:
        empty, target = (os.path.join(folder, name) for name in ("empty.db", "programme.db"))
        run([tool, "--db", empty, "init", "--sample", "none"])
        shutil.copy(empty, target)
        idle = max(run([tool, "--db", target, "log"])[1] for _ in range(3))
        for name, parser, aim in FILES:
            source = os.path.join(data, name)
            if not os.path.exists(source):
                say(f"{name} is not there")
                continue
            file = unpack(source, folder)
            size = os.path.getsize(file)
            ours, theirs, memory = measure(tool, file, parser, rounds, empty, target)
            short = os.path.basename(file)
            say(f"{short}: {size / 1e6:.2f} MB, import {ours * 1e3:.1f} ms, "
                f"Python {theirs * 1e3:.1f} ms, {(memory - idle) / 1024:.1f} MB above idle")
            say_ratio(f"import-time-{short}", ours / theirs, f"<= {aim}")
            say_ratio(f"import-memory-{short}", (memory - idle) * 1024 / size, "<= 8")


main()
