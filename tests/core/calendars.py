#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares what Affiche reads in calendars with what python3-icalendar and dateutil read in them: each
event's start, length, title, place and status. calendars.py AFFICHECTL LIST-CALENDAR"""
import collections
import datetime
import glob
import json
import os
import re
import subprocess
import sys

import icalendar
from dateutil import rrule

sys.path.insert(0, os.path.join(os.environ["AFFICHE_SOURCE"], "tests", "exchange"))
from desk import Desk, find_data, read

MOST_TIMES = 200  # of an event that repeats
MOST_YEARS = 10   # in which it does
MOST_SHOWN = 5    # of the differences in a file
# Files that the other library refuses, or reads wrongly: how many items there are, counted by hand,
# and why.
ALONE = {
    "america_new_york_forward_reference.ics": (1, "its zone's UNTIL has no Z"),
    "bom_calendar.ics": (0, "begins with a byte order mark; no events"),
    "empty_RDATE.ics": (0, "dates of a zone are empty; no events"),
    "fuzz_testcase_0_char_in_component_name.ics": (0, "is no calendar"),
    "fuzz_testcase_vtimezone_lone_cr.ics": (0, "no events"),
    "issue_104_broken_calendar.ics": (1, "a line has no colon"),
    "issue_218_bad_tzid.ics": (1, "a zone begins on a day"),
    "issue_350.ics": (1, "a property stands before the calendar"),
    "broken_ical.ics": (1, "a parameter without name"),
    "multiple_timezones.ics": (3, "dates that are times of day"),
    "parsing_error.ics": (40, "an empty date"),
    "issue_313_globally_unique_tzid.ics": (3, "names of zones with a prefix"),
    "issue_466_convert_tzid_with_slash.ics": (200, "the name of a zone begins with a slash"),
    "issue_526_calendar_with_different_events.ics": (2, "a zone that another file describes"),
    "issue_526_calendar_with_events.ics": (2, "a zone that another file describes"),
    "period_with_timezone.ics": (9, "a period in a zone"),
    "issue_165_missing_event.ics": (14, "spaces in a rule"),
    "issue_1633_rdate_with_dates.ics": (2, "periods of days"),
}


def plain(text):
    """Letters and digits only: markup, white space and punctuation are another test's matter."""
    text = re.sub(r"<[^>]*>|&[a-z]+;|&#\d+;", "", text)
    return "".join(letter for letter in text.lower() if letter.isalnum())[:100]


def name(start):
    """START as list-calendar names it."""
    if start is None:
        return ""
    if not isinstance(start, datetime.datetime):
        return start.isoformat()
    if start.tzinfo:
        return start.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%MZ")
    return start.strftime("%Y-%m-%dT%H:%M")


def decode(event, field):
    """A day or time, or None where there is none of a calendar."""
    value = getattr(event.get(field), "dt", None)
    return value if isinstance(value, datetime.date) else None


def measure(event, start):
    """Minutes, -1 where the file says nothing that can be."""
    end = decode(event, "DTEND")
    if not isinstance(start, datetime.datetime):
        return -1
    if isinstance(end, datetime.datetime) and bool(end.tzinfo) == bool(start.tzinfo):
        minutes = (end - start).total_seconds() / 60
    elif "DURATION" in event and "DTEND" not in event:
        minutes = event["DURATION"].dt.total_seconds() / 60
    else:
        return -1
    return int(minutes) if 0 < minutes <= 366 * 1440 else -1


def dates(event, field):
    """The starts in RDATE or EXDATE, each with the minutes of its period or None."""
    lines = event.get(field, [])
    for line in lines if isinstance(lines, list) else [lines]:
        for date in line.dts:
            if isinstance(date.dt, tuple):
                start, end = date.dt
                length = end if isinstance(end, datetime.timedelta) else end - start
                yield start, int(length.total_seconds() / 60)
            else:
                yield date.dt, None


def repeat(event, start):
    """Every start of EVENT in order, with its own minutes or None."""
    gone = {name(date) for date, _ in dates(event, "EXDATE")}
    times = {name(start): (start, None)}
    # A rule goes by the clock on the wall.
    wall = start.replace(tzinfo=None) if isinstance(start, datetime.datetime) else \
        datetime.datetime.combine(start, datetime.time())
    rules = event.get("RRULE", [])
    for rule in rules if isinstance(rules, list) else [rules]:
        if not isinstance(rule, icalendar.vRecur):  # an invalid one
            continue
        until = rule.get("UNTIL", [None])[0]
        text = re.sub(r";?UNTIL=[^;]*", "", rule.to_ical().decode())
        for time in rrule.rrulestr(text, dtstart=wall):
            if len(times) > MOST_TIMES or \
                    time > wall.replace(year=wall.year + MOST_YEARS):
                break
            moment = time.date()
            if isinstance(start, datetime.datetime):
                zone = start.tzinfo
                moment = zone.localize(time) if hasattr(zone, "localize") else \
                    time.replace(tzinfo=zone)
            if until and isinstance(moment, datetime.datetime) and moment.tzinfo and \
                    isinstance(until, datetime.datetime) and until.tzinfo:
                if moment > until:
                    break
            elif until and name(moment)[:10] > name(until)[:10]:
                break
            times.setdefault(name(moment), (moment, None))
    for date, minutes in dates(event, "RDATE"):
        times.setdefault(name(date), (date, minutes))
    kept = [times[key] for key in sorted(times) if key not in gone]
    return kept[:MOST_TIMES]


def events_of(data):
    """What Affiche should list: [start, minutes, title, room, cancelled, tentative]."""
    rows = []
    taken = set()
    for calendar in icalendar.Calendar.from_ical(data, multiple=True):
        for event in calendar.walk("VEVENT"):
            title = str(event.get("SUMMARY", ""))
            start = decode(event, "DTSTART")
            room = str(event.get("LOCATION", ""))
            sign = (str(event.get("UID", "")), name(start), title or
                    str(event.get("DESCRIPTION", "")), room, str(event.get("SEQUENCE", 0)))
            if sign in taken or str(event.get("CLASS", "")).upper() in ("PRIVATE", "CONFIDENTIAL"):
                continue
            taken.add(sign)
            status = str(event.get("STATUS", "")).upper()
            minutes = measure(event, start)
            own = str(event.get("X-AFFICHE-ROOM", ""))
            room = own.replace("-", "") if own else "" if room.startswith("http") else room
            repeats = start and ("RRULE" in event or "RDATE" in event) and \
                "RECURRENCE-ID" not in event
            for time, length in repeat(event, start) if repeats else [(start, None)]:
                rows.append([name(time), minutes if length is None else length, plain(title),
                             plain(room), status == "CANCELLED", status == "TENTATIVE"])
    return rows


def rows_of(listed):
    return [[item["start"], item["minutes"], plain(item["title"]), plain(item["room"]),
             item["cancelled"], item["tentative"]] for item in listed["items"]]


def compare(listed, data, file):
    """How many items both found; the differences are printed."""
    expected = collections.Counter(map(tuple, events_of(data)))
    found = collections.Counter(map(tuple, rows_of(listed)))
    for row in list((expected - found).elements())[:MOST_SHOWN]:
        print(f"# {file}: not read: {row}")
    for row in list((found - expected).elements())[:MOST_SHOWN]:
        print(f"# {file}: read, but not there: {row}")
    if not expected and "no events" not in listed["error"]:
        print(f"# {file}: has no events, and that is not said: {listed['error']}")
        return -1
    return sum(found.values()) if expected == found else -1


def list_files(program, paths):
    done = subprocess.run([program, *paths], capture_output=True, text=True, timeout=200, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def check_real(program):
    folder = find_data()
    paths = sorted(glob.glob(os.path.join(folder, "ics-odd", "*", "*.ics")) +
                   glob.glob(os.path.join(folder, "schedules", "*.ics")))
    bad = 0
    both = 0
    for listed in list_files(program, paths):
        file = os.path.basename(listed["file"])
        if file in ALONE:
            wanted, reason = ALONE[file]
            if len(listed["items"]) != wanted:
                print(f"# {file} ({reason}): {len(listed['items'])} items instead of {wanted}")
                bad += 1
            continue
        count = compare(listed, read(listed["file"]), file)
        bad += count < 0
        both += max(count, 0)
    print(f"# {len(paths)} files, {both} items agree, {bad} files differ")
    return bad == 0 and len(paths) > 80 and both > 900


def check_export(tool, program):
    """The sample as a calendar, by the eyes of the other library and of our own."""
    desk = Desk(tool)
    programme = desk.path("sample.db")
    desk.run(programme, "init")
    path = desk.path("sample.ics")
    desk.run(programme, "export", "ical", "-o", path)
    data = read(path)
    calendar = icalendar.Calendar.from_ical(data)
    events = calendar.walk("VEVENT")
    whole = bool(events) and calendar["VERSION"] == "2.0" and bool(calendar["X-WR-CALNAME"]) and \
        bool(calendar["X-AFFICHE-HEAD"])
    for event in events:
        whole = whole and all(field in event for field in (
            "UID", "DTSTAMP", "DTSTART", "SUMMARY", "LOCATION", "STATUS", "SEQUENCE")) and \
            ("DTEND" in event or "DURATION" in event) and \
            decode(event, "DTSTART").tzinfo is not None
    whole = whole and len({str(event["UID"]) for event in events}) == len(events)
    whole = whole and all(len(line) <= 75 for line in data.split(b"\r\n"))
    count = compare(list_files(program, [path])[0], data, "sample.ics")
    print(f"# {len(events)} events are exported, {count} read back")
    return whole and count == len(events)


def main():
    tool, program = sys.argv[1:3]
    if not check_export(tool, program):
        sys.exit("# the export is not what it should be")
    sys.exit(0 if check_real(program) else 1)


main()
