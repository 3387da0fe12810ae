#!/usr/bin/env python3
"""Fits how costs grow from the JSON lines of org.septuple.bench.CostScaling; draws them and prints a markdown table.

usage: scaling.py LINES [--decades 1] [--figure PNG]

Each series is fitted by value = a·x^p, least squares of log value over log x in its upper decades; ± is the standard
error of p from the scatter around the line.
"""

import argparse
import json
import pathlib

import numpy as np

# Okabe and Ito's colours, told apart by colour-blind eyes; marker shapes differ too.
BLUE, ORANGE = "#0072B2", "#D55E00"

# Panel: title, label of x, label of y, unit of y in ns, series by name: (label, colour, marker).
PANELS = [
    ("Learning step, batch 32", "bulk neurons N", "time per step (ms)", 1e6, {"neurons": ("dense", BLUE, "o")}),
    ("Learning step, N = 256", "batch B", "time per step (ms)", 1e6, {"batch": ("dense", BLUE, "o")}),
    (
        "Ensemble of small learners",
        "replicas R",
        "time per replica and step (ns)",
        1,
        {
            "replicas-two": ("2 trainables", BLUE, "o"),
            "replicas-layered": ("2-16-2, tanh", ORANGE, "s"),
        },
    ),
    ("Sparse step (2.1), 100 synapses each", "neurons N", "time per step (ms)", 1e6, {"sparse": ("sparse", BLUE, "o")}),
]


class Series:
    """Points (x, nanoseconds) of one name and the power law through those in the upper decades."""

    def __init__(self, lines, decades):
        self.unit = lines[0]["unit"]
        self.threads = lines[0]["detail"]["threads"]
        self.x, self.y = np.array(sorted((line["detail"]["x"], line["value"]) for line in lines)).T
        self.cores = min(line["detail"]["cores"] for line in lines)
        chosen = self.x >= self.x[-1] / 10**decades * (1 - 1e-9)
        u, v = np.log(self.x[chosen]), np.log(self.y[chosen])
        if u.size < 3:
            raise SystemExit(f"only {u.size} points in the upper {decades:g} decades: a fit needs 3")
        self.fitted = self.x[chosen]
        centred = u - u.mean()
        self.exponent = centred @ v / (centred @ centred)
        self.height = v.mean() - self.exponent * u.mean()
        residuals = v - self.height - self.exponent * u
        self.error = np.sqrt(residuals @ residuals / (u.size - 2) / (centred @ centred))

    def line(self):
        ends = self.fitted[[0, -1]]
        return ends, np.exp(self.height) * ends**self.exponent


def read(path, decades):
    found = {}
    for text in pathlib.Path(path).read_text().splitlines():
        if text.startswith("{"):
            line = json.loads(text)
            found.setdefault(line["name"], []).append(line)
    return {name: Series(lines, decades) for name, lines in found.items()}


def law(series, symbol):
    return f"∝ {symbol}$^p$, p = {series.exponent:.2f} ± {series.error:.2f}".replace("-", "−")


def draw(found, path):
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    # White behind everything, labels included: it reads the same on a light and on a dark page.
    plt.rcParams.update({"font.size": 8.5, "axes.titlesize": 9, "figure.facecolor": "white", "axes.facecolor": "white"})
    figure, axes = plt.subplots(2, 2, figsize=(7.2, 5.6), layout="constrained")
    for axis, (title, x_label, y_label, unit, names) in zip(axes.flat, PANELS):
        symbol = x_label.split()[-1]
        top = bottom = None
        for name, (label, colour, marker) in names.items():
            if name not in found:
                continue
            series = found[name]
            axis.loglog(series.x, series.y / unit, marker, color=colour, ms=4, mfc="white", mew=1.2, zorder=3)
            ends, values = series.line()
            text = law(series, symbol) if len(names) == 1 else f"{label}: {law(series, symbol)}"
            axis.loglog(ends, values / unit, "-", color=colour, lw=1.6, label=text)
            bottom = min(series.y.min() / unit, bottom or np.inf)
            top = max(series.y.max() / unit, top or 0)
        if top is None:
            axis.set_visible(False)
            continue
        axis.set_ylim(bottom / 2.5, top * (12 if len(names) > 1 else 2.5))
        axis.set(title=title, xlabel=x_label, ylabel=y_label)
        axis.grid(which="major", color="0.88", lw=0.6)
        axis.legend(loc="upper left", frameon=False, handlelength=1.6)
        axis.spines[["top", "right"]].set_visible(False)
    path = pathlib.Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=150, metadata={"Software": None})


def table(found):
    yield "| series | threads | fitted range | exponent | smallest x | its cost | largest x | its cost | unit |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for name, s in found.items():
        cells = [
            name,
            s.threads,
            f"{s.fitted[0]:g} … {s.fitted[-1]:g}",
            f"{s.exponent:.3f} ± {s.error:.3f}",
            f"{s.x[0]:g}",
            f"{s.y[0]:.4g}",
            f"{s.x[-1]:g}",
            f"{s.y[-1]:.4g}",
            s.unit,
        ]
        yield "| " + " | ".join(map(str, cells)) + " |"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lines", help="output of CostScaling")
    parser.add_argument("--decades", type=float, default=1, help="of x, from the largest downwards, that are fitted")
    parser.add_argument("--figure", help="PNG to draw")
    args = parser.parse_args()
    found = read(args.lines, args.decades)
    print("\n".join(table(found)))
    least = min(s.cores for s in found.values())
    print(f"\nFewest cores that a point had: {least:.2f}; below the threads, other programs were at work.")
    if args.figure:
        draw(found, args.figure)


if __name__ == "__main__":
    main()
