"""The predictive-coding task that all peers share: Fashion-MNIST, 784-300-300-10, and the loop over epochs.

Loss  H = ½ Σ |x_l − f_l|²,  f_l = tanh(W_l x_{l−1} + b_l),  l = 1, 2, 3, one column of states per sample.
Step  x₀ := pixels in [−1, 1]; x₁ := f₁, x₂ := f₂ (forward pass); x₃ := targets ±1;
      20 times x_l ← x_l − 0.1 ∂H/∂x_l for l = 1, 2;
      then Adam on ∂⟨H⟩/∂W, ∂⟨H⟩/∂b, the mean over the batch of 64.

With e_l = x_l − f_l and d_l = e_l (1 − f_l²):  ∂H/∂x_l = e_l − W_{l+1}ᵀ d_{l+1},  ∂H/∂W_l = −d_l x_{l−1}ᵀ,  ∂H/∂b_l = −d_l.
x₀ does not move, so f₁ is computed once per batch. Batches run on across the end of an epoch.
"""

import gzip
import math
import os
import pathlib

import peer

args = peer.arguments(__doc__, data=os.environ.get("SEPTUPLE_DATA", "."), epochs=2, seed=1, variant="plain")

import numpy as np

SIZES = (784, 300, 300, 10)
BATCH = 64
RELAXATION_STEPS = 20
RELAXATION_RATE = 0.1
ADAM = {"rate": 1e-3, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8}


def read(place, part):
    """Images scaled to [−1, 1], one row each, and labels."""
    place = pathlib.Path(place)
    place = place / "fashion-mnist" if (place / "fashion-mnist").is_dir() else place
    with gzip.open(place / f"{part}-images-idx3-ubyte.gz") as file:
        pixels = np.frombuffer(file.read(), np.uint8, offset=16).reshape(-1, SIZES[0])
    with gzip.open(place / f"{part}-labels-idx1-ubyte.gz") as file:
        labels = np.frombuffer(file.read(), np.uint8, offset=8)
    return pixels / 127.5 - 1, labels


def initial_weights(seed):
    """W_l (out × in), normal with variance 1/in; b = 0."""
    random = np.random.default_rng([seed, 0])
    return [random.standard_normal((n, m)) / math.sqrt(m) for m, n in zip(SIZES, SIZES[1:])]


def batches(samples, epochs, seed):
    """For each epoch an array of sample numbers, steps × 64; step t of epoch e ends at ⌈e·samples/64⌉."""
    random = np.random.default_rng([seed, 1])
    order = np.concatenate([random.permutation(samples) for _ in range(epochs + 1)])
    ends = [math.ceil(e * samples / BATCH) for e in range(epochs + 1)]
    return [order[a * BATCH : b * BATCH].reshape(-1, BATCH) for a, b in zip(ends, ends[1:])]


def accuracy(parameters, images, labels):
    """Share of right answers of the forward pass."""
    x = images
    for w, b in parameters:
        x = np.tanh(x @ w.T + b)
    return float(np.mean(x.argmax(1) == labels))


def run(learner_of, packages, **detail):
    """Learns and reports. A learner has warm_up(plan), epoch(samples), parameters() → [(W, b)] as numpy arrays."""
    images, labels = read(args.data, "train")
    test = read(args.data, "t10k")
    targets = np.where(labels[:, None] == np.arange(SIZES[-1]), 1.0, -1.0)
    plan = batches(len(images), args.epochs, args.seed)
    learner_of(images, targets, initial_weights(args.seed + 1)).warm_up(plan)
    learner = learner_of(images, targets, initial_weights(args.seed))
    seconds, accuracies = [], []
    for samples in plan:
        seconds.append(peer.Clock.time(lambda: learner.epoch(samples)))
        accuracies.append(accuracy(learner.parameters(), *test))
    value = sum(seconds) / len(seconds)
    detail = {"seconds": seconds, "accuracy": accuracies, **detail}
    peer.report("predictive-coding", value, "s/epoch", args, packages, **detail)
