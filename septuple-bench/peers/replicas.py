"""The replica task that its peers share: many learners y = f(w x + b), each with two trainables and data of its own.

Each step every replica draws 8 of 256 pairs (x, t), uniformly with replacement, from its own random stream, and descends

    H = ½ ⟨(t − f(w x + b))²⟩:   δ = (t − f) f′,   w ← w + γ ⟨δ x⟩,   b ← b + γ ⟨δ⟩,   γ = 0.05

with f = identity (f′ = 1) or tanh (f′ = 1 − f²). Reported: nanoseconds per replica and step.
"""

import peer

args = peer.arguments(__doc__, replicas=100_000, steps=100, activation="linear", variant="")

import numpy as np

PAIRS, BATCH, RATE = 256, 8, 0.05


def pairs():
    """x normal, t = tanh(1.5 x − 0.3) + noise of 0.1."""
    random = np.random.default_rng(1)
    x = random.standard_normal(PAIRS)
    return x, np.tanh(1.5 * x - 0.3) + 0.1 * random.standard_normal(PAIRS)


def report(seconds, q, packages, **detail):
    """Seconds for all steps of all replicas; q is 2×replicas, (w, b) after them."""
    value = seconds / args.steps / args.replicas * 1e9
    detail = {"activation": args.activation, "mean": q.mean(1).tolist(), "sd": q.std(1).tolist(), **detail}
    peer.report("replicas", value, "ns/replica-step", args, packages, **detail)
