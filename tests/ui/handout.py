#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens the exported page in a web browser, from a file, without scripts: on a desk, on a phone, in
the dark and on A4. It asks nothing of any network, and phones can read its codes.

Usage: handout.py AFFICHECTL"""

import base64
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import time

from chromium import PATIENCE_S, Browser, read_codes, skip_without

SCREENS = (("a desk", 1920, 1080, "light"), ("a phone", 390, 844, "light"),
           ("the dark", 1280, 800, "dark"))
SMALLEST_CODE_MM = 20
DPI = 150
STRIDE = 2400  # pixels


def export(tool, folder, language, *changes):
    """The page of the sample after CHANGES, and the addresses that its codes have to open."""
    programme = os.path.join(folder, f"programme-{language}.db")
    page = os.path.join(folder, f"programme-{language}.html")
    for words in (("init",), *changes):
        subprocess.run([tool, "--db", programme, *words], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([tool, "--db", programme, "export", "html", "--language", language, "-o", page],
                   check=True)
    with sqlite3.connect(programme) as database:
        return page, {address for address, in database.execute("SELECT address FROM link")}


def wait_for_page(browser):
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        state = browser.call("Runtime.evaluate", expression="document.readyState")
        if state["result"].get("value") == "complete":
            return
        time.sleep(0.1)
    raise AssertionError("The page does not load.")


def ask(browser, expression):
    return browser.call("Runtime.evaluate", expression=expression,
                        returnByValue=True)["result"]["value"]


def read_all_codes(browser, width):
    """From pictures that overlap by more than a code: the whole page is too long for one."""
    found = set()
    for top in range(0, ask(browser, "document.documentElement.scrollHeight"), STRIDE):
        clip = {"x": 0, "y": top, "width": width, "height": STRIDE + 300, "scale": 1}
        picture = browser.call("Page.captureScreenshot", format="png", clip=clip,
                               captureBeyondViewport=True)["data"]
        found.update(read_codes(base64.b64decode(picture)))
    return found


def open_page(browser, page):
    browser.call("Page.navigate", url=f"file://{page}")
    wait_for_page(browser)


def check_long_words(browser, tool, folder):
    """Nothing widens the page of a phone."""
    word = "Sampleword" * 40
    page, _ = export(tool, folder, "de", ("set", "paper", "P161", f"title={word}"),
                     ("set", "item", "4", f"title={word}", f"subtitle={word}"),
                     ("set", "workshop", "mfm", f"title={word}", f"tagline={word}"))
    name, width, height, _ = SCREENS[1]
    browser.call("Emulation.setEmulatedMedia", media="screen")
    browser.call("Emulation.setDeviceMetricsOverride", width=width, height=height,
                 deviceScaleFactor=1, mobile=False)
    open_page(browser, page)
    assert ask(browser, "document.body.innerText").count(word) >= 3
    wide = ask(browser, "document.documentElement.scrollWidth")
    assert wide <= width, f"With long words the page is {wide} px wide on {name}."


def check_screen(browser, name, width, height, scheme, addresses):
    browser.call("Emulation.setDeviceMetricsOverride", width=width, height=height,
                 deviceScaleFactor=1, mobile=False)
    browser.call("Emulation.setEmulatedMedia",
                 features=[{"name": "prefers-color-scheme", "value": scheme}])
    wide = ask(browser, "document.documentElement.scrollWidth")
    assert wide <= width, f"On {name} the page is {wide} px wide."
    found = read_all_codes(browser, width)
    assert found == addresses, f"On {name} these codes differ: {found ^ addresses}"
    ground = ask(browser, "getComputedStyle(document.body).backgroundColor")
    light = sum(int(part) for part in re.findall("[0-9]+", ground)[:3]) / 3
    assert (light < 64) == (scheme == "dark"), f"On {name} the ground is {ground}."


def print_page(browser, folder):
    data = browser.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"]
    path = os.path.join(folder, "page.pdf")
    with open(path, "wb") as file:
        file.write(base64.b64decode(data))
    said = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    assert "(A4)" in said, said
    subprocess.run(["pdftoppm", "-r", str(DPI), "-png", path, os.path.join(folder, "sheet")],
                   check=True, stderr=subprocess.DEVNULL)
    return [os.path.join(folder, name) for name in sorted(os.listdir(folder))
            if name.startswith("sheet")]


def check_print(browser, folder, addresses):
    browser.call("Emulation.setEmulatedMedia", media="print")
    pixels = ask(browser, "Math.min(...[...document.querySelectorAll('.qr')].map("
                          "code => (code.viewBox.baseVal.width - 8) / code.viewBox.baseVal.width"
                          " * code.getBoundingClientRect().width))")
    assert pixels / 96 * 25.4 >= SMALLEST_CODE_MM, f"A code has {pixels / 96 * 25.4:.1f} mm."
    found = set()
    for sheet in print_page(browser, folder):
        with open(sheet, "rb") as file:
            found.update(read_codes(file.read()))
    assert found == addresses, f"On paper these codes differ: {found ^ addresses}"


def check_peace(browser, page):
    """The page alone was asked for, and nothing of it was refused or complained of."""
    asked = {event["params"]["request"]["url"] for event in browser.events
             if event.get("method") == "Network.requestWillBeSent"}
    others = {address for address in asked if not address.startswith("data:")}
    assert others == {f"file://{page}"}, f"It asks for {others}."
    complaints = [event["params"] for event in browser.events
                  if event.get("method") == "Log.entryAdded"]
    assert not complaints, f"The browser complains: {complaints}"


def run(tool, folder):
    page, addresses = export(tool, folder, "fr")
    assert len(addresses) > 20
    browser = Browser(os.path.join(folder, "browser"), "about:blank")
    try:
        for domain in ("Network", "Log", "Page"):
            browser.call(f"{domain}.enable")
        browser.call("Emulation.setScriptExecutionDisabled", value=True)
        open_page(browser, page)
        for screen in SCREENS:
            check_screen(browser, *screen, addresses)
        print("ok 1 - its codes are read on a desk, on a phone and in the dark", flush=True)
        check_print(browser, folder, addresses)
        print("ok 2 - its codes are read on A4", flush=True)
        check_peace(browser, page)
        print("ok 3 - it asks nothing of the network and needs no script", flush=True)
        check_long_words(browser, tool, folder)
        print("ok 4 - long words do not widen it", flush=True)
    finally:
        browser.end()


skip_without("pdftoppm", "pdfinfo")
print("1..4", flush=True)
with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as own_folder:
    run(*sys.argv[1:], own_folder)
