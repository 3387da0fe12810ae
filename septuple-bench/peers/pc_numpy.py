"""A predictive-coding epoch in numpy, with BLAS called so that it updates in place (see fashion.py for the formulas).

States are neurons × batch in Fortran order. The descent x ← x − r (e − Wᵀd) becomes x ← (1 − r) x + r f + r Wᵀ d: one
call of dgemm with β = 1 − r, and one addition.
"""

import fashion  # first: it sets the environment
import numpy as np
import peer
from scipy.linalg.blas import dgemm

from fashion import ADAM, BATCH, RELAXATION_RATE as R, RELAXATION_STEPS, SIZES

PIECE = 4096  # Adam goes through its five arrays in pieces that stay in cache


def states(neurons):
    return np.empty((neurons, BATCH), order="F")


def views(flat):
    """[(W, b)] on one flat array, W out × in in Fortran order."""
    parts, at = [], 0
    for m, n in zip(SIZES, SIZES[1:]):
        parts.append((flat[at : at + n * m].reshape((n, m), order="F"), flat[at + n * m : at + n * m + n]))
        at += n * m + n
    return parts


class Learner:
    def __init__(self, images, targets, weights):
        self.images, self.targets = images, targets
        size = sum(n * m + n for m, n in zip(SIZES, SIZES[1:]))
        self.q, self.gradient, self.mean, self.square = (np.zeros(size) for _ in range(4))
        self.work = np.empty((2, PIECE))
        self.wb, self.gwb = views(self.q), views(self.gradient)
        for (w, _), initial in zip(self.wb, weights):
            w[...] = initial
        self.x = [states(n) for n in SIZES]
        self.f, self.e, self.d = ([states(n) for n in SIZES] for _ in range(3))
        self.time = 0

    def activate(self, l):
        """f_l = tanh(W_l x_{l−1} + b_l)."""
        w, b = self.wb[l - 1]
        f = self.f[l]
        f[...] = b[:, None]
        dgemm(1, w, self.x[l - 1], 1, f, overwrite_c=1)
        np.tanh(f, out=f)

    def error(self, l):
        """e_l = x_l − f_l, d_l = e_l (1 − f_l²)."""
        f, e, d = self.f[l], self.e[l], self.d[l]
        np.subtract(self.x[l], f, out=e)
        np.multiply(f, f, out=d)
        np.subtract(1, d, out=d)
        np.multiply(d, e, out=d)

    def step(self, chosen):
        x, f, e, d = self.x, self.f, self.e, self.d
        np.take(self.images, chosen, axis=0, out=x[0].T, mode="clip")
        np.take(self.targets, chosen, axis=0, out=x[3].T, mode="clip")
        self.activate(1)
        x[1][...] = f[1]
        self.activate(2)
        x[2][...] = f[2]
        pull = R * f[1]
        for _ in range(RELAXATION_STEPS):
            self.activate(2)
            self.error(2)
            self.activate(3)
            self.error(3)
            dgemm(R, self.wb[1][0], d[2], 1 - R, x[1], trans_a=1, overwrite_c=1)
            np.add(x[1], pull, out=x[1])
            np.multiply(f[2], R, out=e[2])
            dgemm(R, self.wb[2][0], d[3], 1 - R, x[2], trans_a=1, overwrite_c=1)
            np.add(x[2], e[2], out=x[2])
        self.activate(2)
        self.activate(3)
        for l in (1, 2, 3):
            self.error(l)
            gw, gb = self.gwb[l - 1]
            dgemm(-1 / BATCH, d[l], x[l - 1], 0, gw, trans_b=1, overwrite_c=1)
            np.sum(d[l], axis=1, out=gb)
            gb *= -1 / BATCH
        self.adam()

    def adam(self):
        b1, b2 = ADAM["beta1"], ADAM["beta2"]
        self.time += 1
        rate = ADAM["rate"] / (1 - b1**self.time)
        root = 1 / np.sqrt(1 - b2**self.time)
        for at in range(0, self.q.size, PIECE):
            q, g, m, s = (a[at : at + PIECE] for a in (self.q, self.gradient, self.mean, self.square))
            u, v = self.work[:, : q.size]
            m *= b1
            s *= b2
            np.multiply(g, 1 - b1, out=u)
            m += u
            np.multiply(g, g, out=u)
            u *= 1 - b2
            s += u
            np.sqrt(s, out=u)
            u *= root
            u += ADAM["epsilon"]
            np.divide(m, u, out=v)
            v *= rate
            q -= v

    def warm_up(self, plan):
        self.epoch(plan[0][:30])

    def epoch(self, steps):
        for chosen in steps:
            self.step(chosen)

    def parameters(self):
        return self.wb


fashion.run(Learner, ["numpy", "scipy"], blas=peer.blas())
