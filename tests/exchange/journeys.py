#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each real file through import, export and import, in every format that can carry it: nothing is
different in the programme that the export comes from, and a new one made of it is the same as far as
the format can say it. journeys.py AFFICHECTL"""
import collections
import os
import sys

from desk import Desk, bare, complain, find_data, finish, instant, list_files

SCHEDULES = ("schedule-xml", "schedule-json", "ical")
travelled = collections.Counter()


def list_items(desk, programme):
    """(title, instant, minutes, room) of each item that a schedule can say."""
    return collections.Counter(
        (bare(title), instant(day, minute, zone), minutes, bare(room))
        for title, day, minute, zone, minutes, room in desk.rows(
            programme, "SELECT item.title, day, minute, zone, duration_min,"
            " (SELECT name FROM room_name WHERE room_name.room = coalesce (item.room, workshop.room)"
            " ORDER BY language <> 'en' LIMIT 1) FROM item"
            " JOIN workshop ON workshop.id = workshop"
            " WHERE day IS NOT NULL AND minute IS NOT NULL AND NOT cancelled"))


def list_papers(desk, programme):
    """(number, title, authors) of each paper that may be shown."""
    authors = collections.defaultdict(list)
    for paper, name in desk.rows(
            programme, "SELECT paper, name FROM paper_author JOIN person ON person.id = person"
            " ORDER BY paper, rank"):
        authors[paper].append(bare(name))
    return collections.Counter(
        (number, bare(title), tuple(authors[key])) for key, number, title in desk.rows(
            programme, "SELECT id, number, title FROM paper WHERE NOT withdrawn"))


def check_same(what, before, after):
    for one in list((before - after).elements())[:3]:
        complain(f"{what}: lost {one}")
    for one in list((after - before).elements())[:3]:
        complain(f"{what}: invented {one}")


def check_back(desk, programme, path, what):
    """Into the programme that it comes from."""
    before = desk.dump(programme)
    text = desk.run(programme, "import", path)
    after = desk.dump(programme)
    if "Nothing is different" not in text or before != after:
        complain(f"{what}, back, changes {[name for name in before if before[name] != after[name]]}"
                 f"\n{text[:800]}")
        desk.try_run(programme, "undo")


def check_anew(desk, programme, path, format, what):
    """Into a programme of its own."""
    other = desk.new()
    desk.run(other, "import", path)
    if format == "json":
        if desk.dump(programme) != desk.dump(other):
            complain(f"{what}, anew: another programme")
    elif format == "csv":
        check_same(f"{what}, anew", list_papers(desk, programme), list_papers(desk, other))
    else:
        check_same(f"{what}, anew", list_items(desk, programme), list_items(desk, other))
    os.remove(other)


def list_formats(desk, programme):
    formats = ["json"]
    if list_papers(desk, programme):
        formats.append("csv")
    if list_items(desk, programme):
        formats.extend(SCHEDULES)
    return formats


def travel(desk, name, programme):
    for format in list_formats(desk, programme):
        path = desk.path(f"{desk.count}.{format}")
        desk.run(programme, "export", format, "-o", path)
        check_back(desk, programme, path, f"{name} as {format}")
        check_anew(desk, programme, path, format, f"{name} as {format}")
        travelled[format] += 1
        os.remove(path)
    os.remove(programme)


def main():
    desk, data = Desk(sys.argv[1]), find_data()
    for name in list_files(data):
        programme = desk.new()
        done = desk.try_run(programme, "import", os.path.join(data, name))
        if done.returncode == 0:
            travel(desk, name, programme)
        else:
            os.remove(programme)
    print(dict(travelled))
    if min(travelled[format] for format in ("json", "csv") + SCHEDULES) < 15:
        complain("Far fewer files travelled than there are.")
    finish()


main()
