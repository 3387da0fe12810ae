"""Peers of CanonicalRate: Hamiltonian Monte Carlo in JAX, float64, on the law of TanhLaw.java,

    p(x) ∝ exp(−½|x − tanh(Wx + b)|² − ½|x|²)

`--sampler` is one of

    numpyro-nuts     NUTS, vectorised chains, diagonal mass
    blackjax-nuts    window adaptation of one chain, then NUTS of all chains under vmap
    blackjax-hmc     window adaptation, then HMC of `--steps` steps of `--integrator`
    blackjax-chees   ChEES (Hoffman, Radul, Sountsov 2021): step size and trajectory adapted over all chains together
    jax-hmc          plain HMC on the whole batch, one matrix product per gradient direction, mass and step as found by
                     blackjax's window adaptation with the same `--integrator`, `--steps` steps times a factor from [½, 3/2]

`--integrator` is `velocity_verlet`, `mclachlan`, `yoshida` (three stages), `omelyan` (five), each with BlackJAX's coefficients,
or `two_stages` with those of Splitting.java, whose three stages are `yoshida`. A step makes one gradient per stage.

All programs are compiled ahead; seconds are those of a second call. Draws of all neurons, H last, go to `--draws FILE` as
[sample][variable][chain], 64-bit.
"""

import time

import peer  # first: it sets the environment

args = peer.arguments(
    __doc__,
    sampler="blackjax-nuts",
    neurons=200,
    chains=64,
    warmup=500,
    samples=500,
    integrator="velocity_verlet",
    steps=5,
    acceptance=0.8,
    seed=1,
    law=20261126,
    draws="",
)
peer.pin(args.threads)

import jax
import jax.numpy as jnp
import numpy as np

jax.config.update("jax_enable_x64", True)
jax.config.update("jax_platforms", "cpu")


def uniform(count):
    """SplitMix64 from `--law`, in (−1, 1)."""
    with np.errstate(over="ignore"):
        z = np.arange(1, count + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15) + np.uint64(args.law)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z = z ^ (z >> np.uint64(31))
    return (z >> np.uint64(11)).astype(np.float64) * 2.0**-52 - 1


N, CHAINS, WARM_UP, SAMPLES = args.neurons, args.chains, args.warmup, args.samples
U = uniform(N * N + N)
W = jnp.asarray(0.9 * np.sqrt(3 / N) * U[: N * N].reshape(N, N))
B = jnp.asarray(0.3 * np.sqrt(3) * U[N * N :])


def loss(x):
    """H of one state, or of a batch with states in the last axis."""
    return 0.5 * jnp.sum((x - jnp.tanh(x @ W.T + B)) ** 2, axis=-1)


def logdensity(x):
    return -loss(x) - 0.5 * jnp.sum(x * x, axis=-1)


def timed(program, *arguments):
    """Result and seconds of the second call of a jitted function; the first one compiles."""
    compiled = jax.jit(program).lower(*arguments).compile()
    jax.block_until_ready(compiled(*arguments))
    results = []
    seconds = peer.Clock.time(lambda: results.append(jax.block_until_ready(compiled(*arguments))))
    return results[0], seconds


START, ADAPT, SAMPLE = jax.random.split(jax.random.key(args.seed), 3)
FIRST = jax.random.normal(START, (CHAINS, N))


def numpyro_nuts():
    from numpyro import distributions, factor, sample
    from numpyro.infer import MCMC, NUTS

    def model():
        x = sample("x", distributions.Normal(0, 1).expand([N]).to_event(1))
        factor("loss", -loss(x))

    kernel = NUTS(model, target_accept_prob=args.acceptance)
    mcmc = MCMC(
        kernel,
        num_warmup=WARM_UP,
        num_samples=SAMPLES,
        num_chains=CHAINS,
        chain_method="vectorized",
        progress_bar=False,
    )
    adapt = jax.random.PRNGKey(args.seed)  # it knows the old kind only
    mcmc.warmup(adapt, init_params={"x": FIRST})
    fields = ("num_steps",)
    mcmc.run(mcmc.post_warmup_state.rng_key, extra_fields=fields)  # compiles
    warm = peer.Clock.time(lambda: (mcmc.warmup(adapt, init_params={"x": FIRST}), jax.block_until_ready(mcmc.last_state)))
    peer.Clock.wall = peer.Clock.processor = 0.0

    def collect():
        mcmc.run(mcmc.post_warmup_state.rng_key, extra_fields=fields)
        jax.block_until_ready(mcmc.get_samples(group_by_chain=True)["x"])

    seconds = peer.Clock.time(collect)
    draws = jnp.swapaxes(mcmc.get_samples(group_by_chain=True)["x"], 0, 1)
    return draws, warm, seconds, mcmc.get_extra_fields()["num_steps"].mean()


def collect(step, states, key):
    """Runs a kernel of one chain under vmap, all chains in step."""

    def one(states, key):
        states, info = jax.vmap(step)(jax.random.split(key, CHAINS), states)
        return states, (states.position, getattr(info, "num_integration_steps", jnp.zeros(CHAINS)))

    return jax.lax.scan(one, states, jax.random.split(key, SAMPLES))[1]


def coefficients():
    """Kicks and drifts of one step of `--integrator` in turn, kick first and last."""
    from blackjax.mcmc import integrators

    if args.integrator == "two_stages":
        return [0.21178, 0.5, 1 - 2 * 0.21178, 0.5, 0.21178]
    return getattr(integrators, args.integrator + "_coefficients")


def stages():
    return len(coefficients()) // 2


def hmc_parameters():
    from blackjax.mcmc import integrators

    return {
        "num_integration_steps": args.steps,
        "integrator": integrators.generate_euclidean_integrator(coefficients()),
    }


def window(algorithm, **parameters):
    import blackjax

    adaptation = blackjax.window_adaptation(
        algorithm, logdensity, is_mass_matrix_diagonal=True, target_acceptance_rate=args.acceptance, **parameters
    )

    def adapt(key):
        (state, found), _ = adaptation.run(key, FIRST[0], WARM_UP)
        return state, {k: v for k, v in found.items() if k in ("step_size", "inverse_mass_matrix")}

    return timed(adapt, ADAPT)


def blackjax_windowed(algorithm, **parameters):
    (_, found), warm = window(algorithm, **parameters)
    burn = 50

    def sample(found, key):
        kernel = algorithm(logdensity, **found, **parameters)
        states = jax.vmap(kernel.init)(FIRST)

        def one(states, key):
            return jax.vmap(kernel.step)(jax.random.split(key, CHAINS), states)[0], None

        states = jax.lax.scan(one, states, jax.random.split(jax.random.fold_in(key, 1), burn))[0]
        return states

    states, settle = timed(sample, found, SAMPLE)
    (draws, steps), seconds = timed(
        lambda states, found, key: collect(algorithm(logdensity, **found, **parameters).step, states, key),
        states,
        found,
        SAMPLE,
    )
    return draws, warm + settle, seconds, steps.mean()


def blackjax_nuts():
    import blackjax

    return blackjax_windowed(blackjax.nuts)


def blackjax_hmc():
    import blackjax

    draws, warm, seconds, steps = blackjax_windowed(blackjax.hmc, **hmc_parameters())
    return draws, warm, seconds, steps * stages()


def blackjax_chees():
    import blackjax
    import optax

    adaptation = blackjax.chees_adaptation(logdensity, CHAINS, target_acceptance_rate=args.acceptance)

    # The result holds functions that depend on numbers found, so the warm-up is timed as it comes.
    def warm_up():
        found = adaptation.run(ADAPT, FIRST, 0.1, optax.adam(0.05), num_steps=WARM_UP)
        jax.block_until_ready(found[0][0].position)
        return found

    warm_up()
    found = []
    warm = peer.Clock.time(lambda: found.append(warm_up()))
    (states, parameters), _ = found[0]
    kernel = blackjax.dynamic_hmc(logdensity, **parameters)
    (draws, steps), seconds = timed(lambda states, key: collect(kernel.step, states, key), states, SAMPLE)
    return draws, warm, seconds, steps.mean()


def jax_hmc():
    import blackjax

    (_, found), warm = window(blackjax.hmc, **hmc_parameters())
    size, deviation = found["step_size"], jnp.sqrt(found["inverse_mass_matrix"])
    WT = W.T
    first, *rest = coefficients()

    def energy(x):
        f = jnp.tanh(x @ WT + B)
        e = x - f
        return 0.5 * jnp.sum(e * e + x * x, axis=-1), e - (e * (1 - f * f)) @ W + x

    def step(state, key):
        x, u, g = state
        momenta, choice, length = jax.random.split(key, 3)
        p = jax.random.normal(momenta, (CHAINS, N))
        before = u + 0.5 * jnp.sum(p * p, axis=-1)
        steps = jnp.round(args.steps * (0.5 + jax.random.uniform(length))).astype(jnp.int32).clip(1)

        def leap(_, carried):
            y, p, u, g = carried
            p = p - first * size * deviation * g
            for drift, kick in zip(rest[::2], rest[1::2]):
                y = y + drift * size * deviation * p
                u, g = energy(y)
                p = p - kick * size * deviation * g
            return y, p, u, g

        y, p, v, h = jax.lax.fori_loop(0, steps, leap, (x, p, u, g))
        change = v + 0.5 * jnp.sum(p * p, axis=-1) - before
        taken = jnp.log(jax.random.uniform(choice, (CHAINS,))) < -change
        state = (
            jnp.where(taken[:, None], y, x),
            jnp.where(taken, v, u),
            jnp.where(taken[:, None], h, g),
        )
        return state, (state[0], steps)

    def chain(x, key, count):
        return jax.lax.scan(step, (x, *energy(x)), jax.random.split(key, count))

    ((x, _, _), _), settle = timed(lambda x, key: chain(x, key, 50), FIRST, ADAPT)
    (_, (draws, steps)), seconds = timed(lambda x, key: chain(x, key, SAMPLES), x, SAMPLE)
    return draws, warm + settle, seconds, steps.mean() * stages()


SAMPLERS = {
    "numpyro-nuts": (numpyro_nuts, ["numpyro"]),
    "blackjax-nuts": (blackjax_nuts, ["blackjax"]),
    "blackjax-hmc": (blackjax_hmc, ["blackjax"]),
    "blackjax-chees": (blackjax_chees, ["blackjax"]),
    "jax-hmc": (jax_hmc, ["blackjax"]),
}

sampler, packages = SAMPLERS[args.sampler]
draws, warm, seconds, steps = sampler()
if args.draws:
    h = np.asarray(jax.vmap(loss)(draws))  # [sample][chain]
    x = np.swapaxes(np.asarray(draws), 1, 2)  # [sample][variable][chain]
    np.concatenate([x, h[:, None, :]], axis=1).astype("<f8").tofile(args.draws)
peer.report(
    "canonical",
    seconds,
    "s",
    args,
    ["jax", "jaxlib", *packages],
    sampler=args.sampler,
    warmUpSeconds=warm,
    sampleSeconds=seconds,
    gradients=float(steps),
    chains=CHAINS,
    samples=SAMPLES,
)
