"""C = A B in float64, numpy over OpenBLAS: GFLOP/s, the better of this shape and its transpose (Bᵀ Aᵀ, equal work)."""

import peer

args = peer.arguments(__doc__, shape="1024x1024x1024")  # rows x columns x depth

import numpy as np

rows, columns, depth = map(int, args.shape.split("x"))
flop = 2 * rows * columns * depth


def rate(m, n, k):
    random = np.random.default_rng(1)
    a, b, c = random.standard_normal((m, k)), random.standard_normal((k, n)), np.empty((m, n))
    return flop / peer.seconds(lambda: np.matmul(a, b, out=c)) / 1e9


rates = {f"{m}x{n}x{k}": rate(m, n, k) for m, n, k in {(rows, columns, depth), (columns, rows, depth)}}
peer.report("matrix-product", max(rates.values()), "GFLOP/s", args, ["numpy"], rates=rates, blas=peer.blas())
