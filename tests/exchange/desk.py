# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests over real files share: programmes in a folder of their own, and affichectl."""
import datetime
import gzip
import html
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unicodedata
import zoneinfo

SKIPPED = 77
MEMORY = "/dev/shm"  # each import waits for the disk, and there are a thousand of them
# Beside the programme: the log, and what SQLite and the file say of themselves.
NO_PROGRAMME = {"change", "meta"}
faults = []


def complain(words):
    faults.append(words)
    print(f"FAULT {words}")


def finish():
    print(f"{len(faults)} faults")
    sys.exit(1 if faults else 0)


def find_data():
    """The folder of real data; without it the test is skipped."""
    folder = os.environ.get("AFFICHE_DATA") or os.path.join(
        os.environ["AFFICHE_SOURCE"], "..", "shared", "data")
    if not os.path.isdir(folder):
        print("The folder of real data is not there.")
        sys.exit(SKIPPED)
    return folder


def list_files(data):
    """Every file that may be a programme, papers or a calendar, by its path below DATA."""
    return sorted(os.path.relpath(os.path.join(folder, name), data)
                  for top in ("schedules", "papers", "programme", "ics-odd")
                  for folder, _, names in os.walk(os.path.join(data, top)) for name in names)


def read(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rb") as file:
        return file.read()


class Desk:
    """One programme after another, in a folder that goes with it."""

    def __init__(self, tool):
        self.tool = tool
        self.folder = tempfile.TemporaryDirectory(dir=MEMORY if os.path.isdir(MEMORY) else None)
        self.count = 0

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def new(self, sample="none"):
        """A programme, copied from the first one that was made of that sample."""
        first = self.path(f"{sample}.db")
        if not os.path.exists(first):
            self.run(first, "init", "--sample", sample)
        self.count += 1
        programme = self.path(f"{self.count}.db")
        shutil.copy(first, programme)
        return programme

    def try_run(self, programme, *words):
        return subprocess.run([self.tool, "--db", programme, *words], capture_output=True,
                              text=True, timeout=120, check=False)

    def run(self, programme, *words):
        done = self.try_run(programme, *words)
        if done.returncode != 0:
            raise AssertionError(f"{' '.join(words)}: {done.returncode} {done.stderr}")
        return done.stdout

    def tables(self, programme):
        return json.loads(self.run(programme, "export", "json"))["tables"]

    @staticmethod
    def rows(programme, sql):
        """What SQLite itself reads there."""
        base = sqlite3.connect(f"file:{programme}?mode=ro", uri=True)
        try:
            return base.execute(sql).fetchall()
        finally:
            base.close()

    def dump(self, programme):
        """All rows of the programme, in the order of their keys, as one text a table."""
        names = {name for (name,) in self.rows(
            programme, "SELECT name FROM sqlite_master WHERE type = 'table'")}
        return {name: repr(sorted(self.rows(programme, f"SELECT * FROM {name}"), key=repr))
                for name in names - NO_PROGRAMME if not name.startswith("sqlite_")}


def plain(text):
    """A title as it can be compared whoever cleaned it."""
    text = html.unescape(html.unescape(text or ""))
    text = re.sub(r"<[^<>]*>", " ", text)
    text = "".join(c for c in text if unicodedata.category(c) not in ("Cf", "Cc") or c in "\n\t")
    text = unicodedata.normalize("NFC", text)
    return " ".join(text.split())[:480]


def bare(text):
    """The same without pictures, which exports for others leave out."""
    return " ".join("".join(c for c in plain(text) if unicodedata.category(c) != "So"
                            and c not in "\ufe0f\u20e3").split())


def instant(day, minute, zone):
    """A local day and minute as an instant in UTC."""
    start = datetime.datetime.fromisoformat(day) + datetime.timedelta(minutes=minute)
    return start.replace(tzinfo=zoneinfo.ZoneInfo(zone)).astimezone(
        datetime.timezone.utc).strftime("%Y-%m-%d %H:%MZ")
