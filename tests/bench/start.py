#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures how soon the kiosk shows something useful, what it takes of the memory, and what it does
while nobody touches it, beside a bare GTK window and Chromium with a plain page of the same
schedule, all on one display.

    start.py AFFICHE AFFICHECTL FIRST-PICTURE BARE-WINDOW [SECONDS]

SECONDS is how long each of them is watched at rest, 60 if not given. Prints plain figures and lines
"ratio NAME VALUE (AIM …)". Run it by with-display.
"""
import html
import os
import shlex
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

from figures import say, say_figure, say_ratio

WIDTH, HEIGHT = 1920, 1080
ROUNDS, RUNS = 3, 7
SETTLE_S = 5
TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")
CHROMIUM = [
    "--no-sandbox", "--kiosk", "--no-first-run", "--disable-gpu", "--disable-extensions",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-translate", "--password-store=basic", "--use-mock-keychain",
    "--window-position=0,0", f"--window-size={WIDTH},{HEIGHT}",
]


def read(path):
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except OSError:  # it has just ended
        return ""


def list_parents():
    for name in filter(str.isdigit, os.listdir("/proc")):
        stat = read(f"/proc/{name}/stat")
        if stat:
            yield int(name), int(stat.rpartition(")")[2].split()[1])


def list_family(process):
    """PROCESS and everything below it."""
    parents = dict(list_parents())
    family = {process}
    while True:
        more = {child for child, parent in parents.items() if parent in family} - family
        if not more:
            return sorted(family)
        family |= more


def count_memory(family, word):
    lines = (line for process in family
             for line in read(f"/proc/{process}/smaps_rollup").splitlines())
    return sum(int(line.split()[1]) for line in lines if line.startswith(word + ":")) / 1024


def count_work(family):
    """Wake-ups, nanoseconds on a core and ticks of it so far, of each thread."""
    work = {}
    for process in family:
        for thread in os.listdir(f"/proc/{process}/task"):
            folder = f"/proc/{process}/task/{thread}"
            fields = read(f"{folder}/stat").rpartition(")")[2].split()
            status = dict(line.split(":", 1) for line in read(f"{folder}/status").splitlines())
            if fields and status:
                work[thread] = (int(status["voluntary_ctxt_switches"]),
                                int(read(f"{folder}/schedstat").split()[0]),
                                int(fields[11]) + int(fields[12]))
    return work


def subtract_work(after, before):
    """What was done between two counts; threads that have ended are left out."""
    differences = (
        [count - old for count, old in zip(counts, before.get(thread, (0, 0, 0)))]
        for thread, counts in after.items())
    return [sum(column) for column in zip(*differences)]


def end(process):
    os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def watch(name, command, seconds):
    """Lets COMMAND run at rest, and returns what it took of memory, wake-ups and core."""
    process = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    try:
        time.sleep(SETTLE_S)
        family = list_family(process.pid)
        before = count_work(family)
        begin = time.monotonic()
        time.sleep(seconds)
        taken = time.monotonic() - begin
        wakes, nanoseconds, ticks = subtract_work(count_work(list_family(process.pid)), before)
        figures = {
            "rss": count_memory(family, "Rss"),
            "pss": count_memory(family, "Pss"),
            "wakes": wakes / taken,
            "core": nanoseconds / taken / 1e7,
        }
    finally:
        end(process)
    say_figure(f"{name} memory RSS", figures["rss"], "MB")
    say_figure(f"{name} memory PSS", figures["pss"], "MB")
    say_figure(f"{name} processes", len(family), "")
    say_figure(f"{name} wake-ups", figures["wakes"], "a second")
    say_figure(f"{name} core", figures["core"], "%")
    say_figure(f"{name} ticks of 1/{TICKS_A_SECOND} s in {taken:.0f} s", ticks, "")
    return figures


def time_start(first_picture, command):
    words = [first_picture, str(WIDTH), str(HEIGHT), str(RUNS), *command]
    lines = subprocess.run(words, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                           text=True).stdout.splitlines()
    return [float(line) for line in lines if line.replace(".", "", 1).isdigit()]


def time_starts(first_picture, commands):
    """The median of each, in turns: what else the machine does then meets all of them."""
    times = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, command in commands.items():
            times[name] += time_start(first_picture, command)
    for name, taken in times.items():
        say_figure(f"{name} start to first useful picture, median of {len(taken)}",
                   statistics.median(taken), "ms")
        say_figure(f"{name} start to first useful picture, best", min(taken), "ms")
    return {name: statistics.median(taken) for name, taken in times.items()}


def write_page(path, affichectl, programme):
    """The schedule as a page without script, picture or font of its own."""
    words = subprocess.run([affichectl, "--db", programme, "show", "schedule"], check=True,
                           stdout=subprocess.PIPE, text=True).stdout
    with open(path, "w", encoding="utf-8") as file:
        file.write("<!DOCTYPE html><html lang=en><meta charset=utf-8><title>Schedule</title>"
                   "<style>body{font:32px sans-serif;margin:48px}</style>"
                   f"<h1>Schedule</h1><pre>{html.escape(words)}</pre></html>")


def make_commands(folder, affiche, affichectl, bare_window):
    programme = os.path.join(folder, "programme.db")
    page = os.path.join(folder, "schedule.html")
    subprocess.run([affichectl, "--db", programme, "init", "--sample", "strasbourg"], check=True,
                   stdout=subprocess.DEVNULL)
    write_page(page, affichectl, programme)
    kiosk = [affiche, "--db", programme, "--size", f"{WIDTH}x{HEIGHT}", "--idle", "0",
             "--language", "en"]
    commands = {
        "bare": [bare_window, str(WIDTH), str(HEIGHT)],
        "now": kiosk,
        "attract": [*kiosk, "--page", "attract"],
    }
    chromium = shutil.which("chromium")
    if chromium:
        profile = os.path.join(folder, "chromium")
        browser = shlex.join([chromium, *CHROMIUM, f"file://{page}"])
        commands["chromium"] = ["sh", "-c", f"exec {browser} --user-data-dir={profile}"]
        # As a guest who leaves nothing behind, which is how a kiosk should run it.
        commands["fresh chromium"] = [
            "sh", "-c", f"exec {browser} --user-data-dir=$(mktemp -d -p {folder})"]
    else:
        say("Chromium is left out: install the package chromium.")
    return commands


def compare_starts(starts):
    say_ratio("start of the kiosk to that of the bare window", starts["now"] / starts["bare"],
              "at most 1.3")
    if "chromium" in starts:
        say_ratio("start of Chromium to that of the kiosk", starts["chromium"] / starts["now"],
                  "at least 4")
        say_ratio("start of Chromium with a fresh profile to that of the kiosk",
                  starts["fresh chromium"] / starts["now"], "at least 4")


def compare_rest(rest):
    say_ratio("memory beyond the bare window (MB, RSS)", rest["now"]["rss"] - rest["bare"]["rss"],
              "at most 40")
    if "chromium" in rest:
        say_ratio("memory of Chromium to that of the kiosk, PSS",
                  rest["chromium"]["pss"] / rest["now"]["pss"], "at least 5")
    say_ratio("wake-ups a second of the kiosk", rest["now"]["wakes"], "at most 1")
    say_ratio("core of the kiosk (%)", rest["now"]["core"], "under 0.1")
    say_ratio("core of the evening screen (%)", rest["attract"]["core"], "at most 1")


def main():
    affiche, affichectl, first_picture, bare_window, *rest = sys.argv[1:]
    seconds = float(rest[0]) if rest else 60
    with tempfile.TemporaryDirectory() as folder:
        commands = make_commands(folder, affiche, affichectl, bare_window)
        # Time stands still here: a minute that is over would change the picture.
        still = {name: command + (["--now", "2026-10-04T15:24,x0"] if name == "now" else [])
                 for name, command in commands.items() if name != "attract"}
        compare_starts(time_starts(first_picture, still))
        compare_rest({name: watch(name, command, seconds)
                      for name, command in commands.items() if name != "fresh chromium"})


main()
