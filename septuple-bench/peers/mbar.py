#!/usr/bin/env python3
"""MBAR of Septuple (MbarRate) beside pymbar on harmonic oscillators: the same potentials, results compared, seconds beside.

usage: mbar.py [--repeats 3]

Both on one thread. Sets: that of pymbar's tests, O = 1, 2, 3, 4, K = ½, 1, 3/2, 2, N = 1000, 500, 0, 800; and 20 oscillators with
2000 samples each. pymbar's seconds are the better of its default protocol (robust) and its adaptive solver in numpy, and of JAX
where it is installed, the second call. Prints markdown.
"""

import argparse
import ast
import json
import os
import statistics
import subprocess
import sys
import tempfile

import compare
import peer

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--repeats", type=int, default=3)
args = parser.parse_args()
for name in peer.FOREIGN:
    os.environ.pop(name, None)
for name in peer.THREADS:
    os.environ[name] = "1"
peer.pin(1)

import logging

logging.disable(logging.WARNING)
import numpy as np
import pymbar
from pymbar.testsystems import HarmonicOscillatorsTestCase

SETS = {
    "K = 4, N = 2300": ([1, 2, 3, 4], [0.5, 1, 1.5, 2], [1000, 500, 0, 800]),
    "K = 20, N = 40000": (np.linspace(0, 4, 20), np.linspace(0.5, 2, 20), [2000] * 20),
}


def septuple(u, counts, folder):
    file = os.path.join(folder, "u.f8")
    np.ascontiguousarray(u).astype("<f8").tofile(file)
    side = compare.septuple_side(compare.Contest("mbar", "MbarRate", {}), 1, [])
    command = [*side.command, "--potentials", file, "--counts", ",".join(map(str, counts))]
    done = subprocess.run(command, capture_output=True, text=True)
    line = json.loads(done.stdout.strip().splitlines()[-1])
    detail = line["detail"]
    return line["value"], *(np.array(ast.literal_eval(detail[key])) for key in ("f", "errors"))


def peer_once(u, counts, protocol):
    """Everything that Septuple's constructor gives: f and the covariance."""
    seconds = []

    def work():
        mbar = pymbar.MBAR(u, counts, solver_protocol=protocol, relative_tolerance=1e-12)
        seconds.append(mbar.compute_free_energy_differences())

    took = peer.Clock.time(work)
    result = seconds[0]
    return took, result["Delta_f"][0], result["dDelta_f"][0]


print(f"{compare.machine()} at the beginning. pymbar {pymbar.__version__}, numpy {np.__version__}.\n")
print("| set | Septuple, s | pymbar, s | ratio | largest difference of f | of errors |\n|---|---|---|---|---|---|")
for label, (offsets, springs, counts) in SETS.items():
    case = HarmonicOscillatorsTestCase(O_k=list(offsets), K_k=list(springs), beta=1.0)
    _, u, _, _ = case.sample(N_k=counts, mode="u_kn", seed=1)
    counts = np.array(counts)
    own, theirs = [], []
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(args.repeats):
            own.append(septuple(u, counts, folder))
            for protocol in (None, ({"method": "adaptive"},)):
                peer_once(u, counts, protocol)
                theirs.append(peer_once(u, counts, protocol))
    seconds = statistics.median(line[0] for line in own)
    best = min(statistics.median(line[0] for line in theirs[k::2]) for k in (0, 1))
    f, errors = own[0][1:]
    df = max(np.abs(f - line[1]).max() for line in theirs)
    de = max(np.abs(errors - line[2]).max() for line in theirs)
    print(f"| {label} | {seconds:.4g} | {best:.4g} | {best / seconds:.1f} | {df:.1e} | {de:.1e} |", flush=True)
