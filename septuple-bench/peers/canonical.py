#!/usr/bin/env python3
"""Effective samples per second on a canonical law of 200 tanh neurons: Septuple's CanonicalRate beside canonical_peer.py.

usage: canonical.py [--repeats 3] [--threads 1,2] [--chains 64,256] [--samples 500] [--only LABEL]...

Sides run in turn. ESS is the rank-normalised bulk ESS of ArviZ, by the same code for all sides, the least over all neurons and
H; seconds are of sampling alone, warm-up beside. Of several numbers of chains each side's best is compared. Prints markdown.
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

import numpy as np
from arviz_stats.base import array_stats

import compare

PEERS = {
    "numpyro-nuts": [],
    "blackjax-nuts": [],
    "blackjax-chees": [],
    **{f"blackjax-hmc {steps}": ["--steps", str(steps)] for steps in (4, 5)},
    **{f"jax-hmc {steps}": ["--steps", str(steps)] for steps in (3, 4, 5)},
}


def command(label, chains, threads, args, draws):
    options = ["--chains", chains, "--samples", args.samples, "--threads", threads, "--neurons", args.neurons, "--draws", draws]
    if label == "septuple":
        side = compare.septuple_side(compare.Contest("canonical", "CanonicalRate", {}), threads, [])
        return [*side.command, "--trajectory", "1.4", "--warm-up", str(args.warmup), *map(str, options)]
    script = compare.HERE / "canonical_peer.py"
    settings = ["--sampler", label.split()[0], *PEERS[label]]
    return [str(compare.PYTHON), str(script), *settings, "--warmup", str(args.warmup), *map(str, options)]


def effective(file, samples, chains):
    """Bulk ESS of every neuron and of H, and the largest R̂."""
    draws = np.fromfile(file, "<f8").reshape(samples, -1, chains).transpose(1, 2, 0)
    ess = array_stats.ess(draws, chain_axis=-2, draw_axis=-1, method="bulk")
    rhat = array_stats.rhat(draws, chain_axis=-2, draw_axis=-1)
    return ess, float(np.max(rhat)), float(draws[-1].mean())


def run(label, chains, threads, args):
    with tempfile.TemporaryDirectory() as folder:
        draws = os.path.join(folder, "draws.f8")
        done = subprocess.run(command(label, chains, threads, args, draws), capture_output=True, text=True)
        try:
            detail = json.loads(done.stdout.strip().splitlines()[-1])["detail"]
            ess, rhat, mean = effective(draws, args.samples, chains)
        except (IndexError, ValueError, OSError):
            print(f"  {label} {chains}: {(done.stderr.strip().splitlines() or ['no JSON'])[-1][:200]}", file=sys.stderr)
            return None
    result = {
        "rate": ess.min() / detail["sampleSeconds"],
        "least": ess.min() / args.samples / chains,
        "H": ess[-1] / args.samples / chains,
        "neurons": ess[:-1].min() / args.samples / chains,
        "rhat": rhat,
        "mean": mean,
        "warm": detail["warmUpSeconds"],
        "seconds": detail["sampleSeconds"],
        "cores": detail.get("cores", float("nan")),
        "steps": detail.get("leapfrogSteps", float("nan")),
        "versions": detail.get("versions", {}),
    }
    print(f"  {label} {chains}: {result['rate']:.0f} ESS/s, H {mean:.3f}, cores {result['cores']}", file=sys.stderr)
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--threads", default="1,2")
    parser.add_argument("--chains", default="64,256")
    parser.add_argument("--neurons", type=int, default=200)
    parser.add_argument("--warmup", type=int, default=500)
    parser.add_argument("--samples", type=int, default=500)
    parser.add_argument("--only", action="append", help="sides whose label begins so")
    args = parser.parse_args()
    labels = [x for x in ("septuple", *PEERS) if not args.only or any(x.startswith(o) for o in args.only)]
    begun, versions, rows = compare.machine(), {}, []
    for threads in map(int, args.threads.split(",")):
        found = {}
        for _ in range(args.repeats):
            for chains in map(int, args.chains.split(",")):
                for label in labels:
                    result = run(label, chains, threads, args)
                    if result:
                        found.setdefault((label, chains), []).append(result)
                        versions.update(result["versions"])
        median = {key: statistics.median(r["rate"] for r in results) for key, results in found.items()}
        best = {label: max((k for k in median if k[0] == label), key=median.get, default=None) for label in labels}
        for label in filter(best.get, labels):
            key = best[label]
            line = found[key][0]
            own = median.get(best.get("septuple"))
            middle = {name: statistics.median(r[name] for r in found[key]) for name in line if name != "versions"}
            rates = [r["rate"] for r in found[key]]
            rows.append(
                f"| {label} | {threads} | {key[1]} | {median[key]:.0f} ({min(rates):.0f}–{max(rates):.0f}) | "
                f"{middle['neurons']:.2f}, {middle['H']:.2f} | {middle['steps']:.1f} | {middle['seconds']:.2f} | "
                f"{middle['warm']:.2f} | {middle['cores']:.2f} | {middle['rhat']:.3f} | "
                f"{'' if own is None else format(own / median[key], '.2f')} |"
            )
    print(f"{begun} at the beginning, {os.getloadavg()[0]:.1f} at the end.")
    print(", ".join(f"{name} {version}" for name, version in sorted(versions.items())) + ".")
    print(f"{args.neurons} neurons, {args.warmup} + {args.samples} transitions, medians of {args.repeats} repeats in turn.\n")
    print(
        "| side | threads | chains | least ESS/s | ESS per draw of neurons, H | leapfrog steps | seconds | warm-up | cores | R̂ "
        "| Septuple/side |\n|---|---|---|---|---|---|---|---|---|---|---|"
    )
    print("\n".join(rows))


if __name__ == "__main__":
    main()
