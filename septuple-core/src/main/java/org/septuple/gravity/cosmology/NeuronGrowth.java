package org.septuple.gravity.cosmology;

import java.util.ArrayList;
import java.util.List;
import org.septuple.numerics.Dop853;
import org.septuple.numerics.Integration;
import org.septuple.numerics.OrdinaryEquation;
import org.septuple.numerics.StepTolerance;

/// From Λ to the number of neurons: (8.11) with N ∝ ∫√γ d³x in a flat vacuum that expands, Λ = 3H², H = Ṅ/3N (E19).
///
/// ```
/// dN/dt = N √(3Λ(t, N))
/// ```
///
/// For Λ(N), ä/a = H²(1 − 3p/2) with p = −d ln Λ/d ln N: expansion accelerates where p < 2/3. With Λ ∝ N^{−p}, N^{p/2} grows linearly and a ∝ t^{2/(3p)}.
public final class NeuronGrowth {

    private static final long MOST_STEPS = 1_000_000;

    private NeuronGrowth() {}

    /// A cosmological constant that need not be constant.
    @FunctionalInterface
    public interface CosmologicalTerm {
        /// Its value.
        ///
        /// @param t       time
        /// @param neurons N
        /// @return Λ ≥ 0
        double at(double t, double neurons);
    }

    /// Follows the number of neurons.
    ///
    /// @param term      Λ
    /// @param start     N at the first time, > 0
    /// @param tolerance relative, of each step
    /// @param at        times, rising; at least one
    /// @return N at each time; shorter where Λ becomes negative, for which no flat vacuum exists
    public static double[] of(CosmologicalTerm term, double start, double tolerance, double... at) {
        if (!(start > 0)) {
            throw new IllegalArgumentException("%s neurons at the start: need > 0".formatted(start));
        }
        OrdinaryEquation growth = new OrdinaryEquation() {
            @Override
            public int dimension() {
                return 1;
            }

            @Override
            public boolean at(double t, double[] y, double[] f) {
                double lambda = term.at(t, start * StrictMath.exp(y[0]));
                f[0] = Math.sqrt(3 * lambda);
                return lambda >= 0;
            }
        };
        Dop853 method = new Dop853(growth, StepTolerance.uniform(1, tolerance, tolerance), Double.POSITIVE_INFINITY);
        List<Double> numbers = new ArrayList<>(List.of(start));
        double[] state = new double[1];
        double[] none = {0};
        new Integration(method, List.of(), MOST_STEPS).run(at[0], none, at[at.length - 1], new Integration.Observer() {
            @Override
            public void stepped(Dop853 done) {
                while (numbers.size() < at.length
                        && at[numbers.size()] <= done.x()
                        && done.dense(at[numbers.size()], state)) {
                    numbers.add(start * StrictMath.exp(state[0]));
                }
            }
        });
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
