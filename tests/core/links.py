#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""affichectl check --links over a web of its own (link-server.py): what opens, what does not and why, and
what servers are told. links.py AFFICHECTL AFFICHE"""
import contextlib
import json
import os
import pty
import signal
import socket
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.environ["AFFICHE_SOURCE"], "tests", "exchange"))
from desk import Desk, read

HOSTS = [f"{letter}.example" for letter in "abcdef"]
PATIENCE = ["--link-seconds", "300"]  # a slow machine is no dead link

# Path at a.example, what its line says (None: it opens), and the methods it is asked by.
CASES = [
    ("200", None, ["HEAD"]),
    ("to/https:/b.example/200", None, ["HEAD"]),
    ("hops/10", None, ["HEAD"]),
    ("to/http:/a.example/200", "it leads on to http://a.example/200, which is not https", ["HEAD"]),
    ("to/ftp:/a.example/200", "it leads on to ftp://a.example/200, which is not https", ["HEAD"]),
    ("to/file:/etc/hosts", "which is not https", ["HEAD"]),
    ("to/https:/b.example/404",
     "it leads on to https://b.example/404: the server says 404: not found", ["HEAD"]),
    ("to/https:/nowhere.example/", "it leads on to https://nowhere.example/: the proxy says 502: ",
     ["HEAD"]),
    ("404", "the server says 404: not found", ["HEAD", "GET"]),
    ("410", "the server says 410: gone for good", ["HEAD", "GET"]),
    ("403", "the server says 403: forbidden; it may refuse programs", ["HEAD", "GET"]),
    ("500", "the server says 500: an error of its own", ["HEAD", "GET"]),
    ("799", "the server says 799", ["HEAD", "GET"]),
    ("304", "the server says 304", ["HEAD", "GET"]),
    ("405/200", None, ["HEAD", "GET"]),
    ("501/200", None, ["HEAD", "GET"]),
    ("403/200", None, ["HEAD", "GET"]),
    ("404/200", None, ["HEAD", "GET"]),
    ("405/404", "the server says 404: not found", ["HEAD", "GET"]),
    ("cut", None, ["HEAD", "GET"]),
    ("loop/0", "it leads on and on, after 10 times to https://a.example/loop/11", ["HEAD"]),
    ("endless", None, ["HEAD", "GET"]),
    ("headers", "the server's answer has no end", ["HEAD"]),
]
faults = []


def expect(is_so, words):
    if not is_so:
        faults.append(words)
        print(f"# {words}")


def make_certificate(desk, name):
    certificate, key = desk.path(name + ".crt"), desk.path(name + ".key")
    names = ",".join(f"DNS:{host}" for host in HOSTS)
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                    "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj",
                    f"/CN=Sample {name}", "-addext", f"subjectAltName={names}", "-keyout", key,
                    "-out", certificate], check=True, capture_output=True, timeout=120)
    return certificate, key


class Web:
    """The server, its certificate, and the environment in which it is found."""

    def __init__(self, desk):
        self.desk = desk
        certificate, key = make_certificate(desk, "web")
        self.stranger = make_certificate(desk, "stranger")[0]
        self.log = desk.path("web.log")
        script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "link-server.py")
        self.process = subprocess.Popen(["/usr/bin/python3", script, certificate, key, self.log],
                                        stdout=subprocess.PIPE, text=True)
        home = desk.path("home")
        os.mkdir(home)
        with open(os.path.join(home, ".netrc"), "w", encoding="utf-8") as file:
            file.write("default login visitor password secret\n")
        port = int(self.process.stdout.readline())
        self.environment = {
            name: value for name, value in os.environ.items()
            if not name.lower().endswith("_proxy") and not name.startswith(("SSL_", "CURL_"))}
        self.environment |= {"https_proxy": f"http://127.0.0.1:{port}", "HOME": home,
                             "SSL_CERT_FILE": certificate}

    def close(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def requests(self):
        with open(self.log, encoding="utf-8") as file:
            return [json.loads(line) for line in file if line.endswith("\n")]

    def command(self, programme, *words):
        return [self.desk.tool, "--db", programme, "check", "--links", *(words or PATIENCE)]

    def check(self, programme, *words, **changes):
        return subprocess.run(self.command(programme, *words), capture_output=True, text=True,
                              timeout=500, check=False, env=self.environment | changes)


def make_programme(desk, addresses):
    """One paper for each of ADDRESSES; their numbers are P1 and so on."""
    programme = desk.new()
    path = desk.path("papers.csv")
    with open(path, "w", encoding="utf-8") as file:
        file.write("Paper ID,Title,Authors,URL\n")
        for number, address in enumerate(addresses, 1):
            file.write(f"P{number},Sample paper {number},First Author,{address}\n")
    desk.run(programme, "import", path)
    return programme


def find_line(done, address):
    lines = [line for line in done.stdout.splitlines() if line.startswith(address + " (")]
    return lines[0] if len(lines) == 1 else None if not lines else "\n".join(lines)


def check_cases(desk, web):
    addresses = [f"https://a.example/{path}" for path, _, _ in CASES]
    programme = make_programme(desk, addresses)
    done = web.check(programme)
    requests = [request for request in web.requests() if "path" in request]
    for number, (path, reason, methods) in enumerate(CASES, 1):
        line = find_line(done, addresses[number - 1])
        said = [request["method"] for request in requests
                if request["host"] == "a.example" and request["path"] == f"/{path}"]
        expect(said == methods, f"{path} was asked by {said}")
        if reason is None:
            expect(line is None, f"{path} opens, but: {line}")
        else:
            expect(line is not None and
                   f"(paper P{number}): " in line and reason in line, f"{path}: {line}")
    closed = sum(reason is not None for _, reason, _ in CASES)
    expect(done.stdout.endswith(f"\n\n{len(CASES)} addresses, {closed} do not open.\n"),
           f"no summary: {done.stdout}")
    expect(done.stdout.count("\n") == closed + 2, "there are other lines")
    expect(done.returncode == 1 and not done.stderr, f"exit {done.returncode}: {done.stderr}")
    check_manners(requests)
    check_bytes(web)


def check_manners(requests):
    """What every server is told, and what none is."""
    for request in requests:
        headers = {name.lower(): value for name, value in request["headers"].items()}
        agent = headers.pop("user-agent", "")
        expect(agent.startswith("Affiche/") and agent.endswith(" (link check)"), f"it is {agent}")
        expect(set(headers) <= {"host", "accept"}, f"it says {sorted(headers)}")
        expect(request["at_host"] <= 2, f"{request['at_host']} at once at {request['host']}")
        expect(request["in_all"] <= 8, f"{request['in_all']} at once")


def check_bytes(web):
    deadline = time.monotonic() + 60
    poured = []
    while not poured and time.monotonic() < deadline:
        poured = [request["poured"] for request in web.requests() if "poured" in request]
        time.sleep(0.05)
    # Buffers on the way hold more than what is read.
    expect(poured and poured[0] < 32 * 1024 * 1024, f"an endless body was read on: {poured}")


def check_certificate(desk, web):
    programme = make_programme(desk, ["https://a.example/200", "https://wrong.example/200"])
    done = web.check(programme)
    line = find_line(done, "https://wrong.example/200") or ""
    expect("its certificate is not valid: " in line and "wrong.example" in line.split("): ")[1],
           f"another's certificate: {done.stdout}")
    expect(done.stdout.endswith("2 addresses, 1 does not open.\n"), done.stdout)
    done = web.check(programme, SSL_CERT_FILE=web.stranger)
    line = find_line(done, "https://a.example/200") or ""
    expect("its certificate is not valid: self-signed" in line.replace("self signed", "self-signed"),
           f"a stranger's certificate: {done.stdout} {done.stderr}")


def check_hosts(desk, web):
    """Hosts that are not there, among others that are."""
    dead = [f"https://nowhere.example/{number}" for number in range(20)]
    lost = "https://unknown.invalid/"
    programme = make_programme(desk, ["https://a.example/200", lost, *dead])
    done = web.check(programme, no_proxy="unknown.invalid")
    expect((find_line(done, lost) or "").endswith("(paper P2): no such host"), done.stdout)
    expect("the proxy says 502: " in (find_line(done, dead[0]) or ""), done.stdout)
    given_up = done.stdout.count("not asked, since nowhere.example failed 4 times running")
    expect(14 <= given_up <= 16, f"{given_up} of a dead host were not asked: {done.stdout}")
    expect(done.stdout.endswith("22 addresses, 21 do not open.\n"), done.stdout)


def check_time(desk, web):
    programme = make_programme(desk, ["https://a.example/hang"])
    done = web.check(programme, "--link-seconds", "3")
    expect((find_line(done, "https://a.example/hang") or "").endswith("): no answer within 3 s"),
           f"a server that hangs: {done.stdout} {done.stderr}")
    expect(done.returncode == 1, f"exit {done.returncode}")


def check_together(desk, web):
    """Requests that wait for each other, eight in all or two at a host, are on their way at once; and
    never one more."""
    for hosts, size in ((HOSTS, 8), (HOSTS[:1], 2)):
        before = len(web.requests())
        count = size * 3 // len(hosts)
        addresses = [f"https://{host}/together/{size}/{number}"
                     for number in range(count) for host in hosts]
        done = web.check(make_programme(desk, addresses))
        expect(done.stdout == f"{len(addresses)} addresses, 0 do not open.\n" and
               done.returncode == 0, f"{size} at once: {done.stdout} {done.stderr}")
        requests = web.requests()[before:]
        most = max(request["in_all"] for request in requests)
        expect(most == size, f"{most} at once instead of {size}")
        check_manners(requests)


def check_uses(desk, web):
    """An address of many is asked for once; items have addresses too."""
    before = len(web.requests())
    programme = make_programme(desk, ["https://a.example/404/404"] * 12)
    path = desk.path("items.ics")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//sample//sample//EN"]
    for number, page in enumerate(("https://a.example/404/404", "https://a.example/404/item"), 1):
        lines += ["BEGIN:VEVENT", f"UID:{number}@sample", "DTSTAMP:20261004T080000Z",
                  f"DTSTART:20261004T0{number}0000Z", f"SUMMARY:Sample item {number}",
                  f"URL:{page}", "END:VEVENT"]
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write("\r\n".join(lines + ["END:VCALENDAR", ""]))
    desk.run(programme, "import", path)
    desk.run(programme, "withdraw", "P2")
    papers = [f"P{number}" for number in range(1, 13) if number != 2]
    done = web.check(programme)
    line = find_line(done, "https://a.example/404/404") or ""
    expect(line.endswith(f"(paper {', paper '.join(papers[:10])} and 2 more): the server says "
                         "404: not found"), f"its uses: {done.stdout}")
    asked = [request["path"] for request in web.requests()[before:] if request["method"] == "HEAD"]
    expect(sorted(asked) == ["/404/404", "/404/item"], f"asked were {asked}")
    done = web.check(programme, "--json", *PATIENCE)
    answer = json.loads(done.stdout)
    closed = answer["closed"]
    expect(answer["addresses"] == 2 and
           [entry["address"] for entry in closed] == ["https://a.example/404/404",
                                                      "https://a.example/404/item"],
           f"as JSON: {answer}")
    expect([use["name"] for use in closed[0]["uses"] if use["entity"] == "paper"] == papers and
           [use["entity"] for use in closed[1]["uses"]] == ["item"] and
           closed[1]["uses"][0]["name"] == str(closed[1]["uses"][0]["id"]) and
           closed[0]["reason"] == "the server says 404: not found", f"as JSON: {closed}")
    expect(done.returncode == 1, f"exit {done.returncode}")


def check_offline(desk, web):
    """One sentence, however many addresses there are."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))  # and nobody listens
        proxy = f"http://127.0.0.1:{free.getsockname()[1]}"
        for addresses in (["https://a.example/1"],
                          [f"https://a.example/{number}" for number in range(300)],
                          [f"https://host-{number}.example/" for number in range(300)]):
            programme = make_programme(desk, addresses)
            for words in ([], ["--json"]):
                done = web.check(programme, *PATIENCE, *words, https_proxy=proxy)
                expect(done.returncode == 3 and not done.stdout and done.stderr.count("\n") == 1 and
                       "this machine seems to be offline" in done.stderr,
                       f"offline: {done.returncode} {done.stdout} {done.stderr}")


def check_nothing(desk, web):
    done = web.check(desk.new())
    expect(done.stdout == "0 addresses, 0 do not open.\n" and done.returncode == 0, done.stdout)
    for seconds in ("0", "-1", "601"):
        done = web.check(desk.new(), "--link-seconds", seconds)
        expect(done.returncode == 2 and "from 1 to 600" in done.stderr, done.stderr)


def wait_for_request(web, path):
    deadline = time.monotonic() + 300
    while time.monotonic() < deadline:
        if any(request.get("path") == path for request in web.requests()):
            return
        time.sleep(0.05)
    raise AssertionError(f"nobody asked for {path}")


def read_all(programme):
    """The file and what SQLite keeps beside it."""
    folder, name = os.path.split(programme)
    return {entry: read(os.path.join(folder, entry))
            for entry in os.listdir(folder) if entry.startswith(name)}


def check_interrupt(desk, web):
    programme = make_programme(desk, ["https://a.example/200", "https://a.example/hang/stop"])
    before = read_all(programme)
    process = subprocess.Popen(web.command(programme), stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, env=web.environment)
    wait_for_request(web, "/hang/stop")
    process.send_signal(signal.SIGINT)
    output, errors = process.communicate(timeout=300)
    expect(read_all(programme) == before, "the programme was changed, or something is left beside it")
    expect(process.returncode == -signal.SIGINT and not output and not errors,
           f"stopped: {process.returncode} {output} {errors}")


def read_terminal(end):
    shown = b""
    with contextlib.suppress(OSError):
        while data := os.read(end, 4096):
            shown += data
    return shown


def check_terminal(desk, web):
    programme = make_programme(desk, ["https://a.example/200", "https://a.example/404"])
    end, terminal = pty.openpty()
    process = subprocess.Popen(web.command(programme), stdout=subprocess.PIPE, stderr=terminal,
                               env=web.environment)
    os.close(terminal)
    shown = read_terminal(end)
    output = process.communicate(timeout=300)[0]
    os.close(end)
    expect(b"\r1 of 2 addresses asked\r2 of 2 addresses asked" in shown and
           shown.endswith(b"\r\x1b[K"), f"on the terminal: {shown}")
    expect(b"asked" not in output and output.endswith(b"2 addresses, 1 does not open.\n"),
           f"in the output: {output}")


def check_kiosk(kiosk):
    """What asks the network is no part of the kiosk."""
    done = subprocess.run(["readelf", "-d", kiosk], capture_output=True, text=True, timeout=60,
                          check=True)
    expect("NEEDED" in done.stdout and "libcurl" not in done.stdout, "the kiosk has libcurl")


def main():
    tool, kiosk = sys.argv[1:3]
    desk = Desk(tool)
    check_kiosk(kiosk)
    web = Web(desk)
    try:
        for check in (check_cases, check_certificate, check_hosts, check_time, check_together,
                      check_uses, check_offline, check_nothing, check_interrupt, check_terminal):
            started = time.monotonic()
            check(desk, web)
            print(f"# {check.__name__}: {time.monotonic() - started:.1f} s")
    finally:
        web.close()
    sys.exit(f"# {len(faults)} faults" if faults else 0)


main()
