#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the solver over a folder of QAPLIB problems and prints, for each one whose best known cost
is beside it (NAME.sln or NAME.qap), how often it is reached, the largest gap and the times.

Usage: qap.py QAP FOLDER [--seconds S] [--seeds N] [--largest N] [--smallest N] [NAME…]
"""
import argparse
import pathlib
import statistics
import subprocess


def read_best_known(path):
    """The cost that NAME.qap (size, bound, best) or NAME.sln (size, cost) gives, or None."""
    for suffix, place in ((".qap", 2), (".sln", 1)):
        folders = (path.parent, path.parent.parent / (path.parent.name + "-bks"))
        for folder in folders:
            beside = folder / (path.stem + suffix)
            if beside.exists():
                return int(beside.read_text().replace(",", " ").split()[place])
    return None


def run(program, path, seconds, seed):
    output = subprocess.run([program, str(path), str(seconds), str(seed)], check=True,
                            capture_output=True, text=True).stdout.split()
    return int(output[1]), float(output[2])


def measure(program, path, options):
    best = read_best_known(path)
    if best is None:
        return None
    costs, times = zip(*(run(program, path, options.seconds, seed)
                         for seed in range(1, options.seeds + 1)))
    least = min(best, *costs)
    gaps = [100 * (cost - best) / best if best else 0 for cost in costs]
    hits = [time for cost, time in zip(costs, times) if cost <= best]
    print(f"{path.stem:9} hit {len(hits)}/{len(costs)} gap median {statistics.median(gaps):.4f} % "
          f"worst {max(gaps):.4f} % time median {1000 * statistics.median(times):.2f} ms "
          f"worst {1000 * max(times):.2f} ms" + (f" NEW BEST {least}" if least < best else ""),
          flush=True)
    return len(hits), len(costs), max(gaps), statistics.median(times)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--seconds", type=float, default=1)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--smallest", type=int, default=1)
    parser.add_argument("--largest", type=int, default=32)
    options = parser.parse_intermixed_args()
    results = []
    for path in sorted(options.folder.glob("*.dat")):
        size = int(path.read_text().split(None, 1)[0])
        if options.names and path.stem not in options.names:
            continue
        if options.names or options.smallest <= size <= options.largest:
            results.append(measure(options.program, path, options))
    results = [result for result in results if result]
    if results:
        print(f"{len(results)} problems: {sum(r[0] for r in results)} of "
              f"{sum(r[1] for r in results)} runs at best known, worst gap "
              f"{max(r[2] for r in results):.4f} %, median of median times "
              f"{1000 * statistics.median(r[3] for r in results):.2f} ms")


main()
