"""Strang steps of a Schrödinger equation on a periodic grid, scipy.fft: steps per second.

ħ = M = 1, V = Σ q²/2 on [−10, 10) along each axis, dt = 0.001. The last half of a kick and the first half of the next are
one, so a step is Ψ ← F⁻¹ e^(−i dt k²/2) F e^(−i dt V) Ψ with phases from tables; the factor 1/n of F⁻¹ is in the table.
Transforms overwrite their argument and have as many workers as threads, which share the products, too.
"""

import peer

args = peer.arguments("Strang steps", grid="1024x1024")

from concurrent.futures import ThreadPoolExecutor
from functools import reduce

import numpy as np
import scipy.fft

DT = 0.001
shape = tuple(int(n) for n in args.grid.split("x"))
q = [-10 + (np.arange(n) + 0.5) * 20 / n for n in shape]
k = [2 * np.pi * np.fft.fftfreq(n, 20 / n) for n in shape]


def squares(axes):
    return reduce(np.add.outer, [x * x for x in axes])


kick = np.exp(-0.5j * DT * squares(q))
drift = np.exp(-0.5j * DT * squares(k)) / np.prod(shape)
psi = np.exp(-0.5 * squares([x - 1 for x in q])).astype(complex)
psi /= np.linalg.norm(psi)
pool = ThreadPoolExecutor(args.threads)
bounds = np.linspace(0, shape[0], args.threads + 1).astype(int)
pieces = [slice(begin, end) for begin, end in zip(bounds, bounds[1:])]


def multiply(field, factor):
    if args.threads == 1:
        np.multiply(field, factor, out=field)
    else:
        list(pool.map(lambda part: np.multiply(field[part], factor[part], out=field[part]), pieces))


def step():
    global psi
    multiply(psi, kick)
    psi = scipy.fft.fftn(psi, overwrite_x=True, workers=args.threads)
    multiply(psi, drift)
    psi = scipy.fft.ifftn(psi, norm="forward", overwrite_x=True, workers=args.threads)


time = peer.seconds(step, least=1)
points = int(np.prod(shape))
peer.report(
    "split-step-" + args.grid,
    1 / time,
    "steps/s",
    args,
    ["numpy", "scipy"],
    nanoseconds_per_point=time * 1e9 / points,
    norm=float(np.linalg.norm(psi)),
)
