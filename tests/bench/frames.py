#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures how long the kiosk paints, beside the least that moving a picture costs and beside the
map of libshumate, all on one display.

    frames.py FRAMES REDRAW [TILES]

Prints plain figures and lines "ratio NAME VALUE (AIM …)". Run it by with-display.
"""
import statistics
import subprocess
import sys

from figures import say, say_figure, say_ratio

SIZES = {"1080p": (1920, 1080), "4K": (3840, 2160)}
HALO_FRAMES = 150
FRAMES = 300
VISITS = 10


def run(program, *arguments):
    words = [program, *(str(argument) for argument in arguments)]
    return subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()


def read_paint(line):
    p50, p99, core50, core99, missed, frames = line.split()
    return {"p50": float(p50), "p99": float(p99), "core50": float(core50),
            "core99": float(core99), "missed": int(missed), "frames": int(frames)}


def tell_paint(name, paint):
    say_figure(f"{name} paint p50", paint["p50"], "ms")
    say_figure(f"{name} paint p99", paint["p99"], "ms")
    say_figure(f"{name} paint p50 on the core", paint["core50"], "ms")
    say_figure(f"{name} paint p99 on the core", paint["core99"], "ms")
    say_figure(f"{name} missed of {paint['frames']} frames", paint["missed"], "")


def measure_scene(program, scene, size, count):
    map_size, line = run(program, scene, *size, count)[-2:]
    return [int(side) for side in map_size.split()], read_paint(line)


def measure_size(name, frames, redraw, tiles):
    size = SIZES[name]
    paints = {}
    for scene, count in (("halo", HALO_FRAMES), ("pan", FRAMES), ("zoom", FRAMES)):
        map_size, paints[scene] = measure_scene(frames, scene, size, count)
        tell_paint(f"{name} {scene}", paints[scene])
    bare = read_paint(run(redraw, *size, FRAMES)[-1])
    tell_paint(f"{name} bare redraw of the window", bare)
    small = read_paint(run(redraw, *map_size, FRAMES)[-1])
    tell_paint(f"{name} bare redraw of {map_size[0]}x{map_size[1]}, as the map", small)
    pan = paints["pan"]
    say_ratio(f"{name} halo paint p99 (ms)", paints["halo"]["p99"], "at most 1")
    say_ratio(f"{name} halo paint p99 on the core (ms)", paints["halo"]["core99"], "at most 1")
    if name == "1080p":
        say_ratio(f"{name} pan paint p99 (ms)", pan["p99"], "at most 8")
        say_ratio(f"{name} pan paint p99 on the core (ms)", pan["core99"], "at most 8")
        say_ratio(f"{name} pan frames missed", pan["missed"], "0")
    say_ratio(f"{name} pan to bare redraw, p50", pan["p50"] / bare["p50"], "at most 1.3 at 4K")
    if tiles is None:
        say("libshumate is left out: install the package libshumate-dev and build again.")
        return
    peer = read_paint(run(tiles, *map_size, FRAMES)[-1])
    tell_paint(f"{name} libshumate pan of {map_size[0]}x{map_size[1]}, as the map", peer)
    say_ratio(f"{name} libshumate to pan, p50", peer["p50"] / pan["p50"], "at least 5")


def measure_pages(name, frames):
    times, cores = {}, {}
    for line in run(frames, "pages", *SIZES[name], VISITS):
        words = line.split()
        if len(words) == 3 and words[0].isalpha():
            times.setdefault(words[0], []).append(float(words[1]))
            cores.setdefault(words[0], []).append(float(words[2]))
    for page, taken in times.items():
        say_figure(f"{name} touch to {page} p50", statistics.median(taken), "ms")
        say_figure(f"{name} touch to {page} p50 on the core", statistics.median(cores[page]), "ms")
        say_figure(f"{name} touch to {page} worst of {len(taken)}", max(taken), "ms")
    worst = max(statistics.median(taken) for taken in times.values())
    say_ratio(f"{name} slowest page, median (ms)", worst, "at most 50")
    worst = max(statistics.median(taken) for taken in cores.values())
    say_ratio(f"{name} slowest page, median on the core (ms)", worst, "at most 50")


def main():
    frames, redraw, *rest = sys.argv[1:]
    for name in SIZES:
        measure_size(name, frames, redraw, rest[0] if rest else None)
        measure_pages(name, frames)


main()
