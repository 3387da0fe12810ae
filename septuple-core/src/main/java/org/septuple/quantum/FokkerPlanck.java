package org.septuple.quantum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.septuple.numerics.BidiagonalSpectrum;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Outcome;

/// Solves (3.1), ∂p/∂t = ∂_k(D_kl ∂_l p + γ p ∂_k F), on a grid: [FokkerPlanckGenerator] in space, a [TimeScheme] in time.
///
/// **Invariants.** Mass, less what vanishing walls absorb. p ≥ 0 with positive schemes, in floating point too.
/// With them relative entropy ∫p log(p/π) to the equilibrium π = e^(−γF/D) of the same grid never rises: a step is a matrix
/// T ≥ 0 with columns that add up to 1 and Tπ = π. With p = fπ, (Tp)_i = π_i Σ_j (T_ij π_j/π_i) f_j, an average of f with weights that add up to 1, so by
/// convexity of φ(f) = f log f, Σ_i π_i φ((Tp)_i/π_i) ≤ Σ_ij T_ij π_j φ(f_j) = Σ_j π_j φ(f_j). For backward Euler T = (1 − τL)⁻¹ ≥ 0 since
/// 1 − τL is an M-matrix with column sums 1; a split step is a product of such T, and e^{τL} a mean of powers of one.
///
/// Work space is part of a solver, so one thread uses it at a time; results do not depend on the crew. Numbers kept: 2 per cell and
/// direction of hops, 5 per cell, 2 more for adaptive steps, and 13 for unsplit schemes on more than one axis.
public final class FokkerPlanck {

    /// Poisson terms of one piece of uniformisation.
    private static final double UNIFORM = 100;

    private static final double EDGE = 1e-6;

    private final Grid grid;
    private final Landscape landscape;
    private final double gamma;
    private final Diffusion diffusion;
    private final Crew crew;
    private final FokkerPlanckGenerator generator;
    private final List<HopLines> lines = new ArrayList<>();
    private final double[][] scratch;
    private final boolean absorbs;
    private final double[] source;
    private final double[] term;
    private double[] twice = {};
    private double[] half = {};
    private @Nullable ImplicitSolve implicit;
    private @Nullable EntropyMeter meter;
    private double implicitTime = Double.NaN;
    private double clipped;

    /// Prepares a solver.
    ///
    /// @param grid      of d axes
    /// @param landscape F
    /// @param gamma     γ, of any sign or 0
    /// @param diffusion D
    /// @param crew      shares out lines and rows of cells
    public FokkerPlanck(Grid grid, Landscape landscape, double gamma, Diffusion diffusion, Crew crew) {
        this.grid = grid;
        this.landscape = landscape;
        this.gamma = gamma;
        this.diffusion = diffusion;
        this.crew = crew;
        generator = new FokkerPlanckGenerator(grid, landscape, gamma, diffusion, crew);
        int needed = 0;
        for (Hops along : generator.hops()) {
            HopLines solver = new HopLines(along);
            needed = Math.max(needed, solver.scratch());
            lines.add(solver);
        }
        scratch = new double[crew.workers()][needed];
        absorbs = grid.axes().stream().anyMatch(axis -> axis.boundary() == Boundary.VANISHING);
        source = new double[grid.size()];
        term = new double[grid.size()];
    }

    /// The generator with F at a time.
    ///
    /// @param t time
    /// @return the live generator of this solver
    public FokkerPlanckGenerator generator(double t) {
        if (!generator.assemble(t)) {
            throw new IllegalArgumentException(
                    "F or its slope is not finite at t = %s on the grid: keep the box where F is".formatted(t));
        }
        return generator;
    }

    /// e^(−γF/D), normalised on the grid.
    ///
    /// @param t time of F
    /// @return the density on which every discrete current is 0
    public Density equilibrium(double t) {
        if (!generator(t).detailedBalance()) {
            throw new IllegalArgumentException(
                    "e^(-gamma F/D) is an equilibrium only of scalar D > 0 without absorbing walls"
                            + " and of F periodic on periodic axes: ask for the stationary density");
        }
        double[] log = generator.logEquilibrium();
        for (int cell = 0; cell < log.length; cell++) {
            log[cell] = Elementary.exp(log[cell]);
        }
        double mass = grid.integral(log);
        for (int cell = 0; cell < log.length; cell++) {
            log[cell] /= mass;
        }
        return Density.owning(grid, log);
    }

    /// The density that does not change, with currents or without: [#equilibrium] in detailed balance, else the limit of unsplit
    /// steps of backward Euler that grow tenfold.
    ///
    /// @param t time of F
    /// @return Lp = 0 to 1e-10 of the terms, or null if it was not reached
    public @Nullable Density stationary(double t) {
        if (absorbs) {
            throw new IllegalArgumentException(
                    "nothing is stationary with vanishing walls: all mass leaves; see the decay rates");
        }
        if (generator(t).detailedBalance()) {
            return equilibrium(t);
        }
        double[] p = new double[grid.size()];
        Arrays.fill(p, 1 / (grid.size() * grid.cellVolume()));
        double tau = 1 / generator.fastestRate();
        for (int step = 0; step < 60; step++) {
            if (!whole(tau, t, p)) {
                return null;
            }
            generator.apply(p, term);
            double change = 0;
            double flow = 0;
            for (int cell = 0; cell < p.length; cell++) {
                change += Math.abs(term[cell]);
                flow += generator.escape()[cell] * p[cell];
            }
            if (change <= 1e-10 * flow && step > 8) {
                return Density.owning(grid, p);
            }
            tau = Math.min(10 * tau, 1e8 / generator.fastestRate());
        }
        return null;
    }

    /// The lowest rates of decay λ_n: L has the eigenvalues −λ_n. Without absorbing walls λ₀ = 0, that of the equilibrium.
    ///
    /// On one axis with ends every λ has a relative error of about n·ε of the matrix, by [BidiagonalSpectrum]: −S = BᵀB, B bidiagonal
    /// with entries √up and −√down. Else by Lanczos steps with the inverse, to 1e-10 relative and not below
    /// 1e-15 of [FokkerPlanckGenerator#fastestRate]. Both of second order in the spacing.
    ///
    /// @param count how many, at most cells
    /// @param t     time of F
    /// @return λ in rising order; fewer if the search did not converge
    public List<Double> rates(int count, double t) {
        if (!generator(t).reversible()) {
            throw new IllegalArgumentException(
                    "rates need currents that can all vanish: diagonal D > 0, F periodic on periodic"
                            + " axes, a sum over axes of unequal D; else eigenvalues are complex");
        }
        if (count < 1 || count > grid.size()) {
            throw new IllegalArgumentException(
                    "%d rates on a grid of %d cells: need 1 to as many".formatted(count, grid.size()));
        }
        List<Double> rates = new ArrayList<>();
        if (!absorbs) {
            rates.add(0.);
        }
        int more = count - rates.size();
        if (lines.size() == 1 && !grid.axis(0).periodic()) {
            for (double rate : BidiagonalSpectrum.smallest(alternating(), more)) {
                rates.add(rate);
            }
        } else if (more > 0) {
            double[] root = absorbs ? new double[0] : generator.logEquilibrium();
            for (int cell = 0; cell < root.length; cell++) {
                root[cell] = Elementary.exp(root[cell] / 2);
            }
            rates.addAll(new SpectralSearch(generator, root, crew).lowest(more));
        }
        return rates;
    }

    /// Rates along the one axis in the order wall, cell, face, cell, …, wall.
    private double[] alternating() {
        Hops along = generator.hops().getFirst();
        int n = along.up.length;
        double[] loss = along.loss;
        int shift = loss == null ? 0 : 1;
        double[] squares = new double[2 * (n - 1 + shift)];
        for (int cell = 0; cell < n - 1; cell++) {
            squares[2 * cell + shift] = along.up[cell];
            squares[2 * cell + 1 + shift] = along.down[cell];
        }
        if (loss != null) {
            squares[0] = loss[0];
            squares[2 * n - 1] = loss[n - 1];
        }
        return squares;
    }

    /// Goes on.
    ///
    /// @param from    where it stands
    /// @param until   t at the end, > that of the state
    /// @param control steps
    /// @return where it stands now
    public FokkerPlanckRun advance(FokkerPlanckState from, double until, FokkerPlanckSteps control) {
        if (!from.density().grid().equals(grid)) {
            throw new IllegalArgumentException("state on another grid than the solver's: make a solver of its grid");
        }
        if (!(until >= from.time() && until < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("end %s must be finite and >= t = %s".formatted(until, from.time()));
        }
        generator(from.time());
        return new Advance(from, until, control).run();
    }

    /// One call of [#advance].
    private final class Advance {
        private final FokkerPlanckState from;
        private final double until;
        private final FokkerPlanckSteps control;
        private final double[] p;
        private double[] next;
        private double t;
        private double tau;
        private double absorbed;
        private long made;
        private long rejected;
        private double smallest;
        private double massError;
        private double largestClip;
        private double peclet;
        private double fastest;

        Advance(FokkerPlanckState from, double until, FokkerPlanckSteps control) {
            this.from = from;
            this.until = until;
            this.control = control;
            p = from.density().values();
            next = new double[p.length];
            t = from.time();
            tau = from.nextStep() > 0 ? from.nextStep() : control.step();
            absorbed = from.absorbed();
            smallest = from.density().smallest();
        }

        FokkerPlanckRun run() {
            EntropyMeter measured = control.entropy() ? entropyMeter() : null;
            double mass = grid.integral(p);
            Outcome outcome = new Outcome.Completed();
            double least = 1e-13 * Math.max(Math.abs(t), until - t);
            while (until - t > least) {
                if (made == control.budget()) {
                    double share = tau > 0 ? (until - t) / tau : 0;
                    outcome = new Outcome.Interrupted(made, made + (long) Math.ceil(share - 1e-9));
                    break;
                }
                double step = attempt(least);
                double now = grid.integral(next);
                if (!(step > 0 && now < Double.POSITIVE_INFINITY)) {
                    outcome = new Outcome.Diverged(
                            "p", from.steps() + made, "F may not be finite or the step too small: look at F near t");
                    break;
                }
                if (measured != null) {
                    measured.add(step, p, next);
                }
                t = until - t - step > least ? t + step : until;
                made++;
                if (absorbs) {
                    absorbed += mass - now;
                    mass = now;
                } else {
                    massError = Math.max(massError, Math.abs(now - mass));
                    double factor = mass / now;
                    for (int cell = 0; cell < next.length; cell++) {
                        next[cell] *= factor;
                    }
                }
                largestClip = Math.max(largestClip, clipped * grid.cellVolume());
                peclet = Math.max(peclet, generator.peclet());
                fastest = Math.max(fastest, step * generator.fastestRate());
                System.arraycopy(next, 0, p, 0, p.length);
                for (double value : p) {
                    smallest = value < smallest ? value : smallest;
                }
            }
            Density density = Density.owning(grid, p);
            EntropyBalance balance = measured == null
                    ? null
                    : measured.balance(density.entropy() - from.density().entropy());
            double wanted = control.tolerance() > 0 ? tau : 0;
            FokkerPlanckState state = new FokkerPlanckState(density, t, wanted, absorbed, from.steps() + made);
            return new FokkerPlanckRun(
                    state, outcome, rejected, smallest, largestClip, massError, balance, warnings(density));
        }

        /// Makes `next` of p; the τ it took, or NaN.
        private double attempt(double least) {
            if (control.tolerance() == 0) {
                double rest = until - t;
                double step = rest < control.step() * (1 + 1e-9) ? rest : control.step();
                return step(control.scheme(), t, step, p, next) ? step : Double.NaN;
            }
            int order = control.scheme().order();
            if (twice.length == 0) {
                twice = new double[p.length];
                half = new double[p.length];
            }
            while (true) {
                double rest = until - t;
                double step = rest <= tau * (1 + 1e-9) ? rest : Math.min(tau, rest / 2);
                boolean good = step(control.scheme(), t, step, p, next)
                        && step(control.scheme(), t, step / 2, p, half)
                        && step(control.scheme(), t + step / 2, step / 2, half, twice);
                double error = 0;
                for (int cell = 0; cell < p.length; cell++) {
                    error += Math.abs(twice[cell] - next[cell]);
                }
                error *= grid.cellVolume() / ((1 << order) - 1);
                good &= error < Double.POSITIVE_INFINITY;
                double ratio = good ? control.tolerance() / Math.max(error, 1e-300) : 0;
                double factor = 0.9 * (order == 1 ? Math.sqrt(ratio) : StrictMath.cbrt(ratio));
                double wanted = step * Math.min(5, Math.max(0.2, factor));
                if (error <= control.tolerance() && good) {
                    tau = step < tau ? Math.max(tau, wanted) : wanted;
                    double[] kept = next;
                    next = twice;
                    twice = kept;
                    return step;
                }
                rejected++;
                tau = wanted;
                if (tau < least) {
                    return Double.NaN;
                }
            }
        }

        private List<Warning> warnings(Density density) {
            List<Warning> found = new ArrayList<>();
            warn(found, "cell Peclet number", peclet, 2, "refine the grid: below it steep walls of F are smeared");
            if (!absorbs) {
                double edge = Math.max(density.massAtEdge(), from.density().massAtEdge());
                warn(found, "mass in the cells at a wall", edge, EDGE, "widen the box unless the wall is meant");
            }
            if (control.tolerance() == 0 && control.scheme() != TimeScheme.EXPONENTIAL) {
                double moved = made > 0 ? distance() / made : 0;
                warn(found, "mean change of p in one step", moved, 0.05, "take smaller steps or adaptive ones");
            }
            warn(found, "negative density", -smallest, 1e-12, "take a positive scheme or smaller steps");
            warn(found, "hops over cells", generator.reach(), 8, "turn or rescale the axes: D is very anisotropic");
            return found;
        }

        private double distance() {
            double sum = 0;
            for (int cell = 0; cell < p.length; cell++) {
                sum += Math.abs(p[cell] - from.density().at(cell));
            }
            return sum * grid.cellVolume();
        }

        private static void warn(List<Warning> found, String quantity, double value, double bound, String remedy) {
            if (value > bound) {
                found.add(new Warning(quantity, value, bound, remedy));
            }
        }
    }

    private EntropyMeter entropyMeter() {
        EntropyMeter present = meter == null ? new EntropyMeter(generator, crew) : meter;
        meter = present;
        present.clear();
        return present;
    }

    /// One step; false if F is not finite or a solve did not converge.
    private boolean step(TimeScheme scheme, double t, double tau, double[] p, double[] into) {
        double at = scheme.order() == 1 ? t + tau : t + tau / 2;
        clipped = 0;
        System.arraycopy(p, 0, into, 0, p.length);
        if (!generator.assemble(at)) {
            return false;
        }
        int last = lines.size() - 1;
        TimeScheme used = last > 0 ? scheme : alike(scheme);
        switch (used) {
            case SPLIT_EULER -> {
                for (HopLines along : lines) {
                    along.solve(crew, scratch, tau, false, into);
                }
            }
            case SPLIT -> {
                for (int e = 0; e < last; e++) {
                    lines.get(e).solve(crew, scratch, tau / 2, true, into);
                }
                lines.get(last).solve(crew, scratch, tau, true, into);
                for (int e = last - 1; e >= 0; e--) {
                    lines.get(e).solve(crew, scratch, tau / 2, true, into);
                }
            }
            case EULER -> {
                return whole(tau, at, into);
            }
            case SECOND -> {
                return second(tau, at, into);
            }
            case EXPONENTIAL -> uniformise(tau, into);
        }
        return true;
    }

    /// On one line nothing is split.
    private static TimeScheme alike(TimeScheme scheme) {
        return switch (scheme) {
            case SPLIT_EULER, EULER -> TimeScheme.SPLIT_EULER;
            case SPLIT, SECOND -> TimeScheme.SPLIT;
            case EXPONENTIAL -> scheme;
        };
    }

    /// p ← (1 − τL)⁻¹p.
    private boolean whole(double tau, double t, double[] p) {
        if (lines.size() == 1) {
            lines.getFirst().solve(crew, scratch, tau, false, p);
            return true;
        }
        ImplicitSolve solver = implicitSolve(t);
        System.arraycopy(p, 0, source, 0, p.length);
        for (HopLines along : lines) {
            along.solve(crew, scratch, tau, false, p);
        }
        double negative = solver.solve(tau, source, p, absorbs);
        clipped += negative;
        return !Double.isNaN(negative);
    }

    private boolean second(double tau, double t, double[] p) {
        double part = TimeScheme.SECOND_ORDER_PART * tau;
        if (!whole(part, t, p)) {
            return false;
        }
        System.arraycopy(p, 0, term, 0, p.length);
        boolean good = whole(part, t, p);
        for (int cell = 0; cell < p.length; cell++) {
            p[cell] = TimeScheme.SECOND_ORDER_TWICE * p[cell] - TimeScheme.SECOND_ORDER_ONCE * term[cell];
        }
        return good;
    }

    private ImplicitSolve implicitSolve(double t) {
        ImplicitSolve present = implicit;
        if (present == null) {
            FokkerPlanckGenerator axes = null;
            if (!diffusion.diagonal()) {
                double[] values = new double[grid.dimensions()];
                Arrays.setAll(values, k -> diffusion.at(k, k));
                axes = new FokkerPlanckGenerator(grid, landscape, gamma, Diffusion.diagonal(values), crew);
                axes.assemble(t);
            }
            present = new ImplicitSolve(generator, axes, crew);
            implicit = present;
        } else if (landscape.varies() && t != implicitTime) {
            present.rebuild(t);
        }
        implicitTime = t;
        return present;
    }

    /// Iterations that the last unsplit solve took; 0 before any.
    ///
    /// @return of BiCGStab
    public int iterations() {
        ImplicitSolve present = implicit;
        return present == null ? 0 : present.iterations();
    }

    /// p ← e^{τL}p = Σ_k e^{−Λτ}(Λτ)^k/k! (1 + L/Λ)^k p, in pieces of Λτ ≤ [#UNIFORM]; the weights are scaled to add up to 1.
    private void uniformise(double tau, double[] p) {
        double rate = generator.fastestRate();
        if (rate == 0) {
            return;
        }
        int pieces = (int) Math.max(1, Math.ceil(rate * tau / UNIFORM));
        double x = rate * tau / pieces;
        double[] power = source;
        for (int piece = 0; piece < pieces; piece++) {
            double weight = Elementary.exp(-x);
            double all = weight;
            double first = weight;
            System.arraycopy(p, 0, power, 0, p.length);
            crew.ranges(0, p.length, (from, to) -> {
                for (int cell = from; cell < to; cell++) {
                    p[cell] *= first;
                }
            });
            for (int k = 1; k < x || weight > 1e-18; k++) {
                weight *= x / k;
                all += weight;
                double share = weight;
                generator.apply(power, term);
                crew.ranges(0, p.length, (from, to) -> {
                    for (int cell = from; cell < to; cell++) {
                        double moved = power[cell] + term[cell] / rate;
                        power[cell] = moved > 0 ? moved : 0;
                        p[cell] += share * power[cell];
                    }
                });
            }
            double scale = 1 / all;
            crew.ranges(0, p.length, (from, to) -> {
                for (int cell = from; cell < to; cell++) {
                    p[cell] *= scale;
                }
            });
        }
    }
}
