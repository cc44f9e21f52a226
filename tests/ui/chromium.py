# SPDX-License-Identifier: GPL-3.0-or-later
"""A headless Chromium for tests, over its DevTools protocol, and the codes in its pictures."""

import base64
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request

try:
    import websocket
except ImportError:
    websocket = None

WIDTH, HEIGHT = 1920, 1080
PATIENCE_S = 30
# How Chromium runs where there is no GPU, no network and no desktop.
CHROMIUM = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
            "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--remote-debugging-port=0", "--remote-allow-origins=*"]


def skip_without(*programs):
    """Ends the test as skipped where one of PROGRAMS or a part of this file is missing."""
    for program in ("chromium", "zbarimg", *programs):
        if shutil.which(program) is None:
            skip(f"there is no {program}")
    if websocket is None:
        skip("there is no python3-websocket")


def skip(reason):
    print(f"1..0 # SKIP {reason}")
    sys.exit(0)


class Browser:
    """One page of a headless Chromium, over its DevTools protocol."""

    def __init__(self, folder, address):
        self.process = subprocess.Popen(
            [*CHROMIUM, f"--user-data-dir={folder}", f"--window-size={WIDTH},{HEIGHT}", address],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            text=True, start_new_session=True)
        self.count = 0
        self.events = []  # what was told without being asked
        self.socket = websocket.create_connection(self.find_page(), timeout=PATIENCE_S)
        self.call("Emulation.setDeviceMetricsOverride", width=WIDTH, height=HEIGHT,
                  deviceScaleFactor=1, mobile=False)

    def find_page(self):
        """The address of the page's debugger."""
        for line in self.process.stderr:
            found = re.search(r"DevTools listening on ws://([0-9.:]+)/", line)
            if found:
                break
        else:
            raise AssertionError("Chromium does not start.")
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            with urllib.request.urlopen(f"http://{found[1]}/json") as answer:
                pages = [page for page in json.load(answer) if page["type"] == "page"]
            if pages:
                return pages[0]["webSocketDebuggerUrl"]
            time.sleep(0.1)
        raise AssertionError("Chromium has no page.")

    def call(self, method, **parameters):
        self.count += 1
        self.socket.send(json.dumps(
            {"id": self.count, "method": method, "params": parameters}))
        while True:
            answer = json.loads(self.socket.recv())
            if answer.get("id") == self.count:
                assert "result" in answer, f"{method}: {answer}"
                return answer["result"]
            self.events.append(answer)

    def press(self, x, y):
        for kind, button, buttons in (("mouseMoved", "none", 0), ("mousePressed", "left", 1),
                                      ("mouseReleased", "left", 0)):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button=button,
                      buttons=buttons, clickCount=0 if kind == "mouseMoved" else 1)
            time.sleep(0.04)  # as a hand does it

    def take_picture(self):
        return base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"])

    def end(self):
        self.socket.close()
        os.killpg(self.process.pid, signal.SIGTERM)
        self.process.wait()
        self.process.stderr.close()


def read_codes(picture):
    """What the codes in a picture say."""
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        file.write(picture)
        file.flush()
        answer = subprocess.run(["zbarimg", "--quiet", "--raw", "--nodbus", file.name],
                                capture_output=True, text=True, check=False)
    return answer.stdout.split()
