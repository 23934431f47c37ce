#!/usr/bin/env python3
"""Draws docs/performance/*.svg from docs/performance/results.jsonl, and prints the growth exponents.

    pip install numpy matplotlib
    docs/performance/plot.py
"""
import json
import math
import os

import matplotlib
import numpy

matplotlib.use("svg")
matplotlib.rcParams.update({
    "svg.hashsalt": "blastradius", "svg.fonttype": "none", "font.family": "sans-serif",
    "font.size": 11, "axes.spines.top": False, "axes.spines.right": False,
})
from matplotlib import pyplot  # noqa: E402  (the backend comes first)

FOLDER = os.path.dirname(os.path.abspath(__file__))
LABELS = {"load": "read a map", "impact": "one large scenario", "radii": "all losses",
          "JSONDecoder": "JSONDecoder, no checks"}
STYLES = {"load": ("#0b5fa5", "o", "-"), "impact": ("#2e7d32", "s", "-"),
          "radii": ("#c2410c", "^", "-"), "JSONDecoder": ("#6b7280", "D", "--")}


def series(results, workload):
    found = {}
    for result in results:
        if result["workload"] == workload and result["map"] == "services" and "peakBytes" in result:
            found[result["components"]] = result
    return [found[size] for size in sorted(found)]


def exponent(points, smallest):
    """The slope of a straight line through the logarithms, from `smallest` components on."""
    large = [(math.log(x), math.log(y)) for x, y in points if x >= smallest]
    return numpy.polyfit([x for x, _ in large], [y for _, y in large], 1)[0] if len(large) > 1 else None


def draw(results, name, title, unit, value, workloads):
    figure, axes = pyplot.subplots(figsize=(7.2, 4.4))
    for workload in workloads:
        points = [(result["components"], value(result)) for result in series(results, workload)]
        if not points:
            continue
        color, marker, line = STYLES[workload]
        slope = exponent(points, 10_000)
        label = LABELS[workload] + ("" if slope is None else f"  (n^{slope:.2f})")
        axes.plot(*zip(*points), color=color, marker=marker, linestyle=line, label=label)
        print(f"{name}: {workload} grows with n^{slope:.3f}" if slope else f"{name}: {workload}")
    axes.set(xscale="log", yscale="log", xlabel="components", ylabel=unit)
    axes.set_title(title, loc="left", fontsize=12)
    axes.grid(True, which="major", color="#e5e7eb")
    axes.legend(frameon=False, loc="upper left")
    figure.tight_layout()
    figure.savefig(os.path.join(FOLDER, name + ".svg"), metadata={"Date": None},
                   facecolor="white")


def main():
    with open(os.path.join(FOLDER, "results.jsonl")) as file:
        results = [json.loads(line) for line in file]
    draw(results, "time", "Time, maps like real service graphs", "seconds",
         lambda result: result["medianSeconds"], ["JSONDecoder", "load", "impact", "radii"])
    draw(results, "memory", "Memory of the whole program, the map's text included", "MB",
         lambda result: result["peakBytes"] / 1e6, ["JSONDecoder", "load", "radii"])


if __name__ == "__main__":
    main()
