# SPDX-License-Identifier: GPL-3.0-or-later
"""How the benchmarks say what they found: one figure or ratio a line."""


def say(words):
    print(words, flush=True)


def say_figure(name, value, unit):
    say(f"{name}: {value:.4g} {unit}".rstrip())


def say_ratio(name, value, aim):
    say(f"ratio {name} {value:.4g} (AIM {aim})")
