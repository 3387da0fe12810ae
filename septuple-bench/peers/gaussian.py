"""Standard normal float64 numbers, numpy (ziggurat over Philox4x64 or PCG64), one thread: millions per second."""

import peer

args = peer.arguments(__doc__, generator="philox", size=8192)

import numpy as np

bits = {"philox": np.random.Philox, "pcg64": np.random.PCG64}[args.generator](1)
generator = np.random.Generator(bits)
z = np.empty(args.size)
time = peer.seconds(lambda: generator.standard_normal(out=z))
peer.report("gaussian", args.size / time / 1e6, "M/s", args, ["numpy"], generator=args.generator, size=args.size)
