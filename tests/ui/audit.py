#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Audits what a screen reader is told, on the real program and over the real bus.

    audit.py AFFICHE AFFICHECTL SAMPLE

Each page is opened in both orientations and three languages and its tree is walked: every control
and picture has a name, no name is a class's, neighbours do not share one, and the map has a child
for each board. SAMPLE is a program whose window breaks each of the rules; it must be refused.
Prints TAP; run it by with-display with GTK_A11Y=atspi.
"""
import os
import re
import subprocess
import sys
import tempfile
import time

# The program under audit may not warn; the library that asks it does, of every window that closes.
ENVIRONMENT = dict(os.environ)
os.environ.pop("G_DEBUG", None)
import gi  # noqa: E402: GLib reads G_DEBUG when it is loaded

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PAGES = ["now", "schedule", "posters", "poster:17", "about:imimic", "item:4", "search",
         "search:uncert", "tour", "way:17", "find", "own:17"]
SIZES = ["1920x1080", "1080x1920"]
LANGUAGES = {"en": "Board", "fr": "Panneau", "de": "Tafel"}
BOARDS = 30
CONTROLS = {
    "push button", "toggle button", "check box", "radio button", "text", "entry", "list item",
    "menu item", "combo box", "slider", "link", "image", "icon", "page tab", "panel button",
}
CLASS_NAME = re.compile(r"^(Gtk|Gdk|Gsk|Aff)[A-Z]")


def list_applications():
    desktop = Atspi.get_desktop(0)
    found = (desktop.get_child_at_index(i) for i in range(desktop.get_child_count()))
    return [application for application in found if application]


def find_box(node):
    if "Component" not in node.get_interfaces():
        return None
    return Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)


def is_visible(node):
    # GTK 4.8 says "showing" of windows alone; what is hidden by a policy has no size.
    box = find_box(node)
    has_size = box is None or (box.width > 0 and box.height > 0)
    return has_size and node.get_state_set().contains(Atspi.StateType.VISIBLE)


def list_children(node):
    found = (node.get_child_at_index(i) for i in range(node.get_child_count()))
    return [child for child in found if child]


def wait_for_window(process):
    """The window of the program, once it is on screen."""
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        try:
            for application in list_applications():
                for window in list_children(application):
                    if is_visible(window) and list_children(window):
                        return window
        except GLib.Error:
            pass  # it is not ready to be asked
        time.sleep(0.1)
    raise RuntimeError(f"{process.args[0]} opened no window (exit code {process.poll()})")


def walk(node):
    """All nodes below NODE that are on screen, each with its visible children."""
    children = [child for child in list_children(node) if is_visible(child)]
    yield node, children
    for child in children:
        yield from walk(child)


def describe(node):
    box = find_box(node)
    place = f" at {box.x},{box.y} {box.width}x{box.height}" if box else ""
    return f'{node.get_role_name()} "{node.get_name()}"{place}'


def is_control(node):
    state = node.get_state_set()
    return node.get_role_name() in CONTROLS or state.contains(Atspi.StateType.FOCUSABLE)


def list_faults(window):
    faults = []
    for node, children in walk(window):
        name = node.get_name() or ""
        if CLASS_NAME.match(name):
            faults.append(f"named after its class: {describe(node)}")
        if node != window and is_control(node) and not name.strip():
            faults.append(f"without a name: {describe(node)}")
        names = [child.get_name() for child in children if is_control(child)]
        for twice in sorted({name for name in names if name and names.count(name) > 1}):
            faults.append(f'two neighbours are named "{twice}" in {describe(node)}')
    return faults


def list_board_faults(window, word):
    """The map is the node that has the boards as its children."""
    pattern = re.compile(rf"^{word} (\d+)\b.*,")
    counts = []
    for node, children in walk(window):
        labels = [pattern.match(child.get_name() or "") for child in children]
        counts.append((len({label.group(1) for label in labels if label}), node))
    most, node = max(counts, key=lambda pair: pair[0])
    if most != BOARDS:
        return [f'{most} boards "{word} 1, …" are children of {describe(node)}, not {BOARDS}']
    return []


def audit(command, word):
    """The faults of the window that COMMAND opens; WORD: its boards are counted too."""
    process = subprocess.Popen(command, env=ENVIRONMENT)
    try:
        window = wait_for_window(process)
        time.sleep(0.3)  # the first frame gives the nodes their places
        faults = list_faults(window)
        if process.poll() is not None:
            faults.append(f"{command[0]} ended by itself (exit code {process.poll()})")
        return faults + (list_board_faults(window, word) if word else [])
    except RuntimeError as error:
        return [str(error)]
    finally:
        process.terminate()
        process.wait(30)
        wait_until_gone()


def wait_until_gone():
    until = time.monotonic() + 10
    while list_applications() and time.monotonic() < until:
        time.sleep(0.05)


def list_cases(affiche, programme):
    for language, word in LANGUAGES.items():
        for size in SIZES:
            for page in PAGES:
                command = [affiche, "--db", programme, "--size", size,
                           "--language", language, "--kiosk", "foyer", "--page", page]
                yield f"{page} {language} {size}", command, word if page == "posters" else None


class Report:
    """Prints one line of TAP for each case."""

    def __init__(self):
        self.cases = 0
        self.is_good = True

    def add(self, title, is_good, details=()):
        self.cases += 1
        self.is_good = self.is_good and is_good
        print(f"{'ok' if is_good else 'not ok'} {self.cases} {title}")
        for detail in details:
            print(f"# {detail}")
            if not is_good:
                print(f"{title}: {detail}", file=sys.stderr)
        sys.stdout.flush()


def main(affiche, affichectl, sample):
    report = Report()
    faults = audit([sys.executable, sample], "Board")
    for kind in ("named after its class", "without a name", "two neighbours", "0 boards"):
        found = any(fault.startswith(kind) for fault in faults)
        report.add(f"the bad sample is refused: {kind}", found, faults)

    with tempfile.TemporaryDirectory() as folder:
        programme = os.path.join(folder, "programme.db")
        subprocess.run([affichectl, "--db", programme, "init", "--sample", "strasbourg"],
                       check=True, stdout=subprocess.DEVNULL)
        for title, command, word in list_cases(affiche, programme):
            faults = audit(command, word)
            report.add(title, not faults, faults)
    print(f"1..{report.cases}")
    return report.is_good


if __name__ == "__main__":
    sys.exit(0 if main(*sys.argv[1:]) else 1)
