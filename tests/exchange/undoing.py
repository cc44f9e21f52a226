#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each real file into an empty programme, and into the sample beside what is there and instead of it: a
file is refused in a line and changes nothing, or it is imported, changes nothing when it is imported
again, and is taken back without a trace. undoing.py AFFICHECTL"""
import os
import sys

from desk import Desk, complain, find_data, finish, list_files

AGAIN = "Nothing is different"


def same(one, other):
    """The tables that differ."""
    return sorted(name for name in one if one[name] != other.get(name))


def check_refused(done, name):
    lines = done.stderr.strip().split("\n")
    if done.returncode != 2 or len(lines) != 1 or not lines[0].startswith("affichectl: ") or \
            len(lines[0]) < 40:
        complain(f"{name}: ends with {done.returncode}: {done.stderr[:300]}")


def check_file(desk, path, name, sample, *options):
    """TRUE if it was imported."""
    programme = desk.new(sample)
    before = desk.dump(programme)
    done = desk.try_run(programme, "import", path, *options)
    if done.returncode != 0:
        check_refused(done, name)
        if same(before, desk.dump(programme)):
            complain(f"{name}: refused, and yet something changed")
        os.remove(programme)
        return False
    after = desk.dump(programme)
    if not same(before, after):
        if AGAIN not in done.stdout:
            complain(f"{name}: nothing changed, and it is not said")
        os.remove(programme)
        return True
    if AGAIN not in desk.run(programme, "import", path, *options):
        complain(f"{name}: the same file again changes {same(after, desk.dump(programme))}")
        desk.run(programme, "undo")
    desk.run(programme, "undo")
    if same(before, desk.dump(programme)):
        complain(f"{name}: undo leaves something in {same(before, desk.dump(programme))}")
    desk.run(programme, "redo")
    if same(after, desk.dump(programme)):
        complain(f"{name}: redo brings back otherwise {same(after, desk.dump(programme))}")
    os.remove(programme)
    return True


def main():
    desk, data = Desk(sys.argv[1]), find_data()
    imported = 0
    for name in list_files(data):
        path = os.path.join(data, name)
        alone = check_file(desk, path, name, "none")
        into = check_file(desk, path, f"{name}, into the sample", "strasbourg", "--into", "mfm")
        check_file(desk, path, f"{name}, beside the sample", "strasbourg")
        imported += alone
        # What can be read at all can be read into a workshop that somebody names.
        if alone != into:
            complain(f"{name}: imported alone: {alone}, into the sample: {into}")
    print(f"{imported} files were imported.")
    if imported < 50:
        complain("The folder of real data holds far more files than were imported.")
    finish()


main()
