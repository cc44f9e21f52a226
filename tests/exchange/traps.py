# SPDX-License-Identifier: GPL-3.0-or-later
"""The files of hostile.py, made on the fly: sample data, and what may be done to it. Large ones come
in parts, so that the test itself stays small."""
import gzip
import io

MIB = 1024 * 1024
LIMIT = 64 * MIB
SECRET = "marker-of-a-file-that-nobody-asked-for"
CUTS = 10

CALENDAR = b"""BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Sample//EN\r\nBEGIN:VEVENT\r
UID:sample-1\r\nDTSTART:20261004T101000Z\r\nDTEND:20261004T102000Z\r\nSUMMARY:Sample talk\r
DESCRIPTION:Sample data\\, two words\r\nLOCATION:Room 1\r\nEND:VEVENT\r\nBEGIN:VEVENT\r
UID:sample-2\r\nDTSTART;TZID=Europe/Paris:20261004T140000\r\nDURATION:PT30M\r
SUMMARY:Second sample talk\r\nRRULE:FREQ=DAILY;COUNT=2\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"""
XCAL = b"""<?xml version="1.0"?>
<iCalendar xmlns:pentabarf="http://pentabarf.org"><vcalendar><version>2.0</version>
<vevent><uid>1@sample</uid><summary>Sample talk</summary><dtstart>20261004T101000</dtstart>
<duration>003000</duration><location>Room 1</location><attendee>First Author</attendee></vevent>
<vevent><uid>2@sample</uid><summary>Second sample talk</summary><dtstart>20261004T111000</dtstart>
<dtend>20261004T113000</dtend><location>Room 2</location></vevent></vcalendar></iCalendar>
"""
SCHEDULE = (b'<?xml version="1.0"?>\n<schedule><version>1</version><conference><title>Sample</title>'
            b"<acronym>samp</acronym></conference><day date='2026-10-04'><room name='R'>\n")
SCHEDULE_END = b"</room></day></schedule>"
WORKBOOK = (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
            b'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="S"><Table>'
            b"<Row><Cell><Data>Paper ID</Data></Cell><Cell><Data>Paper Title</Data></Cell>"
            b"<Cell><Data>Abstract</Data></Cell><Cell><Data>Author Names</Data></Cell>"
            b"<Cell><Data>Status</Data></Cell><Cell><Data>Number of Files</Data></Cell></Row>")
WORKBOOK_END = b"</Table></Worksheet></Workbook>"
LAUGHS = b"<!DOCTYPE x [<!ENTITY a0 'ha'>" + b"".join(
    b"<!ENTITY a%d '%s'>" % (i, b"&a%d;" % (i - 1) * 10) for i in range(1, 11)) + b"]>\n"


def repeat(start, part, end, size=LIMIT, most=None):
    """START, PART (bytes, or a function of a number) again and again, END: SIZE bytes in all, or
    MOST parts."""
    left = int(size) - len(start) - len(end)
    block = [start]
    number = 0
    held = 0
    while most is None or number < most:
        piece = part if isinstance(part, bytes) else part(number)
        left -= len(piece)
        if left < 0:
            break
        block.append(piece)
        held += len(piece)
        number += 1
        if held > MIB:
            yield b"".join(block)
            block, held = [], 0
    yield b"".join([*block, end])


def join_list(start, part, end, size=LIMIT):
    """The same of the members of a list in JSON."""
    return repeat(start, lambda i: (b"," if i else b"") + part(i), end, size)


def too_long(start):
    return lambda: repeat(start, b" " * 4096, b"." * ((1 - len(start)) % 4096 or 4096),
                          LIMIT + 1 + 4096)


def bomb():
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=9) as file:
        for _ in range(80):
            file.write(b" " * MIB)
    return packed.getvalue()


LARGE = "is larger than 64 MiB"
LIMITS = {
    "long.csv": (too_long(b"id,title\n1,One\n"), LARGE),
    "long.json": (too_long(b"["), LARGE),
    "long.xml": (too_long(SCHEDULE), LARGE),
    "long.ics": (too_long(CALENDAR), LARGE),
    "long.html": (too_long(b"<html><body><p>"), LARGE),
    "long.xlsx": (too_long(b"PK\3\4"), LARGE),
    "wide.csv": (lambda: repeat(b"\xff\xfei\0d\0,\0", b"\x22\x6f" * 4096, b"", 62 * MIB), LARGE),
    "latin.csv": (lambda: repeat(b"id,title\n", b"1,caf\xe9" + b"\xe9" * 90 + b"\n", b"", 62 * MIB),
                  LARGE),
}
BOMBS = {
    "bomb.json.gz": (bomb, LARGE),
    "half.json.gz": (lambda: bomb()[:40], "gzip"),
    "laughs.xml": (lambda: b"<?xml version='1.0'?>" + LAUGHS + SCHEDULE[22:] +
                   b"<event><title>&a10;</title></event>" + SCHEDULE_END, "entities.*DOCTYPE"),
    "laughs.xls": (lambda: LAUGHS + WORKBOOK[21:] + b"<Row><Cell><Data>&a10;</Data></Cell></Row>" +
                   WORKBOOK_END, "entities.*DOCTYPE"),
    "laughs.xcal": (lambda: LAUGHS + XCAL[22:], "entities.*DOCTYPE"),
    "quadratic.xml": (lambda: b"<!DOCTYPE x [<!ENTITY a '%s'>]>" % (b"a" * 100000) + SCHEDULE[22:] +
                      b"<event><title>%s</title></event>" % (b"&a;" * 100000) + SCHEDULE_END,
                      "entities.*DOCTYPE"),
    "deep.json": (lambda: b"[" * 200000 + b"]" * 200000, "line 1: .*too deep"),
    "deep-objects.json": (lambda: b'{"a":' * 200000 + b"1" + b"}" * 200000, "line 1: .*too deep"),
    "deep-open.json": (lambda: b"[{\"a\":" * 100000, "line 1: .*too deep"),
    "deep.xml": (lambda: SCHEDULE + b"<a>" * 200000 + b"</a>" * 200000 + SCHEDULE_END, "too deep"),
    "deep.xls": (lambda: WORKBOOK + b"<a>" * 200000 + b"</a>" * 200000 + WORKBOOK_END, "too deep"),
    "deep.html": (lambda: b"<html><body>" + b"<div>" * 200000 + b"10:00 Opening", "too deep"),
    "deep-tables.html": (lambda: b"<html><body>" + b"<table><tr><td>" * 70000, "too deep"),
    "columns.csv": (lambda: repeat(b"id,title", b",x", b"\n1,One\n", most=10000000),
                    "line 1: .*1000 cells"),
    "columns.tsv": (lambda: repeat(b"id\ttitle\n", b"\t", b"\n", most=10000000),
                    "line 2: .*1000 cells"),
    "arrays.json": (lambda: repeat(b"[[]", b",[]", b"]"), "line 1: .*Split the file"),
    "objects.json": (lambda: repeat(b'{"a":{}', b',"a":{}', b"}"), "line 1: "),
    "elements.xml": (lambda: repeat(SCHEDULE, b"<a/>", SCHEDULE_END), "Split the file"),
    "comments.xml": (lambda: repeat(SCHEDULE, b"<!---->", SCHEDULE_END), "Split the file"),
    "cells.html": (lambda: repeat(b"<html><body><table>", b"<td>", b"</table>"), "Split the file"),
    "cells.xls": (lambda: repeat(WORKBOOK + b"<Row>", b"<Cell/>", b"</Row>" + WORKBOOK_END),
                  "Split the file"),
    "crowd.csv": (lambda: repeat(b"id,title,authors\n1,One,", b"A B; ", b"\n", most=25000),
                  "line 2: a list of people"),
}
# What is wrong in one place is said with that place.
PLACED = {
    "nul.csv": (lambda: b"id,title\n1,One\n2,T\0wo\n", "line 3: .*NUL"),
    "nul.xml": (lambda: SCHEDULE + b"<event>\0</event>" + SCHEDULE_END, "line 3: .*NUL"),
    "nul.json": (lambda: b'[\n{"id": 1, "title": "O\0ne"}]', "line 2: .*NUL"),
    "nul.ics": (lambda: CALENDAR.replace(b"Second", b"Sec\0nd"), "line 16: .*NUL"),
    "bell.xml": (lambda: SCHEDULE + b"<event>\a</event>" + SCHEDULE_END, "line 3: "),
    "number.json": (lambda: b'[\n{"id": 0x1, "title": "One"}]', "line 2: "),
    "comma.json": (lambda: b'[\n{"id": 1,, "title": "One"}]', "line 2: "),
    "tag.xml": (lambda: SCHEDULE + b"<event></room>" + SCHEDULE_END, "line 3: "),
    "key.json": (lambda: repeat(b'{"a":1', b',"a":1', b"}", 20 * MIB), "line 1: "),
}


def write_outside(secret):
    """Files that ask for the file SECRET in all ways that their families know."""
    address = b"file://" + secret.encode()
    for name, head in [
            ("general", b"<!DOCTYPE schedule [<!ENTITY e SYSTEM '%s'>]>"),
            ("parameter", b"<!DOCTYPE schedule [<!ENTITY %% e SYSTEM '%s'> %%e;]>"),
            ("subset", b"<!DOCTYPE schedule SYSTEM '%s'>"),
            ("public", b"<!DOCTYPE schedule PUBLIC 'x' '%s'>"),
            ("stylesheet", b"<?xml-stylesheet href='%s'?>")]:
        body = b"&e;" if name == "general" else b"One"
        yield f"outside-{name}.xml", (head % address + SCHEDULE[22:] +
                                      b"<event id='1'><title>One</title><abstract>" + body +
                                      b"</abstract></event>" + SCHEDULE_END)
    yield "outside-include.xml", (
        SCHEDULE + b"<event id='1'><title>One</title><abstract><xi:include parse='text' href='" +
        address + b"' xmlns:xi='http://www.w3.org/2001/XInclude'/></abstract></event>" + SCHEDULE_END)
    yield "outside.html", (
        b"<!DOCTYPE html SYSTEM '" + address + b"'><html><body><p>10:00 Opening</p><object data='" +
        address + b"'></object><iframe src='" + address + b"'></iframe></body></html>")
    yield "outside.ics", CALENDAR.replace(b"LOCATION", b"ATTACH:" + address + b"\r\nLOCATION")
    yield "outside.json", b'[{"$ref": "%s", "id": 1, "title": "One", "abstract": ""}]' % address
    yield "outside.csv", b"id,title\n1,=HYPERLINK(\"%s\")\n" % address


def cut(content):
    """CONTENT as it was while it came, ten times."""
    for i in range(CUTS):
        yield f"cut-{i}", content[:len(content) * i // CUTS]


def spoil(content):
    """CONTENT with what does not belong into it, in its middle and behind each small e."""
    middle = len(content) // 2
    for name, bad in [("nul", b"\0"), ("byte", b"\xff\xfe\xc3("), ("half", b"\xe2\x80"),
                      ("surrogate", b"\xed\xa0\x80"), ("control", b"\a\x1b[2J\x7f")]:
        yield f"{name}-middle", content[:middle] + bad + content[middle:]
    yield "nul-first", b"\0" + content
    yield "nul-last", content + b"\0"
    for name, bad in [("bidi", "\u202e\u2066"), ("mark", "\u200e\u200f\u061c"),
                      ("control", "\x80\x9f"), ("separator", "\u2028\u2029")]:
        yield f"{name}-words", content.replace(b"e ", b"e" + bad.encode() + b" ")


def paper(i):
    return b'{"id":%d,"title":"Sample paper %d","authors":["First A%d","Second B%d"],"abstract":"%s"}' % (
        i, i, i, i, b"word " * 60)


def event(i):
    return (b'<event id="%d"><date>2026-10-04T15:10:00+02:00</date><start>15:10</start>'
            b"<duration>00:10</duration><title>Sample talk %d</title><abstract>%s</abstract><persons>"
            b'<person id="%d">Person %d</person></persons></event>\n' % (i, i, b"word " * 60, i, i))


def row(i):
    return b"<Row>" + b"".join(b"<Cell><Data>%s</Data></Cell>" % cell for cell in (
        b"%d" % i, b"Sample paper %d" % i, b"word " * 60, b"A%d, First; B%d, Second" % (i, i),
        b"Accept", b"1")) + b"</Row>"


# Read, or refused by what they would take: never above the bar.
HEAVY = {
    "papers.json": lambda: join_list(b"[", paper, b"]", 24 * MIB),
    "papers.xls": lambda: repeat(WORKBOOK, row, WORKBOOK_END, 20 * MIB),
    "papers.csv": lambda: repeat(b"id,title,authors,abstract\n",
                                 lambda i: b'%d,Sample paper %d,"First A%d; Second B%d",%s\n' % (
                                     i, i, i, i, b"word " * 60), b"", 24 * MIB),
    "schedule.xml": lambda: repeat(SCHEDULE, event, SCHEDULE_END, 20 * MIB),
    "text.xml": lambda: repeat(SCHEDULE + b"<event><title>One</title><abstract>", b"lorem ipsum ",
                               b"</abstract></event>" + SCHEDULE_END),
    "text.html": lambda: repeat(b"<html><body><p>", b"10:00 Opening words\n", b"</body></html>"),
    "page.html": lambda: repeat(b"<html><body><table>", lambda i: (
        b"<tr><td>%d:%02d</td><td>Sample talk %d %s</td><td>Person %d</td></tr>\n" % (
            i % 24, i % 60, i, b"word " * 60, i)), b"</table></body></html>", 24 * MIB),
    "lines.txt": lambda: repeat(b"Programme\n\n", lambda i: b"%d:%02d Sample talk %d\n" % (
        i % 24, i % 60, i), b"", 5 * MIB),
    "events.ics": lambda: repeat(b"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n", lambda i: (
        b"BEGIN:VEVENT\nUID:%d\nDTSTART:20261004T101000Z\nDTEND:20261004T102000Z\nSUMMARY:Talk %d\n"
        b"DESCRIPTION:%s\nEND:VEVENT\n" % (i, i, b"word " * 60)), b"END:VCALENDAR\n", 30 * MIB),
}
