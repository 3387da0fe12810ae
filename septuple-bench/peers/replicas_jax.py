"""Replicas in JAX (see replicas.py): vmap over replicas of a learner with its own key, lax.scan over steps, one jit call.

At step t replica r draws from fold_in(key_r, t). `--variant GENERATOR-DRAW`:

    words     two random words are eight sample numbers of 256, and the sum over samples is written out, so that XLA
              makes one vector loop over replicas of all but the gathers
    bytes     random bytes are the sample numbers, samples are an axis of their own
    randint   the general call, for any number of pairs

with generator threefry (the default of JAX, here without `jax_threefry_partitionable`, which costs a third) or rbg (XLA's
own; under vmap one stream serves all replicas). Without a variant the fastest of the first two and rbg-words is reported.
"""

import replicas  # first: it sets the environment
import peer

peer.pin(replicas.args.threads)

import jax
import jax.numpy as jnp
from jax import lax

from replicas import BATCH, PAIRS, RATE, args

jax.config.update("jax_enable_x64", True)
jax.config.update("jax_platforms", "cpu")
jax.config.update("jax_threefry_partitionable", False)
X, T = map(jnp.asarray, replicas.pairs())
VARIANTS = ["threefry-words", "threefry-bytes", "rbg-words"]


def gradient(w, b, chosen):
    """δ x and δ of the chosen samples."""
    x, t = X.at[chosen].get(mode="promise_in_bounds"), T.at[chosen].get(mode="promise_in_bounds")
    f = w * x + b
    delta = t - f
    if args.activation == "tanh":
        f = jnp.tanh(f)
        delta = (t - f) * (1 - f * f)
    return delta * x, delta


def step(q, key, draw):
    w, b = q
    if draw == "words":
        words = jax.random.bits(key, (2,), jnp.uint32)
        chosen = [((words[j % 2] >> (8 * (j // 2))) & 255).astype(jnp.int32) for j in range(BATCH)]
        gw, gb = map(sum, zip(*(gradient(w, b, i) for i in chosen)))
        return w + RATE / BATCH * gw, b + RATE / BATCH * gb
    if draw == "bytes":
        chosen = jax.random.bits(key, (BATCH,), jnp.uint8).astype(jnp.int32)
    else:
        chosen = jax.random.randint(key, (BATCH,), 0, PAIRS, jnp.int32)
    gw, gb = gradient(w, b, chosen)
    return w + RATE * jnp.mean(gw), b + RATE * jnp.mean(gb)


def learn(q, keys, draw):
    """The scan outside, so that each step is one loop over replicas."""

    def all_replicas(q, t):
        return jax.vmap(lambda q, key: step(q, jax.random.fold_in(key, t), draw))(q, keys), None

    return lax.scan(all_replicas, q, jnp.arange(args.steps))[0]


def contest(variant):
    """Seconds for all steps, cores, and what the replicas learned."""
    generator, draw = variant.split("-")
    root = jax.random.key(1, impl={"threefry": "threefry2x32", "rbg": "unsafe_rbg"}[generator])
    keys = jax.vmap(lambda r: jax.random.fold_in(root, r))(jnp.arange(args.replicas))
    q = tuple(jax.random.normal(jax.random.key(2), (2, args.replicas), jnp.float64))
    program = jax.jit(learn, static_argnums=2).lower(q, keys, draw).compile()
    time = peer.seconds(lambda: jax.block_until_ready(program(q, keys)), windows=3)
    return time, peer.Clock.cores(), program(q, keys)


results = {variant: contest(variant) for variant in ([args.variant] if args.variant else VARIANTS)}
best = min(results, key=lambda variant: results[variant][0])
time, cores, q = results[best]
nanoseconds = {variant: result[0] / args.steps / args.replicas * 1e9 for variant, result in results.items()}
replicas.report(time, jnp.stack(q), ["jax", "jaxlib"], variant=best, all=nanoseconds, cores=cores)
