#!/usr/bin/env python3
"""Effective samples per second on a canonical law of 200 tanh neurons: Septuple's CanonicalRate beside canonical_peer.py.

usage: canonical.py [--repeats 2] [--threads 1,2] [--chains 64] [--samples 500] [--law SEED] [--only SAMPLER]...

A first round, on the first number of threads, tries every setting of the samplers that have several and keeps the two fastest of
each; no number of it is shown. Then all that is left runs in turn `--repeats` times, sides below a fifth of the fastest peer once.
Septuple has one setting, the defaults of `canonical.proposal`. ESS is the rank-normalised bulk ESS of ArviZ,
by the same code for all sides, the least over all neurons and H; seconds are of sampling alone, warm-up beside. Prints markdown; what was tried goes to standard error.
"""

import argparse
import dataclasses
import json
import os
import statistics
import subprocess
import sys
import tempfile

import numpy as np
from arviz_stats.base import array_stats

import compare



def hmc(integrator, acceptances):
    """Settings from acceptances per number of steps."""
    return [f"--integrator {integrator} --steps {n} --acceptance {a}" for n, some in acceptances.items() for a in some]


LEAPFROG = hmc("velocity_verlet", {4: [0.8, 0.65], 5: [0.8, 0.65], 6: [0.8]})
TWO_STAGES = {1: [0.65], 2: [0.8, 0.65, 0.5], 3: [0.8]}
THREE_STAGES = hmc("yoshida", {1: [0.8, 0.65, 0.5], 2: [0.8]})
FIVE_STAGES = hmc("omelyan", {1: [0.8, 0.65]})
NUTS = ["--warmup 300 --samples 200"]
PEERS = {
    "blackjax-hmc": [*LEAPFROG, *hmc("mclachlan", TWO_STAGES), *THREE_STAGES, *FIVE_STAGES],
    "jax-hmc": [*LEAPFROG, *hmc("two_stages", TWO_STAGES), *THREE_STAGES],
    "blackjax-chees": [""],
    "numpyro-nuts": NUTS,
    "blackjax-nuts": NUTS,
}
KEPT = 2  # settings of each sampler
ONCE = 0.2  # of the fastest peer


@dataclasses.dataclass(frozen=True)
class Side:
    sampler: str
    setting: str = ""

    def options(self, args):
        """Name and value of each option; what the setting names goes before what the command line says."""
        words = self.setting.split()
        return {"--warmup": args.warmup, "--samples": args.samples, **dict(zip(words[::2], words[1::2]))}

    def __str__(self):
        return " ".join([self.sampler, *self.setting.replace("--", "").split()])


def command(side, threads, seed, draws, args):
    options = {"--chains": args.chains, "--neurons": args.neurons, "--law": args.law}
    options |= {"--threads": threads, "--seed": seed, "--draws": draws} | side.options(args)
    if side.sampler == "septuple":
        options["--warm-up"] = options.pop("--warmup")
        start = compare.septuple_side(compare.Contest("canonical", "CanonicalRate", {}), threads, []).command
    else:
        start = [str(compare.PYTHON), str(compare.HERE / "canonical_peer.py"), "--sampler", side.sampler]
    return [*start, *(str(word) for option in options.items() for word in option)]


def effective(file, samples, chains):
    """Bulk ESS of every neuron and of H, and the largest R̂."""
    draws = np.fromfile(file, "<f8").reshape(samples, -1, chains).transpose(1, 2, 0)
    ess = array_stats.ess(draws, chain_axis=-2, draw_axis=-1, method="bulk")
    rhat = array_stats.rhat(draws, chain_axis=-2, draw_axis=-1)
    return ess, float(np.max(rhat)), float(draws[-1].mean())


def run(side, threads, seed, args):
    samples = int(side.options(args)["--samples"])
    with tempfile.TemporaryDirectory() as folder:
        draws = os.path.join(folder, "draws.f8")
        done = subprocess.run(command(side, threads, seed, draws, args), capture_output=True, text=True)
        try:
            detail = json.loads(done.stdout.strip().splitlines()[-1])["detail"]
            ess, rhat, mean = effective(draws, samples, args.chains)
        except (IndexError, ValueError, OSError):
            print(f"  {side}: {(done.stderr.strip().splitlines() or ['no JSON'])[-1][:200]}", file=sys.stderr)
            return None
    result = {
        "rate": float(ess.min()) / detail["sampleSeconds"],
        "H": float(ess[-1]) / samples / args.chains,
        "neurons": float(ess[:-1].min()) / samples / args.chains,
        "rhat": rhat,
        "warm": detail["warmUpSeconds"],
        "seconds": detail["sampleSeconds"],
        "cores": detail.get("cores", float("nan")),
        "gradients": detail.get("gradients", float("nan")),
        "versions": detail.get("versions", {}),
    }
    print(
        f"  {side}: {result['rate']:.0f} ESS/s, H {mean:.3f}, {result['neurons']:.2f} and {result['H']:.2f} per draw, "
        f"{result['gradients']:.1f} gradients, cores {result['cores']}",
        file=sys.stderr,
    )
    return result


def chosen(sampler, settings, threads, args):
    """The fastest settings of a sampler, found in one round over all of them."""
    sides = [Side(sampler, setting) for setting in settings]
    if len(sides) <= KEPT:
        return sides
    rates = {side: result["rate"] for side in sides if (result := run(side, threads, 1, args))}
    return sorted(rates, key=rates.get, reverse=True)[:KEPT]


def measured(sides, threads, args):
    """Results of all sides in turn, at seeds that chose nothing."""
    found = {}
    for repeat in range(args.repeats):
        for side in [side for side in sides if repeat == 0 or side in found]:
            if repeat and found[side][0]["rate"] < ONCE * fastest:
                continue
            result = run(side, threads, 2 + repeat, args)
            if result:
                found.setdefault(side, []).append(result)
        fastest = max((results[0]["rate"] for side, results in found.items() if side.sampler != "septuple"), default=0)
    return found


def row(side, threads, results, own):
    rates = [r["rate"] for r in results]
    middle = {name: statistics.median(r[name] for r in results) for name in results[0] if name != "versions"}
    spread = f" ({min(rates):.0f}–{max(rates):.0f})" if len(rates) > 1 else ""
    gradients = "" if np.isnan(middle["gradients"]) else f"{middle['gradients']:.1f}"
    ratio = "" if own is None or side.sampler == "septuple" else f"{own / middle['rate']:.2f}"
    return (
        f"| {side} | {threads} | {middle['rate']:.0f}{spread} | {middle['neurons']:.2f}, {middle['H']:.2f} | {gradients} | "
        f"{middle['seconds']:.2f} | {middle['warm']:.2f} | {middle['cores']:.2f} | {middle['rhat']:.3f} | {ratio} |"
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=2)
    parser.add_argument("--threads", default="1,2")
    parser.add_argument("--chains", type=int, default=64)
    parser.add_argument("--neurons", type=int, default=200)
    parser.add_argument("--warmup", type=int, default=500)
    parser.add_argument("--samples", type=int, default=500)
    parser.add_argument("--law", type=int, default=20261126, help="seed of the weights")
    parser.add_argument("--only", action="append", choices=["septuple", *PEERS])
    args = parser.parse_args()
    begun, versions, rows = compare.machine(), {}, []
    counts = [int(count) for count in args.threads.split(",")]
    sides = []
    for sampler, settings in {"septuple": [""], **PEERS}.items():
        if not args.only or sampler in args.only:
            sides += chosen(sampler, settings, counts[0], args)
    for threads in counts:
        found = measured(sides, threads, args)
        own = next((statistics.median(r["rate"] for r in found[side]) for side in found if side.sampler == "septuple"), None)
        for side, results in found.items():
            versions.update(results[0]["versions"])
            rows.append(row(side, threads, results, own))
    print(f"{begun} at the beginning, {os.getloadavg()[0]:.1f} at the end.")
    print(", ".join(f"{name} {version}" for name, version in sorted(versions.items())) + ".")
    print(
        f"{args.neurons} neurons, weights of seed {args.law}, {args.chains} chains, {args.warmup} + {args.samples} transitions, "
        f"medians of {args.repeats} repeats in turn.\n"
    )
    print(
        "| side | threads | least ESS/s | ESS per draw of neurons, H | gradients per draw | seconds | warm-up | cores | R̂ "
        "| Septuple/side |\n|---|---|---|---|---|---|---|---|---|---|"
    )
    print("\n".join(rows))


if __name__ == "__main__":
    main()
