"""The contest of learners of one or two trainables: each draws the gradient of its minibatch of 8 by its law and descends, η = .1.

    bias-pair      g = q − A m − K z,               A = (½, −.2; 0, ½), m = (1, 0), KKᵀ = ACAᵀ/8, C = (1, .3; .3, 1)
    single-weight  g = (S (q − 1) − ½√S z)/8,       S ~ χ²_8
    ring-phase     g = −(sin Δ S + √(((1 − cos Δ)² + ¼) S) z)/8,   Δ = 1 − q
    double-well    g = 2q³ − q − .2 − z/√8

z are standard normal. Reported: nanoseconds per replica and step, mean and spread of q₁ after 200 steps from 0. numpy takes pieces that stay
in cache through all steps, in place, with one generator per thread; JAX makes one program of all steps (bias-pair only).
"""

import peer

args = peer.arguments(
    "learners whose gradient has a known law",
    learner="bias-pair",
    replicas=1_000_000,
    steps=100,
    piece=2048,
    generator="philox",
    library="numpy",
)

if args.library == "jax":
    peer.pin(args.threads)

from concurrent.futures import ThreadPoolExecutor

import numpy as np

RATE, BATCH, LEARNED = 0.1, 8, 200
A = np.array([[0.5, -0.2], [0.0, 0.5]])
K = A @ np.linalg.cholesky(np.array([[1, 0.3], [0.3, 1]])) / np.sqrt(BATCH)
CENTRE = A @ [1, 0]


class Worker:
    """Moves its share of the replicas, piece by piece."""

    def __init__(self, number, q):
        bits = {"philox": np.random.Philox, "pcg64": np.random.PCG64, "sfc64": np.random.SFC64}[args.generator]
        self.random = np.random.Generator(bits([1, number]))
        self.q = q
        self.step = getattr(self, args.learner.replace("-", "_"))

    def run(self, steps):
        for begin in range(0, self.q.shape[1], args.piece):
            q = self.q[:, begin : begin + args.piece]
            self.z, self.a, self.b = (np.empty_like(q) for _ in range(3))
            for _ in range(steps):
                self.step(q)

    def bias_pair(self, q):
        self.random.standard_normal(out=self.z)
        np.multiply(q, 1 - RATE, out=q)
        for i in range(2):
            np.multiply(self.z[0], RATE * K[i, 0], out=self.a[0])
            np.multiply(self.z[1], RATE * K[i, 1], out=self.a[1])
            q[i] += self.a[0]
            q[i] += self.a[1]
            q[i] += RATE * CENTRE[i]

    def squares(self):
        """S ~ χ²_8 in b."""
        self.random.standard_gamma(BATCH / 2, out=self.b)
        np.multiply(self.b, 2, out=self.b)

    def single_weight(self, q):
        self.random.standard_normal(out=self.z)
        self.squares()
        np.sqrt(self.b, out=self.a)
        self.a *= self.z
        self.a *= 0.5
        np.subtract(q, 1, out=self.z)
        self.z *= self.b
        self.z -= self.a
        self.z *= RATE / BATCH
        q -= self.z

    def ring_phase(self, q):
        self.random.standard_normal(out=self.z)
        self.squares()
        delta = np.subtract(1, q)
        np.cos(delta, out=self.a)
        np.subtract(1, self.a, out=self.a)
        self.a *= self.a
        self.a += 0.25
        self.a *= self.b
        np.sqrt(self.a, out=self.a)
        self.a *= self.z
        np.sin(delta, out=delta)
        delta *= self.b
        delta += self.a
        delta *= RATE / BATCH
        q += delta

    def double_well(self, q):
        self.random.standard_normal(out=self.z)
        self.z *= RATE / np.sqrt(BATCH)
        np.multiply(q, q, out=self.a)
        self.a *= -2 * RATE
        self.a += 1 + RATE
        q *= self.a
        q += self.z
        q += 0.2 * RATE


def numpy_side():
    q = np.zeros((2 if args.learner == "bias-pair" else 1, args.replicas))
    bounds = np.linspace(0, args.replicas, args.threads + 1).astype(int)
    workers = [Worker(i, q[:, bounds[i] : bounds[i + 1]]) for i in range(args.threads)]
    pool = ThreadPoolExecutor(args.threads)

    def run(steps):
        list(pool.map(lambda worker: worker.run(steps), workers))

    run(LEARNED)
    learned = q[0].copy()
    return peer.seconds(lambda: run(args.steps), windows=3), learned, ["numpy"]


def jax_side():
    if args.learner != "bias-pair":
        raise SystemExit("the JAX side knows bias-pair only")
    import jax
    import jax.numpy as jnp

    jax.config.update("jax_enable_x64", True)
    jax.config.update("jax_platforms", "cpu")

    def step(carry, key):
        z = jax.random.normal(key, (2, args.replicas), jnp.float64)
        return carry - RATE * (carry - jnp.asarray(CENTRE)[:, None] - jnp.asarray(K) @ z), None

    def learn(q, key, steps):
        return jax.lax.scan(step, q, jax.random.split(key, steps))[0]

    program = jax.jit(learn, static_argnums=2)
    key = jax.random.key(1, impl="unsafe_rbg")
    q = program(jnp.zeros((2, args.replicas)), key, LEARNED)
    time = peer.seconds(lambda: jax.block_until_ready(program(q, key, args.steps)), windows=3)
    return time, np.asarray(q[0]), ["jax", "jaxlib"]


seconds, learned, packages = {"numpy": numpy_side, "jax": jax_side}[args.library]()
peer.report(
    args.learner,
    seconds * 1e9 / args.steps / args.replicas,
    "ns/replica-step",
    args,
    packages,
    mean=float(learned.mean()),
    sd=float(learned.std()),
)
