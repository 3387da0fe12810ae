"""The entropy of Kozachenko and Leonenko by scipy's k-d tree: the peer of NeighbourEntropyRate. No error."""

import peer

args = peer.arguments("nearest-neighbour entropy", points=100_000, dimension=3, neighbours=4)

import numpy as np  # noqa: E402
from scipy.spatial import cKDTree  # noqa: E402
from scipy.special import digamma, gammaln  # noqa: E402

n, d, k = args.points, args.dimension, args.neighbours
q = np.random.default_rng(1).standard_normal((n, d))


def entropy():
    variances, modes = np.linalg.eigh(np.cov(q.T))
    white = (q - q.mean(0)) @ modes / np.sqrt(variances)
    distance = cKDTree(white).query(white, k=[k + 1], workers=args.threads)[0][:, 0]
    volume = d / 2 * np.log(np.pi) - gammaln(d / 2 + 1)
    return digamma(n) - digamma(k) + volume + d * np.log(distance).mean() + np.log(variances).sum() / 2


wall = peer.seconds(entropy)
bias = entropy() - d / 2 * np.log(2 * np.pi * np.e)
peer.report(
    "neighbour-entropy",
    wall,
    "s",
    args,
    ["numpy", "scipy"],
    points=n,
    dimension=d,
    neighbours=k,
    S_minus_truth=float(bias),
)
