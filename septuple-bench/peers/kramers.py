"""The sums of drift and diffusion of one coordinate in numpy, chunk by chunk: the peer of KramersMoyalRate. No errors."""

import peer

args = peer.arguments("Kramers-Moyal sums", samples=100_000_000)

import numpy as np  # noqa: E402

CHUNK = 1 << 18
rng = np.random.default_rng(1)
chunk = rng.standard_normal(CHUNK + 1).cumsum() * 0.01


def sums():
    total = np.zeros(6)
    for _ in range(args.samples // CHUNK):
        q = chunk[:-1]
        step = chunk[1:] - q
        total += (len(q), q.sum(), step.sum(), q @ q, q @ step, step @ step)
    return total


wall = peer.seconds(sums)
peer.report("kramers-moyal", wall, "s", args, ["numpy"], samples=args.samples, ns_per_sample=wall / args.samples * 1e9)
