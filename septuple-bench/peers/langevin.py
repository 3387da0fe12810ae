"""Euler–Maruyama for 10⁶ particles in two dimensions, numpy: steps of the whole ensemble per second.

dq = −∇F dt + √(2D) dW with F = (q₀² − 1)²/4 + q₁²/2, dt = 0.01, D = 0.1, so that

    q₀ ← q₀ − dt q₀ (q₀² − 1) + √(2 D dt) ξ₀        q₁ ← (1 − dt) q₁ + √(2 D dt) ξ₁.

Particles are taken in pieces that fit the second-level cache; numpy lets go of its lock inside each operation, so
threads share the pieces, each with a Philox stream of its own. `--piece 0` gives the plain version on whole arrays.
"""

import peer

args = peer.arguments("Langevin ensemble", particles=1_000_000, piece=8192, generator="philox")

from concurrent.futures import ThreadPoolExecutor

import numpy as np

DT, D = 0.01, 0.1
NOISE = np.sqrt(2 * D * DT)
BITS = {"philox": np.random.Philox, "pcg64": np.random.PCG64, "sfc64": np.random.SFC64}[args.generator]


class Worker:
    """Moves its share of the particles, piece by piece."""

    def __init__(self, number, q):
        self.random = np.random.Generator(BITS([1, number]))
        self.q = q
        self.piece = args.piece or q.shape[1]
        self.noise = np.empty((2, self.piece))
        self.force = np.empty(self.piece)

    def step(self):
        for begin in range(0, self.q.shape[1], self.piece):
            q0, q1 = self.q[:, begin : begin + self.piece]
            n = q0.size
            xi = self.noise.reshape(-1)[: 2 * n].reshape(2, n)
            force = self.force[:n]
            self.random.standard_normal(out=xi)
            np.multiply(xi, NOISE, out=xi)
            np.multiply(q0, q0, out=force)
            np.subtract(force, 1, out=force)
            np.multiply(force, q0, out=force)
            np.multiply(force, DT, out=force)
            np.subtract(q0, force, out=q0)
            np.add(q0, xi[0], out=q0)
            np.multiply(q1, 1 - DT, out=q1)
            np.add(q1, xi[1], out=q1)


q = np.random.default_rng(2).standard_normal((2, args.particles))
bounds = np.linspace(0, args.particles, args.threads + 1).astype(int)
workers = [Worker(i, q[:, bounds[i] : bounds[i + 1]]) for i in range(args.threads)]
pool = ThreadPoolExecutor(args.threads)


def step():
    if args.threads == 1:
        workers[0].step()
    else:
        list(pool.map(Worker.step, workers))


time = peer.seconds(step, least=1)
steps = 0
while steps < 300:  # towards equilibrium, as a check of the scheme
    step()
    steps += 1
peer.report(
    "langevin",
    1 / time,
    "steps/s",
    args,
    ["numpy"],
    particles=args.particles,
    piece=args.piece,
    generator=args.generator,
    mean_square=[float(np.mean(q[0] ** 2)), float(np.mean(q[1] ** 2))],
)
