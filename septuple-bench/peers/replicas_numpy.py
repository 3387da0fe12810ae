"""Replicas in numpy (see replicas.py): vectorised over replicas in pieces that stay in cache, two threads share the pieces.

numpy cannot keep 10⁵ generators in one array operation; each thread draws from one Philox stream, and the replicas of
a piece take consecutive numbers of it. Sample numbers are bytes, since there are 256 pairs.
"""

import replicas  # first: it sets the environment
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import peer

from replicas import BATCH, RATE, args

PIECE = 2048
X, T = replicas.pairs()


class Worker:
    def __init__(self, number, q):
        self.random = np.random.Generator(np.random.Philox([1, number]))
        self.q = q
        self.buffers = np.empty((3, BATCH, PIECE))
        self.mean = np.empty(PIECE)

    def run(self, steps):
        for begin in range(0, self.q.shape[1], PIECE):
            for _ in range(steps):
                self.step(*self.q[:, begin : begin + PIECE])

    def step(self, w, b):
        chosen = self.random.integers(0, 256, (BATCH, w.size), np.uint8)
        x, delta, slope = self.buffers[:, :, : w.size]
        mean = self.mean[: w.size]
        np.take(X, chosen, out=x, mode="wrap")
        np.take(T, chosen, out=slope, mode="wrap")  # slope holds the targets for a moment
        np.multiply(x, w, out=delta)
        delta += b
        if args.activation == "tanh":
            np.tanh(delta, out=delta)
            slope -= delta
            np.multiply(delta, delta, out=delta)
            np.subtract(1, delta, out=delta)
            delta *= slope
        else:
            np.subtract(slope, delta, out=delta)
        np.add.reduce(delta, axis=0, out=mean)
        mean *= RATE / BATCH
        b += mean
        delta *= x
        np.add.reduce(delta, axis=0, out=mean)
        mean *= RATE / BATCH
        w += mean


q = np.random.default_rng(2).standard_normal((2, args.replicas))
bounds = np.linspace(0, args.replicas, args.threads + 1).astype(int)
workers = [Worker(i, q[:, bounds[i] : bounds[i + 1]]) for i in range(args.threads)]
pool = ThreadPoolExecutor(args.threads)


def run(steps):
    list(pool.map(lambda worker: worker.run(steps), workers))


run(args.steps)
learned = q.copy()
time = peer.seconds(lambda: run(args.steps), windows=3)
replicas.report(time, learned, ["numpy"], piece=PIECE)
