#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Imports real files and compares what is then in the programme with what Python's own modules read in
them: how many lines of a schedule and papers, their titles, days, times and rooms. What is odd about a
file has to be named. Calendars that are odd throughout are read in tests/core/calendars.py.
agreement.py AFFICHECTL"""
import collections
import csv
import datetime
import io
import json
import re
import sys
import xml.etree.ElementTree as ElementTree

from desk import Desk, complain, find_data, finish, instant, list_files, plain, read

import icalendar


def minutes(text):
    return text[:16].replace("T", " ")


def in_utc(text):
    """An instant with an offset, in UTC."""
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).astimezone(
        datetime.timezone.utc).strftime("%Y-%m-%d %H:%MZ")


def read_schedule_xml(data):
    """(title, day and time on the page, room) of each event."""
    items = []
    for day in ElementTree.fromstring(data).iter("day"):
        rooms = [(room.get("name"), event) for room in day.iter("room")
                 for event in room.findall("event")]
        for room, event in rooms or [(None, event) for event in day.iter("event")]:
            date = (event.findtext("date") or "").strip()
            start = (event.findtext("start") or "").strip()
            when = f"{date[:10] or day.get('date')} {start[:5]}" if start else ""
            # "CANCELLED" before a title is a state and no part of it.
            title = re.sub(r"^CANCELLED ", "", plain(event.findtext("title")))
            items.append((title, when, plain((event.findtext("room") or "").strip() or room)))
    return items


def read_schedule_json(data):
    return [(plain(event["title"]), minutes(event["date"]), plain(event["room"] or room))
            for day in json.loads(data)["schedule"]["conference"]["days"]
            for room, events in day["rooms"].items() for event in events]


def read_coscup(data):
    """One title stands there twice in a row."""
    return [(re.sub(r"^(.{8,})\1$", r"\1", plain(session["en"]["title"])), in_utc(session["start"]), plain(session["room"]))
            for session in json.loads(data)["sessions"]]


def read_pyconfr(data):
    """Days hold minutes after midnight, and these rooms by number."""
    whole = json.loads(data)
    names = {str(room["id"]): room["name"]["fr"] for room in whole["rooms"]}
    items = []
    for part in ("schedule", "sprints"):
        for day, starts in whole[part].items():
            items += [(plain(talk["title"]), clock(day, start), plain(names[room]))
                      for start, rooms in starts.items() for room, talk in rooms.items()]
    for day, starts in whole["extra"].items():
        items += [(plain(pause["title"]["en"]), clock(day, start), "")
                  for start, pause in starts.items()]
    return items


def clock(day, start):
    return f"{day} {int(start) // 60:02}:{int(start) % 60:02}"


def read_emf(data):
    """The Z of 2014 is false: the time of day beside it is that of the page."""
    return [(plain(talk["title"]), minutes(talk.get("start_date") or ""),
             plain(talk.get("venue") or ""))
            for talk in json.loads(data)]


def read_widget(data):
    return [(plain(entry["title"]), in_utc(entry["start"]), None) for entry in json.loads(data)]


def read_workshops(data):
    """Days without a year are left out: the time of day is all there is."""
    return [(plain(talk["title"]), "", None) for talks in json.loads(data).values()
            for talk in talks if talk["title"].strip()]


def read_calendar(data):
    """(title, instant in UTC, or "" for a whole day) of each event."""
    items = []
    for event in icalendar.Calendar.from_ical(data).walk("VEVENT"):
        start = event.decoded("dtstart")
        has_time = isinstance(start, datetime.datetime) and start.tzinfo
        items.append((plain(str(event.get("summary", ""))),
                      in_utc(start.isoformat()) if has_time else "", None))
    return items


def read_indico(data):
    return [(plain(entry["title"]),
             in_utc(f"{entry['startDate']['date']}T{entry['startDate']['time']}Z"), None)
            for result in json.loads(data)["results"] for entry in result["contributions"]]


def read_openreview(data):
    return [plain(note["content"]["title"])
            for venue in json.loads(data) for note in venue["submissions"]]


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


# What each file holds by another reading; times with a Z at their end are instants.
SCHEDULES = {
    "schedules/31c3.xml": read_schedule_xml,
    "schedules/debconf17-pentabarf.xml": read_schedule_xml,
    "schedules/fosdem-2012.xml": read_schedule_xml,
    "schedules/fosdem-2020.xml.gz": read_schedule_xml,
    "schedules/fosdem-2024.xml": read_schedule_xml,
    "schedules/oscal-2018-TEST.xml": read_schedule_xml,
    "schedules/voc-frab-camp2019.json": read_schedule_json,
    "schedules/voc-pretalx-democon.json": read_schedule_json,
    "schedules/voc-invalid-example.json": read_schedule_json,
    "schedules/ccc-32.json": read_schedule_json,
    "schedules/coscup-2023-session.json": read_coscup,
    "schedules/pyconfr-2024-strasbourg.json": read_pyconfr,
    "schedules/emf-2014.json": read_emf,
    "schedules/emf-2016.json": read_emf,
    "schedules/indico-voctosched-demo.json": read_indico,
    "schedules/iclr2020-basic.ics": read_calendar,
    "schedules/iclr2020-main.ics": read_calendar,
    "schedules/iclr2020-workshop-FSAI.ics": read_calendar,
    "schedules/iclr2020-workshop-MLIRL.ics": read_calendar,
    "schedules/iclr2020-workshop-climatechange.ics": read_calendar,
    "schedules/kielux-2020.ics": read_calendar,
    "schedules/midl-2022.ics": read_calendar,
    "schedules/pycones-2020.ics": read_calendar,
    "schedules/linux-conf-au-2020.ics": read_calendar,
    "schedules/emf-2016.ics": read_calendar,
    "papers/miniconf/main_calendar.json": read_widget,
    "papers/miniconf/sigdial-inlg2023-main_calendar.json": read_widget,
    "papers/miniconf/acl2020-workshop_schedules.json": read_workshops,
}
PAPERS = {
    "papers/miniconf/acl2020-main_papers.csv": read_csv("title"),
    "papers/miniconf/iclr2020-papers.csv": read_csv("title"),
    "papers/miniconf/sigdial-inlg2023-papers.csv": read_csv("title"),
    "papers/miniconf/vis2020-posters.csv": read_csv("title"),
    "papers/3dv/3dv-2025-schedule_updated2.csv": read_csv("Title"),
    "papers/midl/midl-2021-short_papers.csv": read_csv("title"),
    "papers/midl/midl-2020-papers.json": read_list([]),
    "papers/midl/midl-2021-papers.json": read_list([]),
    "papers/midl/midl-2023-papers.json": read_list([]),
    "papers/miccai/miccai-2025-index.json": read_list(["papers"]),
    "papers/miniconf/ml4h2021-papers.json": read_list([]),
    "papers/big/cvpr2024.json.gz": read_list([]),
    "papers/big/iccv2021.json.gz": read_list([]),
    "papers/big/nips2020.json.gz": read_list([]),
    "papers/openreview/openreview-v1-example_output.json": read_openreview,
}
# What is odd about a file (as its description says, or a look into it) has to be named.
FINDINGS = {
    "schedules/ccc-32.json": {"days-contradict", "markup"},
    "schedules/coscup-2023-session.json": {"two-languages", "title-doubled"},
    "schedules/debconf17-pentabarf.xml": {"offset-unlikely", "line-ends-mixed"},
    "schedules/emf-2014.json": {"false-utc"},
    "schedules/emf-2016.ics": {"longer-than-a-day"},
    "schedules/fosdem-2012.xml": {"markup", "zone-assumed"},
    "schedules/fosdem-2020.xml.gz": {"links-left-out", "zone-assumed", "cancelled-in-title"},
    "schedules/fosdem-2024.xml": {"markup", "zone-assumed"},
    "schedules/iclr2020-main.ics": {"times-in-utc", "display-zone"},
    "schedules/iclr2020-workshop-FSAI.ics": {"times-in-utc", "display-zone"},
    "schedules/iclr2020-workshop-climatechange.ics": {"all-day", "attendee-address"},
    "schedules/indico-voctosched-demo.json": {"times-in-another-zone", "speakers-empty",
                                              "emails-left-out"},
    "schedules/kielux-2020.ics": {"attendee-as-speaker", "times-in-utc"},
    "schedules/oscal-2018-TEST.xml": {"speakers-are-numbers", "duration-missing"},
    "schedules/pycones-2020.ics": {"display-zone"},
    "schedules/pyconfr-2024-strasbourg.json": {"answers-left-out"},
    "schedules/voc-frab-camp2019.json": {"days-contradict"},
    "schedules/voc-invalid-example.json": {"rooms-misplaced", "id-is-text"},
    "schedules/voc-pretalx-democon.json": {"no-breaks", "zone-contradicted"},
    "papers/big/cvpr2024.json.gz": {"affiliations-unclear"},
    "papers/miccai-workshops/dali-2023-index.md": {"comment-in-page", "board-by-number"},
    "papers/midl/midl-2020-papers.json": {"tex-in-text"},
    "papers/midl/midl-2023-papers.json": {"tex-in-text", "poster-without-board"},
    "papers/midl/midl-2023-posterBoardNumbersMon.csv": {"list-without-header", "paper-unknown"},
    "papers/miniconf/iclr2020-papers.csv": {"tex-in-text"},
    "papers/openreview/openreview-v1-example_output.json": {"reviews-left-out",
                                                            "emails-left-out"},
    "programme/000_81b1488fba530a22.txt": {"merged-events", "programme-preliminary",
                                           "no-schedule-yet"},
    "programme/001_1a7b1cfa1325ef81.txt": {"emoji", "title-and-subtitle-glued",
                                           "deadline-in-prose"},
}
# What no programme is, and a word of the reason.
REFUSED = {
    "schedules/lswt-2019.xml": "template",
    "schedules/schema/schedule-v1.schema.json": "no format",
    "papers/3dv/3dv-data-schedule.yml": "Nothing of a programme",
    "papers/miccai-workshops/pilm-aipad-2024-config.yml": "no format",
    "papers/miniconf/iclr2020-poster_schedule.yml": "no format",
}
# The time of day and the length of each line of the workshop's own page.
MFM = [("14:00", 10), ("14:10", 30), ("14:40", 30), ("15:10", 60), ("16:10", 20), ("16:30", 30),
       ("17:00", 30), ("17:30", 30)]


def compare(name, ours, theirs):
    """Both as bags; what only one of them has is told."""
    ours, theirs = collections.Counter(ours), collections.Counter(theirs)
    for one in list((theirs - ours).elements())[:3]:
        complain(f"{name}: not in the programme: {one}")
    for one in list((ours - theirs).elements())[:3]:
        complain(f"{name}: not in the file: {one}")
    print(f"{name}: {sum(ours.values())} of {sum(theirs.values())}")


def say_when(day, minute, zone, is_instant):
    if day is None or minute is None:
        return ""
    if is_instant:
        return instant(day, minute, zone)
    start = datetime.datetime.fromisoformat(day) + datetime.timedelta(minutes=minute)
    return start.strftime("%Y-%m-%d %H:%M")


def check_items(desk, programme, name, theirs):
    """Rooms, in whatever letters, are compared where the other reading knows any."""
    is_instant = any((when or "").endswith("Z") for _, when, _ in theirs)
    has_rooms = any(room for _, _, room in theirs)
    ours = [(plain(title), say_when(day, minute, zone, is_instant),
             plain(room) if has_rooms else None)
            for title, day, minute, zone, room in desk.rows(
                programme, "SELECT item.title, day, minute, zone, (SELECT name FROM room_name"
                " WHERE room_name.room = item.room) FROM item"
                " JOIN workshop ON workshop.id = workshop")]
    compare(name, [fold(item) for item in ours], [fold(item) for item in theirs])


def fold(item):
    title, when, room = item
    return title, when, room and room.casefold()


def check_papers(desk, programme, name, theirs):
    compare(name, [plain(title) for (title,) in desk.rows(programme, "SELECT title FROM paper")],
            theirs)


def check_findings(name, output):
    found = {remark["code"] for remark in json.loads(output)["remarks"]}
    for code in sorted(FINDINGS.get(name, set()) - found):
        complain(f"{name}: {code} is not named, only {sorted(found)}")


def check_own_page(desk, programme, name):
    ours = [(f"{minute // 60}:{minute % 60:02}", length) for minute, length in desk.rows(
        programme, "SELECT minute, duration_min FROM item ORDER BY minute")]
    if ours != MFM:
        complain(f"{name}: the times are {ours}")


def check_refused(name, done):
    if done.returncode != 2 or REFUSED[name] not in done.stderr:
        complain(f"{name}: should be refused, ends with {done.returncode}: {done.stderr[:200]}")


def check_file(desk, data, name):
    programme = desk.new()
    done = desk.try_run(programme, "import", f"{data}/{name}", "--json")
    if name in REFUSED:
        check_refused(name, done)
        return
    if done.returncode != 0:
        complain(f"{name}: ends with {done.returncode}: {done.stderr[:200]}")
        return
    check_findings(name, done.stdout)
    if name in SCHEDULES:
        check_items(desk, programme, name, SCHEDULES[name](read(f"{data}/{name}")))
    if name in PAPERS:
        check_papers(desk, programme, name, PAPERS[name](read(f"{data}/{name}")))
    if name.startswith("programme/001"):
        check_own_page(desk, programme, name)


def main():
    desk, data = Desk(sys.argv[1]), find_data()
    names = [name for name in list_files(data) if not name.startswith("ics-odd/")]
    # Also those that are looked for and are not there: then the tables here are wrong.
    for name in sorted({*names, *SCHEDULES, *PAPERS, *FINDINGS, *REFUSED}):
        check_file(desk, data, name)
    finish()


main()
