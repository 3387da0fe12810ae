"""One backward Euler step of (3.1) in scipy: the problem of FokkerPlanckRate, solved with a sparse LU factorisation kept over steps.

The ordering is the one of scipy's that is fastest here, minimum degree on A' + A with diagonal pivots; the time to factorise is told apart.
"""

import time

import peer

args = peer.arguments(__doc__, n=512)

import numpy as np  # noqa: E402
import scipy.sparse as sparse  # noqa: E402
import scipy.sparse.linalg as linalg  # noqa: E402

n, D, tau = args.n, 0.1, 0.01
h = 6 / n
q = -3 + (np.arange(n) + 0.5) * h
x, y = np.meshgrid(q, q, indexing="ij")
F = (x * x - 1) ** 2 / 4 + y * y / 2 + 0.3 * x * y


def bernoulli(w):
    small = np.abs(w) < 1e-8
    return np.where(small, 1 - w / 2, w / np.expm1(np.where(small, 1, w)))


cell = np.arange(n * n).reshape(n, n)
rows, columns, values = [], [], []
for a, b, w in (
    (cell[:-1], cell[1:], (F[1:] - F[:-1]) / D),
    (cell[:, :-1], cell[:, 1:], (F[:, 1:] - F[:, :-1]) / D),
):
    a, b, w = a.ravel(), b.ravel(), w.ravel()
    up, down = D / h**2 * bernoulli(w), D / h**2 * bernoulli(-w)
    rows += [b, a, a, b]
    columns += [a, a, b, b]
    values += [up, -up, down, -down]
generator = sparse.csc_matrix(
    (np.concatenate(values), (np.concatenate(rows), np.concatenate(columns))), shape=(n * n, n * n)
)
matrix = (sparse.identity(n * n, format="csc") - tau * generator).tocsc()
begin = time.perf_counter()
factors = linalg.splu(
    matrix, permc_spec="MMD_AT_PLUS_A", diag_pivot_thresh=0.0, options={"SymmetricMode": True}
)
factorisation = time.perf_counter() - begin
p = np.exp(-((x - 1) ** 2 + y**2) / 0.2).ravel()
p /= p.sum() * h * h
step = peer.seconds(lambda: factors.solve(p))
for _ in range(10):
    p = factors.solve(p)
mean = (p * x.ravel()).sum() * h * h
peer.report(
    "fokker-planck",
    step,
    "s",
    args,
    ["numpy", "scipy"],
    factorisation=factorisation,
    variance=(p * (x.ravel() - mean) ** 2).sum() * h * h,
)
