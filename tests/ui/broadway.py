#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Uses the kiosk in a web browser, as packaging/serve shows it: presses the nav bar and boards of
the map by the mouse, and reads the codes from pictures of the page.

Which place of the picture is which board is not known here. So places are pressed until some
codes came up; where these boards stand on the plan tells where all others are in the picture.

Usage: broadway.py SERVE AFFICHE AFFICHECTL PLAN.svg"""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree

from chromium import PATIENCE_S, Browser, read_codes, skip_without

NOW = (140, 1019)
POSTERS = (565, 1019)  # the middle of these buttons of the nav bar
MAP = (270, 210, 1180, 900)  # without its buttons
HITS = 5
DEAF_PRESSES = 8  # so many without a board are no accident
TARGET = "17"
def wait_for_code(browser, before, patience_s):
    """The one code on the page, once it is another than BEFORE; None if it stays."""
    end = time.monotonic() + patience_s
    while time.monotonic() < end:
        codes = read_codes(browser.take_picture())
        if len(codes) == 1 and codes[0] != before:
            return codes[0]
        time.sleep(0.05)
    return None


def wait_for_kiosk(browser):
    """Until the page is painted and stands still. Returns how long one picture of it took."""
    end = time.monotonic() + PATIENCE_S
    last = b""
    while time.monotonic() < end:
        begin = time.monotonic()
        picture = browser.take_picture()
        # An empty page compresses to next to nothing.
        if picture == last and len(picture) > 50000:
            return time.monotonic() - begin
        last = picture
        time.sleep(0.2)
    raise AssertionError("The browser shows no kiosk.")


def list_addresses(tool, programme):
    """The label of the board by the address that its paper's code opens."""
    def show(*words):
        return json.loads(subprocess.run([tool, "--db", programme, "show", *words, "--json"],
                                         capture_output=True, text=True, check=True).stdout)
    boards = [board for board in show("boards") if board["paper"]]
    return {show("paper", board["paper"]["number"])["address"]: board["label"]
            for board in boards}


def list_centres(plan):
    """The middle of each board on the plan, in millimetres."""
    centres = {}
    for element in xml.etree.ElementTree.parse(plan).iter():
        name = element.get("id", "")
        if name.startswith("board-") and element.get("x"):
            x, y, width, height = (float(element.get(key)) for key in ("x", "y", "width",
                                                                      "height"))
            centres[name.removeprefix("board-")] = (x + width / 2, y + height / 2)
    return centres


def fit(pairs):
    """Scale and offsets that take the plan's points to the picture's, by least squares."""
    count = len(pairs)
    mean = [[sum(pair[side][axis] for pair in pairs) / count for axis in (0, 1)]
            for side in (0, 1)]
    above = sum((plan[axis] - mean[0][axis]) * (picture[axis] - mean[1][axis])
                for plan, picture in pairs for axis in (0, 1))
    below = sum((plan[axis] - mean[0][axis]) ** 2 for plan, _ in pairs for axis in (0, 1))
    scale = above / below
    return scale, [mean[1][axis] - scale * mean[0][axis] for axis in (0, 1)]


def open_posters(browser):
    for button in (NOW, POSTERS):
        browser.press(*button)
        time.sleep(0.3)
        wait_for_kiosk(browser)


def find_boards(browser, labels, centres, patience_s):
    """Presses the map here and there. Returns pairs of points of plan and picture, and the last
    code."""
    pairs, shown = [], None
    left, top, right, bottom = MAP
    points = [(left + column * 74, top + row * 79) for row in range((bottom - top) // 79 + 1)
              for column in range((right - left) // 74 + 1)]
    # Far from each other first: 19 and the number of points have no divisor in common.
    for step in range(len(points)):
        x, y = points[step * 19 % len(points)]
        # On a busy machine Broadway now and then tells a new page nothing of the mouse.
        if step % DEAF_PRESSES == 0 and not pairs:
            open_posters(browser)
        browser.press(x, y)
        code = wait_for_code(browser, shown, patience_s)
        if code is None:
            continue
        assert code in labels, f"{code} is no address of this programme"
        shown = code
        if TARGET != labels[code]:
            pairs.append((centres[labels[code]], (x, y)))
        if len(pairs) == HITS:
            return pairs, shown
    raise AssertionError(f"Only {len(pairs)} boards were found on the map.")


def use_kiosk(browser, tool, programme, plan):
    labels, centres = list_addresses(tool, programme), list_centres(plan)
    pace = wait_for_kiosk(browser)
    assert not read_codes(browser.take_picture()), "There is a code before any board is pressed."
    pairs, shown = find_boards(browser, labels, centres, min(max(3 * pace, 0.5), 4))
    scale, offsets = fit(pairs)
    for place, point in pairs:
        for axis in (0, 1):
            away = abs(scale * place[axis] + offsets[axis] - point[axis])
            assert away < 50, f"A board stands {away:.0f} px from where it was pressed."
    browser.press(*(scale * centres[TARGET][axis] + offsets[axis] for axis in (0, 1)))
    code = wait_for_code(browser, shown, 5)
    wanted = [address for address, label in labels.items() if label == TARGET]
    assert [code] == wanted, f"Board {TARGET} opens {code} instead of {wanted}."


def is_listening(port, host="127.0.0.1"):
    with socket.socket() as probe:
        probe.settimeout(2)
        return probe.connect_ex((host, port)) == 0


def list_other_hosts():
    """The addresses of this machine that others could reach."""
    answer = subprocess.run(["hostname", "-I"], capture_output=True, text=True, check=False)
    return [host for host in answer.stdout.split() if ":" not in host]


def list_children(process):
    answer = subprocess.run(["pgrep", "-P", str(process)], capture_output=True, text=True,
                            check=False)
    return [int(word) for word in answer.stdout.split()]


def start_serve(serve, kiosk, programme, environment):
    process = subprocess.Popen(
        [serve, kiosk, "--db", programme, "--language", "en", "--idle", "0"],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, env=environment,
        start_new_session=True)
    line = process.stdout.readline()
    found = re.search(r"(http://127\.0\.0\.1:([0-9]+)/)", line)
    assert found and "Ctrl-C" in line, f"No address is told: {line}"
    return process, found[1], int(found[2])


def check_end(process, port):
    """Ctrl-C ends both programs."""
    children = list_children(process.pid)
    assert len(children) == 2, f"There are {len(children)} children, not server and kiosk."
    process.send_signal(signal.SIGINT)
    process.wait(timeout=PATIENCE_S)
    process.stdout.close()
    assert not is_listening(port), "The server is still there."
    assert not any(os.path.exists(f"/proc/{child}") for child in children), "One is left."


def run(serve, kiosk, tool, plan, folder):
    programme = os.path.join(folder, "programme.db")
    environment = {**os.environ, "HOME": folder, "GTK_A11Y": "none"}
    environment.pop("DISPLAY", None)
    subprocess.run([tool, "--db", programme, "init"], check=True,
                   stdout=subprocess.DEVNULL)
    process, address, port = start_serve(serve, kiosk, programme, environment)
    try:
        assert not any(is_listening(port, host) for host in list_other_hosts()), \
            "Other machines can reach it."
        browser = Browser(os.path.join(folder, "browser"), address)
        try:
            use_kiosk(browser, tool, programme, plan)
        finally:
            browser.end()
        print("ok 1 - the map is used in a browser and its codes are read from the page")
        check_end(process, port)
        print("ok 2 - it ends with Ctrl-C and leaves nothing behind")
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait()


skip_without("gtk4-broadwayd")
print("1..2", flush=True)
with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as own_folder:
    run(*sys.argv[1:], own_folder)
