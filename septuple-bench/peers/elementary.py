"""exp or tanh of float64 arrays that stay in cache, numpy, one thread: millions of values per second."""

import peer

args = peer.arguments(__doc__, function="exp", size=2048)

import numpy as np

x = np.random.default_rng(1).uniform(-4, 4, args.size)
y = np.empty_like(x)
function = {"exp": np.exp, "tanh": np.tanh}[args.function]
time = peer.seconds(lambda: function(x, out=y))
peer.report(args.function, args.size / time / 1e6, "M/s", args, ["numpy"], size=args.size)
