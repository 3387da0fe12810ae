package org.septuple.report;

/// What numbers of rows 7.1 to 8.13 mean.
final class GravityWords {

    private static final String GATE = "gate.";

    private GravityWords() {}

    /// What a number means.
    ///
    /// @param name of the result
    /// @return words; empty for an unknown name
    static String meaning(String name) {
        if (name.startsWith(GATE)) {
            return PremisesWords.of(name.substring(GATE.length()));
        }
        return switch (name) {
            case "proper_time.timelike" ->
                "share of displacements with σ₊ − ẋᵀgẋ > 0 and σ₊ > 0; of the others τ is imaginary";
            case "proper_time.entropy" -> "share of displacements with ΔS > 0";
            case "proper_time.ratio" -> "Σ√(σ₊ − ẋᵀgẋ) over Σ√ΔS, of displacements where both are real (7.1)";
            case "proper_time.maximal" -> "share of geodesics on which proper time is maximal (7.6)";
            case "geodesic.forecasts" ->
                "share of neurons and times with a geodesic through X(t − d) and X(t) that goes on to t + d";
            case "geodesic.speed" -> "mean of g_i ẋẋ, 1 for light; about 3 by (8.6) (E13)";
            case "geodesic.timelike" -> "share of these whose geodesic is time-like";
            case "geodesic.skill" ->
                "1 − Σ‖X(t + d) − geodesic‖²/Σ‖X(t + d) − straight line‖²: 1 on geodesics of the field of the others, 0 as far off as the line (7.7)";
            case "geodesic.skill.best" -> "the same over the best of straight line, persistence, mean and AR(1)";
            case "geodesic.skill.shuffled" -> "the same over geodesics of g_i exchanged among neurons";
            case "geodesic.skill.turned" -> "the same over geodesics of g_i whose axes are turned at random";
            case "geodesic.skill.entropy" -> "the same over paths of the competing law (E17)";
            case "geodesic.slope" ->
                "slope of X(t + d) − straight line on geodesic − straight line: 1 on geodesics, 0 on lines, however they scatter";
            case "geodesic.slope.shuffled", "geodesic.slope.entropy" ->
                "the same of geodesics of exchanged g_i, or of the competing law (E17)";
            case "geodesic.bend" -> "how far geodesics bend, over the distance of X(t + d) from the straight line";
            case "geodesic.agreement" -> "largest distance of geodesics in t from those in proper time, relative";
            case "connection.order4", "connection.order6" -> "measured order of differences of g_μν (7.9)";
            case "action" -> "mean of L of (8.8) with plus (E6) at places of neurons, √−g/length²";
            case "action.printed" -> "the same with minus, as printed";
            case "action.divergence" -> "mean of the divergence that (8.8) leaves to the boundary";
            case "action.scalar" -> "mean of √−g R there";
            case "ricci.order4", "ricci.order6" -> "measured order of differences of Γ (8.9)";
            default -> chain(name);
        };
    }

    private static String chain(String name) {
        return switch (name) {
            case "action.chain.total" -> "Σ_i ΔS_i of a cloud, all neurons, nats over d steps (8.1)";
            case "action.chain.form" -> "Σ_i (σ_i − ẋᵀgẋ) of forms of the other half of the clouds (8.2)";
            case "action.chain.boundary" -> "boundary term of (8.3), which is dropped there, over Σ ẋᵀgẋ";
            case "action.chain.covered" -> "∫{√g_i} over the box of integrals, over N";
            case "action.chain.centred" -> "abs ∫ of line 2 of (8.4) over the size of what it is an integral of (E7)";
            case "action.chain.kernels" ->
                "residual of row 8.5 of neurons that follow (7.7): what the width of kernels makes";
            case "action.chain.mixed" -> "of (8.5): what has Γ^a_0b, which (8.7) does not have (E8)";
            case "action.chain.third" -> "of (8.5): what has Γ⁰_bc, a third moment of velocities (E8)";
            case "action.chain.third.factorised" -> "the same with (8.6) for two of the three velocities";
            case "action.chain.dropped.parts" -> "∫ġẋx, dropped in (8.3) (E16); 0 where g_i is one measurement";
            case "action.chain.dropped.rates" -> "what ġ_i adds to line 2 of (8.7), dropped (E16); 0 likewise";
            case "action.chain.dropped.places" -> "what g^ab(x_i) for g^ab(x) adds to line 1 of (8.7), dropped (E16)";
            case "action.chain.divergence" -> "∫ of the divergence that (8.8) leaves to the boundary";
            case "action.chain.inside" ->
                "line 3 of (8.7) with plus, where density is above a tenth of its mean at neurons";
            case "action.chain.scalar.inside" -> "∫√−g R, likewise";
            case "closure.slope" -> "slope over neurons of ⟨ẋẋ⟩ on ½(g_i + g): 1 by (8.6)";
            case "closure.own" -> "fitted share of g_i^ab in ⟨ẋ^a ẋ^b⟩: ½ by (8.6)";
            case "closure.field" -> "fitted share of g^ab(x_i): ½ by (8.6)";
            case "closure.ratio" -> "trace of ⟨ẋẋ⟩ over that of ½(g_i + g): decides nothing (E13)";
            case "closure.mean" -> "share of g_i ẋẋ that is of the mean velocity: 0 by (8.6) with a time index (E8)";
            case "closure.speed" -> "mean of g_i ẋẋ over all frames, 1 for light; about 3 by (8.6) (E13)";
            case "closure.reliability" -> "share of the spread of ½(g_i + g) over neurons that is not error";
            case "source.density" -> "energy density of the implied T, κ = 1, mean over places (8.13, E23)";
            case "source.flux" -> "length of its momentum density";
            case "source.least", "source.middle", "source.most" -> "its principal pressures";
            case "source.weak" -> "share of places where its energy is nowhere below 0 (weak energy condition)";
            case "source.light" -> "the same for light (null energy condition)";
            case "source.strong" -> "share where gravity attracts (strong energy condition)";
            case "source.dominant" -> "share where energy goes no faster than light (dominant energy condition)";
            default -> einstein(name);
        };
    }

    private static String einstein(String name) {
        return switch (name) {
            case "einstein.terms" ->
                "what G_ab is a sum of, curvature of space, second order in the time and squares of K_ab, per squared proper length (8.10)";
            case "einstein.flat" ->
                "what errors of g_i make of that in flat space, over it: near 1 equations hold or fail of nothing";
            case "einstein.lambda" -> "best Λ of (8.12), mean over copies; its error has that of g_i";
            case "einstein.hamiltonian", "einstein.hamiltonian.lambda" ->
                "the constraint G₀₀ = Λ over its terms, for Λ = 0 or the best (E9)";
            case "einstein.momentum" -> "the constraints G₀ₐ = 0 over their terms (E9)";
            case "einstein.straight" ->
                "the residual of row 8.10 for neurons that go straight on, without what X(t + d) says";
            case "einstein.evolved", "einstein.evolved.lambda" ->
                "distance of g_ab of neurons at t + d from that evolved by (8.10), or (8.12) with the best Λ, over that from g_ab at t";
            case "einstein.continued" -> "the same from 2g_ab(t) − g_ab(t − d), without equations";
            case "neuron_number.lambda" -> "Λ(N̄): a third of the mean of R of space, N being fixed (8.11, E19)";
            case "neuron_number.density" -> "∫{√g_i}/∫√γ over a box that holds all neurons: 1 by (6.14), (6.15)";
            case "neuron_number.exponent" ->
                "d ln V/d ln N as neurons die at random, V = ∫√γ: 1 if N ∝ ∫√γ (E19), 0 if space does not know their number";
            case "neuron_number.change" -> "abs(V(t + d)/V(t − d) − 1), V = ∫√γ over that box: 0 while N is fixed";
            case "neuron_number.rate" -> "V̇/V over the time of d steps: 0 while N is fixed";
            case "neuron_number.acceleration" -> "V̈/3V: what Λ − Λ(N̄) is by (8.12)";
            default -> "";
        };
    }
}
