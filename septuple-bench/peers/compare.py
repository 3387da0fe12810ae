#!/usr/bin/env python3
"""Times Septuple and its peers in turn and prints one markdown table. See README.md beside this file.

usage: compare.py [--only NAME]... [--repeats 5] [--data DIR] [--epochs 2] [--json FILE] [--list]
"""

import argparse
import dataclasses
import datetime
import glob
import json
import os
import pathlib
import platform
import shutil
import statistics
import subprocess
import sys
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
TARGET = HERE.parent / "target"
PYTHON = TARGET / "peers-venv" / "bin" / "python"
JAR = TARGET / "benchmarks.jar"


@dataclasses.dataclass(frozen=True)
class Contest:
    """One piece of work: a main class of org.septuple.bench with its arguments, and peers by label."""

    name: str
    septuple: str
    peers: dict[str, str]
    threads: tuple[int, ...] = (1,)
    less_is_better: bool = False
    data: bool = False  # whether both sides also take --data and --epochs


def product(shape):
    return Contest(
        f"matrix-product-{shape}",
        f"MatrixProductRates --shape {shape}",
        {"numpy": f"matrix_product.py --shape {shape}"},
        (1, 2),
    )


def elementary(function, size):
    options = f"--function {function} --size {size}"
    return Contest(f"{function}-{size}", f"ElementaryRates {options}", {"numpy": f"elementary.py {options}"})


def replicas(activation):
    options = f"--replicas 100000 --steps 100 --activation {activation}"
    return Contest(
        f"replicas-{activation}",
        f"ReplicaRate {options}",
        {"jax": f"replicas_jax.py {options}", "numpy": f"replicas_numpy.py {options}"},
        (1, 2),
        less_is_better=True,
    )


def solvable(learner):
    options = f"--learner {learner} --replicas 1000000 --steps 100"
    peers = {"numpy": f"solvable.py {options}"}
    if learner == "bias-pair":
        peers["jax"] = f"solvable.py {options} --library jax"
    return Contest(f"solvable-{learner}", f"SolvableRate {options}", peers, (1, 2), less_is_better=True)


CONTESTS = [
    *(elementary(function, size) for function in ("exp", "tanh") for size in (2048, 32768)),
    Contest(
        "gaussian",
        "GaussianRates --size 8192",
        {f"numpy {g}": f"gaussian.py --generator {g} --size 8192" for g in ("philox", "pcg64")},
    ),
    product("1024x1024x1024"),
    product("64x300x300"),
    Contest(
        "langevin",
        "LangevinRate --particles 1000000",
        {"numpy": "langevin.py", "numpy, whole arrays": "langevin.py --piece 0"},
        (1, 2),
    ),
    *(
        Contest(
            f"schroedinger-{problem}",
            f"SchroedingerRate --problem {problem}",
            {
                "scipy, Strang": f"schroedinger.py --problem {problem} --variant strang",
                "qutip": f"schroedinger.py --problem {problem} --variant qutip",
            },
            less_is_better=True,
        )
        for problem in ("coherent", "well")
    ),
    Contest(
        "fokker-planck",
        "FokkerPlanckRate --n 512",
        {"scipy": "fokker_planck.py --n 512"},
        (1, 2),
        less_is_better=True,
    ),
    *(
        Contest("split-step-" + grid, "SplitStepRate --grid " + grid, {"scipy": "split_step.py --grid " + grid}, (1, 2))
        for grid in ("1024x1024", "128x128x128")
    ),
    Contest(
        "predictive-coding",
        "PredictiveCodingEpoch",
        {
            "jax": "pc_jax.py",
            "torch": "pc_torch.py",
            "torch.compile": "pc_torch.py --variant compile",
            "numpy": "pc_numpy.py",
        },
        (1, 2),
        less_is_better=True,
        data=True,
    ),
    replicas("linear"),
    replicas("tanh"),
    *(solvable(learner) for learner in ("bias-pair", "single-weight", "ring-phase", "double-well")),
    Contest("neighbour-entropy", "NeighbourEntropyRate", {"scipy": "neighbours.py"}, (1, 2), less_is_better=True),
]


class Side:
    """One command of a contest with a number of threads, and the lines that it printed."""

    def __init__(self, label, command, threads):
        self.label, self.command, self.threads = label, command, threads
        self.lines = []
        self.failure = None

    def run(self):
        if self.failure:
            return
        done = subprocess.run(self.command, capture_output=True, text=True)
        try:
            self.lines.append(json.loads(done.stdout.strip().splitlines()[-1]))
        except (IndexError, ValueError):
            error = done.stderr.strip().splitlines() or ["printed no JSON"]
            self.failure = error[-1][:200]
        print(f"  {self.label}: {self.failure or self.lines[-1]['value']}", file=sys.stderr)

    def median(self):
        return statistics.median(line["value"] for line in self.lines) if self.lines else None


def java():
    home = os.environ.get("JAVA_HOME")
    for jdk in [home, *glob.glob("/usr/lib/jvm/*")]:
        release = pathlib.Path(jdk or "", "release")
        if jdk and release.is_file() and 'JAVA_VERSION="25' in release.read_text():
            return str(pathlib.Path(jdk, "bin", "java"))
    return shutil.which("java")


def septuple_side(contest, threads, extra):
    main, *options = contest.septuple.split()
    classpath = f"{JAR}:{TARGET / 'lib' / '*'}"
    command = [java(), "--add-modules", "jdk.incubator.vector", "-cp", classpath, f"org.septuple.bench.{main}"]
    side = Side("septuple", [*command, *options, "--threads", str(threads), *extra], threads)
    if not JAR.exists() or f"org/septuple/bench/{main}.class" not in zipfile.ZipFile(JAR).namelist():
        side.failure = f"no class {main}"
    return side


def peer_side(label, script, threads, extra):
    name, *options = script.split()
    command = [str(PYTHON), str(HERE / name), *options, "--threads", str(threads), *extra]
    return Side(label, command, threads)


def skipped(septuple):
    return f" (Septuple skipped: {septuple.failure})" if septuple.failure else ""


def number(value):
    return "–" if value is None else f"{value:.4g}"


def spread(side):
    """Largest minus smallest repeat, in percent of the median."""
    values = [line["value"] for line in side.lines]
    return f"{100 * (max(values) - min(values)) / side.median():.0f} %" if len(values) > 1 else "–"


def cores(side):
    values = [line["detail"]["cores"] for line in side.lines if "cores" in line["detail"]]
    return number(statistics.median(values)) if values else "–"


def accuracy(side):
    found = [line["detail"]["accuracy"] for line in side.lines if "accuracy" in line["detail"]]
    return " accuracy " + ", ".join(f"{100 * a:.1f} %" for a in found[0]) if found else ""


def rows(contest, septuple, peers):
    for peer in peers:
        ratio = None
        if septuple.lines and peer.lines:
            ratio = septuple.median() / peer.median()
            ratio = 1 / ratio if contest.less_is_better else ratio
        unit = next((side.lines[0]["unit"] for side in (peer, septuple) if side.lines), "")
        notes = [f"{s.label}: {s.failure}" for s in (septuple, peer) if s.failure]
        notes += [s.label + accuracy(s) for s in (septuple, peer) if accuracy(s)]
        yield " | ".join(
            [
                f"| {contest.name}",
                str(peer.threads),
                unit,
                f"{number(septuple.median())} ({spread(septuple)}, {cores(septuple)})",
                peer.label,
                f"{number(peer.median())} ({spread(peer)}, {cores(peer)})",
                number(ratio),
                "; ".join(notes) + " |",
            ]
        )


def machine():
    try:
        lines = pathlib.Path("/proc/cpuinfo").read_text().splitlines()
        model = next(line.split(":")[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        model = platform.processor()
    load = ", ".join(f"{x:.1f}" for x in os.getloadavg())
    return f"{model}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}, load {load}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", action="append", help="contests whose name begins so")
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--epochs", type=int, default=2, help="of predictive coding")
    parser.add_argument("--data", default=os.environ.get("SEPTUPLE_DATA"), help="default $SEPTUPLE_DATA")
    parser.add_argument("--json", help="file for all lines of all repeats")
    parser.add_argument("--list", action="store_true", help="names the contests, runs nothing")
    args = parser.parse_args()
    chosen = [c for c in CONTESTS if not args.only or any(c.name.startswith(o) for o in args.only)]
    if args.list or not chosen:
        print("\n".join(c.name for c in CONTESTS))
        sys.exit(0 if args.list else f"no contest begins with {args.only}")
    if not PYTHON.exists():
        sys.exit(f"no {PYTHON}; run {HERE / 'setup.sh'}")

    begun, table, records, versions = machine(), [], [], {}
    for contest in chosen:
        if contest.data and not args.data:
            print(f"{contest.name}: skipped, needs --data or SEPTUPLE_DATA", file=sys.stderr)
            continue
        extra = ["--data", args.data, "--epochs", str(args.epochs)] if contest.data else []
        for threads in contest.threads:
            septuple = septuple_side(contest, threads, extra)
            peers = [peer_side(label, script, threads, extra) for label, script in contest.peers.items()]
            print(f"{contest.name} --threads {threads}{skipped(septuple)}", file=sys.stderr)
            for _ in range(args.repeats):
                for side in (septuple, *peers):
                    side.run()
            table.extend(rows(contest, septuple, peers))
            for side in (septuple, *peers):
                for line in side.lines:
                    versions.update(line["detail"].get("versions", {}))
                    versions.update({"BLAS": " + ".join(b) for b in [line["detail"].get("blas")] if b})
                    versions.update({"JDK": j for j in [line["detail"].get("java")] if j})
                records.append({"contest": contest.name, "side": side.label, "threads": threads, "lines": side.lines})

    print(f"{datetime.date.today()}; {begun} at the beginning, {os.getloadavg()[0]:.1f} at the end.")
    print(", ".join(f"{name} {version}" for name, version in sorted(versions.items())) + ".")
    print(f"Medians of {args.repeats} interleaved repeats (spread, cores used); ratio > 1: Septuple is faster.\n")
    print("| contest | threads | unit | Septuple | peer | its median | ratio | notes |\n|---|---|---|---|---|---|---|---|")
    print("\n".join(table))
    if args.json:
        pathlib.Path(args.json).write_text(json.dumps({"machine": begun, "versions": versions, "runs": records}, indent=1))


if __name__ == "__main__":
    main()
