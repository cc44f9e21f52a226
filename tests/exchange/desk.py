# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests over real files share: programmes in a folder of their own, and affichectl."""
import gzip
import html
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata

SKIPPED = 77


def find_data():
    """The folder of real data; without it the test is skipped."""
    folder = os.environ.get("AFFICHE_DATA") or os.path.join(
        os.environ["AFFICHE_SOURCE"], "..", "shared", "data")
    if not os.path.isdir(folder):
        print("The folder of real data is not there.")
        sys.exit(SKIPPED)
    return folder


def read(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rb") as file:
        return file.read()


class Desk:
    """One programme after another, in a folder that goes with it."""

    def __init__(self, tool):
        self.tool = tool
        self.folder = tempfile.TemporaryDirectory()
        self.count = 0

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def new(self):
        self.count += 1
        programme = self.path(f"{self.count}.db")
        self.run(programme, "init", "--sample", "none")
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


def plain(text):
    """A title as it can be compared whoever cleaned it."""
    text = html.unescape(html.unescape(text or ""))
    text = re.sub(r"<[^<>]*>", " ", text)
    text = "".join(c for c in text if unicodedata.category(c) not in ("Cf", "Cc") or c in "\n\t")
    text = unicodedata.normalize("NFC", text)
    return " ".join(text.split())[:480]
