"""Seven sums of anisotropic Gaussians on a periodic grid in numpy, one window of the grid per neuron: the peer of KernelFieldRate."""

import peer

args = peer.arguments("kernel field", grid=64, neurons=500, sigma=2.0, cutoff=6.0)

import numpy as np  # noqa: E402

n, sigma = args.grid, args.sigma
rng = np.random.default_rng(1)
positions = rng.uniform(0, n, (args.neurons, 3))
matrices = np.repeat(np.eye(3)[None] / sigma**2, args.neurons, axis=0)
for a in range(3):
    matrices[:, a, a] *= 1 + 0.3 * (rng.uniform(size=args.neurons) - 0.5)
field = np.zeros((n, n, n, 8))
extents = args.cutoff * np.sqrt(np.linalg.inv(matrices)[:, range(3), range(3)])
channels = np.stack(
    [np.ones(args.neurons)]
    + [matrices[:, a, b] for a in range(3) for b in range(a, 3)]
    + [1 / np.sqrt(np.linalg.det(matrices))],
    axis=1,
)
amplitudes = np.sqrt(np.linalg.det(matrices)) * (2 * np.pi) ** -1.5


def sums():
    field[:] = 0
    for x, g, extent, c, amplitude in zip(positions, matrices, extents, channels, amplitudes, strict=True):
        low, high = np.ceil(x - extent).astype(int), np.floor(x + extent).astype(int)
        axes = [np.arange(low[a], high[a] + 1) for a in range(3)]
        dx, dy, dz = np.ix_(*(axes[a] - x[a] for a in range(3)))
        q = g[0, 0] * dx * dx + g[1, 1] * dy * dy + g[2, 2] * dz * dz
        q += 2 * (g[0, 1] * dx * dy + g[0, 2] * dx * dz + g[1, 2] * dy * dz)
        weights = amplitude * np.exp(-0.5 * q)
        field[np.ix_(*(axis % n for axis in axes))] += weights[..., None] * c


pairs = (4 * np.pi / 3 * args.cutoff**3 / np.sqrt(np.linalg.det(matrices))).sum()
wall = peer.seconds(sums)
peer.report("kernel-field", wall * 1e9 / pairs, "ns/pair", args, ["numpy"], grid=n, neurons=args.neurons, sigma=sigma)
