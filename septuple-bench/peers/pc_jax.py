"""A predictive-coding epoch in JAX on the CPU, float64: one jit call per epoch (see fashion.py for the formulas).

lax.scan goes over the minibatches and carries (W, b) and Adam's means; lax.fori_loop goes over the relaxation steps.
"""

import fashion  # first: it sets the environment
import peer

peer.pin(fashion.args.threads)

import jax
import jax.numpy as jnp
from jax import lax

from fashion import ADAM, BATCH, RELAXATION_RATE as R, RELAXATION_STEPS

jax.config.update("jax_enable_x64", True)
jax.config.update("jax_platforms", "cpu")


def gradient(wb, x0, x3):
    """∂⟨H⟩/∂(W, b) at the relaxed states."""
    (w1, b1), (w2, b2), (w3, b3) = wb
    f1 = jnp.tanh(x0 @ w1.T + b1)

    def errors(x1, x2):
        f2 = jnp.tanh(x1 @ w2.T + b2)
        f3 = jnp.tanh(x2 @ w3.T + b3)
        return x2 - f2, (x2 - f2) * (1 - f2 * f2), (x3 - f3) * (1 - f3 * f3)

    def relax(_, x):
        x1, x2 = x
        e2, d2, d3 = errors(x1, x2)
        return x1 - R * (x1 - f1 - d2 @ w2), x2 - R * (e2 - d3 @ w3)

    x1, x2 = lax.fori_loop(0, RELAXATION_STEPS, relax, (f1, jnp.tanh(f1 @ w2.T + b2)))
    _, d2, d3 = errors(x1, x2)
    d1 = (x1 - f1) * (1 - f1 * f1)
    return [(-(d.T @ x) / BATCH, -d.sum(0) / BATCH) for d, x in ((d1, x0), (d2, x1), (d3, x2))]


def epoch(state, images, targets, steps):
    def step(state, chosen):
        wb, mean, square, time = state
        g = gradient(wb, images[chosen], targets[chosen])
        b1, b2, time = ADAM["beta1"], ADAM["beta2"], time + 1
        mean = jax.tree.map(lambda m, g: b1 * m + (1 - b1) * g, mean, g)
        square = jax.tree.map(lambda s, g: b2 * s + (1 - b2) * g * g, square, g)
        rate, correction = ADAM["rate"] / (1 - b1**time), 1 / (1 - b2**time)
        wb = jax.tree.map(
            lambda q, m, s: q - rate * m / (jnp.sqrt(s * correction) + ADAM["epsilon"]), wb, mean, square
        )
        return (wb, mean, square, time), None

    return lax.scan(step, state, steps)[0]


class Learner:
    compiled = {}  # by number of minibatches: 938 or 937

    def __init__(self, images, targets, weights):
        self.images, self.targets = jnp.asarray(images), jnp.asarray(targets)
        wb = [(jnp.asarray(w), jnp.zeros(len(w))) for w in weights]
        zero = jax.tree.map(jnp.zeros_like, wb)
        self.state = (wb, zero, zero, jnp.zeros(()))

    def warm_up(self, plan):
        lowered = jax.jit(epoch).lower
        for steps in plan:
            if len(steps) not in self.compiled:
                program = lowered(self.state, self.images, self.targets, jnp.asarray(steps)).compile()
                self.compiled[len(steps)] = program

    def epoch(self, steps):
        program = self.compiled[len(steps)]
        self.state = jax.block_until_ready(program(self.state, self.images, self.targets, jnp.asarray(steps)))

    def parameters(self):
        return jax.device_get(self.state[0])


fashion.run(Learner, ["jax", "jaxlib"])
