#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Imports real files and compares what is then in the programme with what Python's own modules read in
them: how many lines of a schedule and papers, their titles, days and times. agreement.py AFFICHECTL"""
import collections
import csv
import datetime
import io
import json
import re
import sys
import xml.etree.ElementTree as ElementTree

from desk import Desk, find_data, plain, read

import icalendar


def local(instant, zone):
    return instant.astimezone(zone).strftime("%Y-%m-%d %H:%M") if instant.tzinfo else \
        instant.strftime("%Y-%m-%d %H:%M")


def read_schedule_xml(data):
    """(title, day and time on the page) of each event; without a day where the file has no <date>."""
    items = []
    for day in ElementTree.fromstring(data).iter("day"):
        for event in day.iter("event"):
            date = (event.findtext("date") or "").strip()
            start = (event.findtext("start") or "").strip()
            when = f"{date[:10] or day.get('date')} {start[:5]}" if start else ""
            # "CANCELLED" before a title is a state and no part of it.
            title = re.sub(r"^CANCELLED ", "", plain(event.findtext("title")))
            items.append((title, when))
    return items


def read_schedule_json(data):
    items = []
    for day in json.loads(data)["schedule"]["conference"]["days"]:
        for events in day["rooms"].values():
            for event in events:
                items.append((plain(event["title"]), event["date"][:16].replace("T", " ")))
    return items


def read_calendar(data):
    """(title, instant in UTC, or None for a whole day) of each event."""
    items = []
    for event in icalendar.Calendar.from_ical(data).walk("VEVENT"):
        start = event.decoded("dtstart")
        if isinstance(start, datetime.datetime) and start.tzinfo:
            when = start.astimezone(datetime.timezone.utc).strftime("%Y-%m-%d %H:%M")
        else:
            when = None
        items.append((plain(str(event.get("summary", ""))), when))
    return items


def read_indico(data):
    return [(plain(entry["title"]), None)
            for result in json.loads(data)["results"] for entry in result["contributions"]]


def read_csv(column):
    def reader(data):
        csv.field_size_limit(1 << 30)
        text = io.StringIO(data.decode("utf-8-sig"), newline="")
        return [plain(row[column]) for row in csv.DictReader(text) if (row[column] or "").strip()]
    return reader


def read_list(path, member="title"):
    def reader(data):
        value = json.loads(data)
        for step in path:
            value = value[step]
        rows = value.values() if isinstance(value, dict) else value
        return [plain(row[member]) for row in rows]
    return reader


SCHEDULES = {
    "schedules/31c3.xml": read_schedule_xml,
    "schedules/debconf17-pentabarf.xml": read_schedule_xml,
    "schedules/fosdem-2012.xml": read_schedule_xml,
    "schedules/fosdem-2020.xml.gz": read_schedule_xml,
    "schedules/fosdem-2024.xml": read_schedule_xml,
    "schedules/oscal-2018-TEST.xml": read_schedule_xml,
    "schedules/voc-frab-camp2019.json": read_schedule_json,
    "schedules/voc-pretalx-democon.json": read_schedule_json,
    "schedules/ccc-32.json": read_schedule_json,
    "schedules/indico-voctosched-demo.json": read_indico,
}
CALENDARS = [
    "schedules/iclr2020-basic.ics", "schedules/iclr2020-main.ics",
    "schedules/iclr2020-workshop-FSAI.ics", "schedules/iclr2020-workshop-MLIRL.ics",
    "schedules/iclr2020-workshop-climatechange.ics", "schedules/kielux-2020.ics",
    "schedules/midl-2022.ics", "schedules/pycones-2020.ics", "schedules/linux-conf-au-2020.ics",
    "schedules/emf-2016.ics",
]
PAPERS = {
    "papers/miniconf/acl2020-main_papers.csv": read_csv("title"),
    "papers/miniconf/iclr2020-papers.csv": read_csv("title"),
    "papers/miniconf/sigdial-inlg2023-papers.csv": read_csv("title"),
    "papers/miniconf/vis2020-posters.csv": read_csv("title"),
    "papers/3dv/3dv-2025-schedule_updated2.csv": read_csv("Title"),
    "papers/midl/midl-2020-papers.json": read_list([]),
    "papers/midl/midl-2021-papers.json": read_list([]),
    "papers/midl/midl-2023-papers.json": read_list([]),
    "papers/miccai/miccai-2025-index.json": read_list(["papers"]),
    "papers/miniconf/ml4h2021-papers.json": read_list([]),
    "papers/big/cvpr2024.json.gz": read_list([]),
    "papers/big/iccv2021.json.gz": read_list([]),
    "papers/big/nips2020.json.gz": read_list([]),
}
faults = []


def complain(words):
    faults.append(words)
    print(f"FAULT {words}")


def compare(name, ours, theirs):
    """Both as bags; what only one of them has is told."""
    ours, theirs = collections.Counter(ours), collections.Counter(theirs)
    for title in list((theirs - ours).elements())[:3]:
        complain(f"{name}: not in the programme: {title}")
    for title in list((ours - theirs).elements())[:3]:
        complain(f"{name}: not in the file: {title}")
    print(f"{name}: {sum(ours.values())} of {sum(theirs.values())}")


def write_when(item):
    if item["day"] is None or item["minute"] is None:
        return ""
    day = datetime.datetime.fromisoformat(item["day"])
    return (day + datetime.timedelta(minutes=item["minute"])).strftime("%Y-%m-%d %H:%M")


def check_schedules(desk, data):
    for name, reader in SCHEDULES.items():
        programme = desk.new()
        desk.run(programme, "import", f"{data}/{name}")
        items = desk.tables(programme)["item"]
        theirs = reader(read(f"{data}/{name}"))
        if all(when is None for _, when in theirs):
            compare(name, [plain(item["title"]) for item in items], [title for title, _ in theirs])
        else:
            compare(name, [(plain(item["title"]), write_when(item)) for item in items], theirs)


def check_calendars(desk, data):
    import zoneinfo
    for name in CALENDARS:
        programme = desk.new()
        desk.run(programme, "import", f"{data}/{name}")
        tables = desk.tables(programme)
        zone = zoneinfo.ZoneInfo(tables["workshop"][0]["zone"])
        theirs = read_calendar(read(f"{data}/{name}"))
        compare(name, [plain(item["title"]) for item in tables["item"]],
                [title for title, _ in theirs])
        ours = []
        for item in tables["item"]:
            when = write_when(item)
            if when:
                instant = datetime.datetime.fromisoformat(when).replace(tzinfo=zone)
                ours.append(instant.astimezone(datetime.timezone.utc).strftime("%Y-%m-%d %H:%M"))
        compare(f"{name}, instants", ours, [when for _, when in theirs if when])


def check_papers(desk, data):
    for name, reader in PAPERS.items():
        programme = desk.new()
        desk.run(programme, "import", f"{data}/{name}")
        compare(name, [plain(paper["title"]) for paper in desk.tables(programme)["paper"]],
                reader(read(f"{data}/{name}")))


def main():
    desk, data = Desk(sys.argv[1]), find_data()
    check_schedules(desk, data)
    check_calendars(desk, data)
    check_papers(desk, data)
    sys.exit(1 if faults else 0)


main()
