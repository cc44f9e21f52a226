#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Real files through import, export and import: nothing is different in the programme they came from,
and a new one made of the export is the same as far as the format can say it. Undo of each import
leaves the tables as they were. journeys.py AFFICHECTL"""
import json
import sys

from desk import Desk, find_data, plain

SCHEDULES = [
    "schedules/31c3.xml", "schedules/fosdem-2024.xml", "schedules/debconf17-pentabarf.xml",
    "schedules/fosdem-2012.xml", "schedules/voc-frab-camp2019.json",
    "schedules/voc-pretalx-democon.json", "schedules/ccc-32.json",
    "schedules/pyconfr-2024-strasbourg.json", "schedules/linux-conf-au-2020.ics",
    "schedules/midl-2022.ics", "schedules/kielux-2020.ics",
    "schedules/indico-voctosched-demo.json", "programme/001_1a7b1cfa1325ef81.txt",
]
PAPERS = [
    "papers/miniconf/acl2020-main_papers.csv", "papers/miniconf/iclr2020-papers.csv",
    "papers/3dv/3dv-2025-schedule_updated2.csv", "papers/midl/midl-2023-papers.json",
    "papers/midl/midl-2021-short_papers.csv", "papers/miccai/miccai-2025-index.json",
    "papers/openreview/openreview-v1-example_output.json", "papers/miniconf/vis2020-posters.csv",
]
# What a format of others can say of an item, and of a paper.
CARRIED = {
    "schedule-xml": ["title", "day", "minute", "duration_min", "room"],
    "schedule-json": ["title", "day", "minute", "duration_min", "room"],
    "ical": ["title", "instant"],
}
faults = []


def complain(words):
    faults.append(words)
    print(f"FAULT {words}")


def without_changes(tables):
    return json.dumps(tables, sort_keys=True)


def check_undo(desk, programme, before, name):
    desk.run(programme, "undo")
    if without_changes(desk.tables(programme)) != before:
        complain(f"{name}: undo leaves something")
    desk.run(programme, "redo")


def check_same_again(desk, programme, name, data):
    text = desk.run(programme, "import", f"{data}/{name}")
    if "Nothing is different" not in text:
        complain(f"{name}: the same file again changes something\n{text[:800]}")


def export(desk, programme, format):
    path = desk.path(f"{desk.count}.{format}")
    desk.run(programme, "export", format, "-o", path)
    return path


def say_differences(what, differences):
    for different in differences[:3]:
        complain(f"{what}: {different['kind']} {different['entity']} {different['title'][:60]!r} "
                 f"{[(f['name'], f['before'][:60], f['after'][:60]) for f in different['fields']]}")


def check_back(desk, programme, format, name):
    """The export into the programme that it comes from."""
    path = export(desk, programme, format)
    result = json.loads(desk.run(programme, "import", path, "--dry-run", "--json"))
    say_differences(f"{name} as {format}, back", result["differences"])


def describe_items(tables, fields):
    rooms = {row["room"]: plain(row["name"]) for row in tables["room_name"]}
    found = []
    for item in tables["item"]:
        if item["day"] is None or item["minute"] is None or item["cancelled"]:
            continue
        values = {**item, "title": plain(item["title"]), "room": rooms.get(item["room"]),
                  "instant": (item["day"], item["minute"] % 1440)}
        if item["minute"] >= 1440:
            values["instant"] = ("next", item["minute"] % 1440)
        found.append(tuple(values[field] for field in fields))
    return sorted(found, key=str)


def check_new(desk, programme, format, name):
    """The export into a programme of its own."""
    path = export(desk, programme, format)
    before = desk.tables(programme)
    other = desk.new()
    desk.run(other, "import", path)
    after = desk.tables(other)
    if format == "json":
        if without_changes(before) != without_changes(after):
            complain(f"{name} as json: another programme")
    elif format == "csv":
        ours, theirs = ([(p["number"], plain(p["title"])) for p in t["paper"]]
                        for t in (before, after))
        if sorted(ours) != sorted(theirs):
            complain(f"{name} as csv: other papers")
    elif format != "ical":
        ours, theirs = (describe_items(t, CARRIED[format]) for t in (before, after))
        for one in [item for item in ours if item not in theirs][:3]:
            complain(f"{name} as {format}, anew: lost {one}")
        for one in [item for item in theirs if item not in ours][:3]:
            complain(f"{name} as {format}, anew: invented {one}")


def travel(desk, data, name, formats):
    programme = desk.new()
    before = without_changes(desk.tables(programme))
    desk.run(programme, "import", f"{data}/{name}")
    check_undo(desk, programme, before, name)
    check_same_again(desk, programme, name, data)
    for format in formats:
        check_back(desk, programme, format, name)
        check_new(desk, programme, format, name)
    print(f"{name}: {', '.join(formats)}")


def main():
    desk, data = Desk(sys.argv[1]), find_data()
    for name in SCHEDULES:
        travel(desk, data, name, ["json", "schedule-xml", "schedule-json", "ical"])
    for name in PAPERS:
        travel(desk, data, name, ["json", "csv"])
    sys.exit(1 if faults else 0)


main()
