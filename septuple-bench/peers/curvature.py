"""Curvature of many metrics from their first and second derivatives in numpy, by contractions over all cells at once: the peer of CurvatureRate."""

import peer

args = peer.arguments("curvature", cells=4096)

import numpy as np  # noqa: E402

n = args.cells
rng = np.random.default_rng(1)


def symmetric(array, a, b):
    return array + np.swapaxes(array, a, b)


g = np.diag([-1.0, 1.0, 1.0, 1.0]) + symmetric(rng.uniform(-0.1, 0.1, (n, 4, 4)), 1, 2)
d = symmetric(rng.uniform(-1, 1, (n, 4, 4, 4)), 2, 3)
dd = symmetric(symmetric(rng.uniform(-1, 1, (n, 4, 4, 4, 4)), 1, 2), 3, 4)


def curvature():
    """R_μν, R and Kretschmann's scalar; d[n, c, a, b] is ∂_c g_ab, dd[n, c, e, a, b] is ∂_c ∂_e g_ab."""
    inverse = np.linalg.inv(g)
    lower = 0.5 * (np.einsum("nbsa->nsab", d) + np.einsum("nasb->nsab", d) - d)
    upper = np.matmul(inverse, lower.reshape(n, 4, 16)).reshape(n, 4, 4, 4)
    products = np.matmul(lower.reshape(n, 4, 16).transpose(0, 2, 1), upper.reshape(n, 4, 16)).reshape(n, 4, 4, 4, 4)
    bends = 0.5 * (np.einsum("nsmrv->nrsmv", dd) + np.einsum("nrvsm->nrsmv", dd))
    half = bends + np.einsum("nsmrv->nrsmv", products)
    riemann = half - np.swapaxes(half, 3, 4)
    ricci = np.matmul(inverse.reshape(n, 1, 16), riemann.transpose(0, 1, 3, 2, 4).reshape(n, 16, 16)).reshape(n, 4, 4)
    scalar = (inverse * ricci).sum(axis=(1, 2))
    raised = riemann
    for _ in range(4):
        # Raises the last index and makes it the first.
        raised = np.matmul(raised.reshape(n, 64, 4), inverse).reshape(n, 4, 4, 4, 4).transpose(0, 4, 1, 2, 3)
    return ricci, scalar, (riemann * raised).sum(axis=(1, 2, 3, 4))


ricci, _, _ = curvature()
assert np.allclose(ricci, np.swapaxes(ricci, 1, 2)), "Ricci's tensor is symmetric"
wall = peer.seconds(curvature)
peer.report("curvature-kernels", wall * 1e9 / n, "ns/cell", args, ["numpy"], cells=n)
