#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that mean harm, or were cut, through affichectl import: each is refused with its name and a
remedy and changes nothing, or goes in whole and can be undone; no character that hides text gets into
the programme, no other file is read, and no import takes more than 512 MiB. hostile.py AFFICHECTL"""
import hashlib
import os
import re
import shutil
import sqlite3
import subprocess
import sys

from desk import Desk
from traps import (BOMBS, CALENDAR, HEAVY, LIMITS, PLACED, SECRET, XCAL, cut, spoil,
                   write_outside)

BAR_KIB = 512 * 1024
REMEDY = re.compile(
    r"\b(Add|Check|Choose|Close|Copy|Correct|Delete|Export|Fetch|Import|Name|Open|Put|Remove|Save|"
    r"Split|Unpack|Write|export|name) ")
HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
GOLDEN = [
    "cmt/papers.txt", "cmt/papers.xls", "easychair/submission.csv",
    "indico/contributions.json", "indico/timetable.json", "indico-csv/contributions.csv",
    "list/objects.json", "openreview/v1.json", "openreview/v2.json", "openreview-csv/status.csv",
    "pasted/page.html", "pasted/workshop.md", "pasted/lines.txt", "schedule/pretalx.json",
    "schedule/pretalx.xml", "table/camera-ready.csv", "virtual/orals-posters.json",
    "whova/agenda.csv",
]
faults = []


def complain(name, words):
    faults.append(f"{name}: {words}")
    print(f"FAULT {name}: {words}")


def is_instrumented(tool):
    with open(tool, "rb") as file:
        return b"__asan_init" in file.read()


class Trial:
    """A programme into which each file is imported in turn, from the same state."""

    def __init__(self, tool):
        self.desk = Desk(tool)
        self.base = self.desk.new()
        self.desk.run(self.base, "import", self.golden("schedule/pretalx.xml"))
        self.programme = self.desk.path("programme.db")
        self.tables = self.desk.tables(self.base)
        self.dump = self.take_dump(self.base)
        self.has_bar = not is_instrumented(tool)
        self.peak = 0
        self.applied = 0
        self.refused = 0

    @staticmethod
    def golden(name):
        return os.path.join(os.environ["AFFICHE_SOURCE"], "tests", "golden", name)

    @staticmethod
    def take_dump(programme):
        connection = sqlite3.connect(f"file:{programme}?mode=ro", uri=True)
        digest = hashlib.sha256()
        for line in connection.iterdump():
            digest.update(line.encode("utf-8", "surrogateescape"))
        connection.close()
        return digest.digest()

    def measure(self, words, file=None):
        """The exit status, what was printed, and the most memory in KiB."""
        paths = [self.desk.path("out"), self.desk.path("err")]
        with open(paths[0], "wb") as out, open(paths[1], "wb") as err:
            process = subprocess.Popen([self.desk.tool, "--db", self.programme, *words],
                                       stdin=file or subprocess.DEVNULL, stdout=out, stderr=err)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        texts = [open(path, encoding="utf-8", errors="replace").read(1 << 20) for path in paths]
        return process.returncode, *texts, usage.ru_maxrss

    def check_memory(self, name, memory):
        self.peak = max(self.peak, memory)
        if self.has_bar and memory > BAR_KIB:
            complain(name, f"took {memory // 1024} MiB")

    def check_refusal(self, name, path, status, err):
        self.refused += 1
        shown = "standard input" if path == "-" else os.path.basename(path)
        if status not in (2, 3) or not err.startswith("affichectl: "):
            complain(name, f"ended with {status}: {err[:300]}")
        if shown not in err:
            complain(name, f"its name is not in: {err[:300]}")
        if not REMEDY.search(err):
            complain(name, f"no remedy in: {err[:300]}")
        if self.take_dump(self.programme) != self.dump:
            complain(name, "was refused and changed the programme")

    def check_content(self, name):
        connection = sqlite3.connect(f"file:{self.programme}?mode=ro", uri=True)
        for line in connection.iterdump():
            if not line.startswith("INSERT"):
                continue
            hidden = HIDDEN.search(line)
            if hidden:
                complain(name, f"{hidden[0]!r} came into {line[:100]!r}")
            if SECRET in line:
                complain(name, "another file came into the programme")
        connection.close()

    def check_undo(self, name):
        self.applied += 1
        if self.desk.try_run(self.programme, "verify").returncode != 0:
            complain(name, "left a log that does not verify")
        if self.take_dump(self.programme) == self.dump:
            return  # nothing was different
        self.check_content(name)
        self.desk.run(self.programme, "undo")
        if self.desk.tables(self.programme) != self.tables:
            complain(name, "was applied and undo leaves something")

    def run(self, name, path, *words, file=None):
        """Imports PATH; the exit status and what was said."""
        shutil.copy(self.base, self.programme)
        status, out, err, memory = self.measure(["import", *words, path], file)
        self.check_memory(name, memory)
        if SECRET in out + err:
            complain(name, "another file came into what is printed")
        if HIDDEN.search(out + err):
            complain(name, "a hidden character came into what is printed")
        if status == 0:
            self.check_undo(name)
        else:
            self.check_refusal(name, path, status, err)
        return status, out + err

    def write(self, name, content):
        path = self.desk.path(name)
        with open(path, "wb") as file:
            if isinstance(content, bytes):
                file.write(content)
            else:
                for part in content:
                    file.write(part)
        return path

    def run_bytes(self, name, content, *words):
        path = self.write(name, content)
        result = self.run(name, path, *words)
        os.unlink(path)
        return result

    def must_refuse(self, name, content, words):
        status, said = self.run_bytes(name, content)
        if status == 0 or not re.search(words, said):
            complain(name, f"“{words}” is not in: {status} {said[:300]}")


def samples(trial):
    """A file of each family: its name and its bytes."""
    for name in GOLDEN:
        with open(trial.golden(name), "rb") as file:
            yield name.replace("/", "-"), file.read()
    yield "calendar.ics", CALENDAR
    yield "calendar.xcal", XCAL
    whole = trial.desk.path("whole.json")
    trial.desk.run(trial.base, "export", "json", "-o", whole)
    with open(whole, "rb") as file:
        yield "whole.json", file.read()


def try_samples(trial):
    for name, content in samples(trial):
        status, said = trial.run_bytes(name, content)
        if status != 0:
            complain(name, f"a sound file is refused: {said[:300]}")
        for label, broken in [*cut(content), *spoil(content)]:
            trial.run_bytes(f"{label}-{name}", broken)


def try_twice(trial):
    """A key that stands twice is told, wherever it stands."""
    for name, content in samples(trial):
        if not name.endswith(".json") or b'"title"' not in content:
            continue
        twice = content.replace(b'"title"', b'"title": "Other", "title"', 1)
        status, said = trial.run_bytes(f"twice-{name}", twice)
        if status == 0 and "stands twice" not in said:
            complain(name, "nothing is said of a key that stands twice")


def try_outside(trial):
    secret = trial.write("secret.txt", SECRET.encode())
    for name, content in write_outside(secret):
        trial.run_bytes(name, content)


def try_places(trial):
    """What is no plain file."""
    empty = trial.write("empty.csv", b"")
    pipe, loop, link = (trial.desk.path(name) for name in ("pipe.csv", "loop.csv", "link.xml"))
    os.mkfifo(pipe)
    os.symlink(loop, loop)
    os.symlink(trial.golden("schedule/pretalx.xml"), link)
    closed = trial.write("closed.csv", b"id,title\n1,One\n")
    os.chmod(closed, 0)
    for path in [empty, pipe, loop, trial.desk.folder.name, trial.desk.path("missing.csv"),
                 "/dev/null", "/dev/zero"] + ([closed] if os.geteuid() != 0 else []):
        if trial.run(path, path)[0] == 0:
            complain(path, "is read")
    if trial.run("link.xml", link)[0] != 0:
        complain("link.xml", "a link to a file is not read")
    with open("/dev/zero", "rb") as zero:
        if trial.run("standard input", "-", file=zero)[0] == 0:
            complain("standard input", "endless zeros are read")


def try_heavy(trial):
    """The largest files of each shape that are still read, as a preview, which takes most."""
    for name, content in HEAVY.items():
        path = trial.write(name, content())
        shutil.copy(trial.base, trial.programme)
        status, out, err, memory = trial.measure(["import", "--dry-run", path])
        trial.check_memory(name, memory)
        print(f"{name}: {os.path.getsize(path) >> 20} MiB took {memory // 1024} MiB, {status} "
              f"{(err or out)[:90]!r}")
        if status not in (0, 2):
            complain(name, f"ended with {status}: {err[:300]}")
        if trial.take_dump(trial.programme) != trial.dump:
            complain(name, "a preview changed the programme")
        os.unlink(path)


def main():
    trial = Trial(sys.argv[1])
    for name, (content, words) in {**LIMITS, **BOMBS, **PLACED}.items():
        trial.must_refuse(name, content(), words)
    try_places(trial)
    try_outside(trial)
    try_twice(trial)
    try_samples(trial)
    try_heavy(trial)
    print(f"{trial.refused} refused, {trial.applied} applied, at most {trial.peak // 1024} MiB")
    sys.exit(1 if faults else 0)


main()
