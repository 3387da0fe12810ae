package org.septuple.quantum;

import java.util.List;
import org.septuple.numerics.Grid;

/// A sum of states with complex coefficients, made one of norm 1.
///
/// @param terms one or more
public record Superposition(List<Term> terms) implements InitialWave {

    /// One state.
    ///
    /// @param re   real part of its coefficient
    /// @param im   imaginary part of its coefficient
    /// @param wave the state
    public record Term(double re, double im, InitialWave wave) {}

    /// Copies and checks.
    public Superposition {
        terms = List.copyOf(terms);
        if (terms.isEmpty() || !terms.stream().allMatch(term -> Double.isFinite(term.re() + term.im()))) {
            throw new IllegalArgumentException("a superposition needs one term or more, with finite coefficients");
        }
    }

    @Override
    public WaveFunction on(Grid grid) {
        double[] re = new double[grid.size()];
        double[] im = new double[grid.size()];
        for (Term term : terms) {
            WaveFunction part = term.wave().on(grid);
            if (!part.grid().equals(grid)) {
                throw new IllegalArgumentException("a state of a superposition lives on another grid");
            }
            double[] x = part.re();
            double[] y = part.im();
            for (int cell = 0; cell < re.length; cell++) {
                re[cell] += term.re() * x[cell] - term.im() * y[cell];
                im[cell] += term.re() * y[cell] + term.im() * x[cell];
            }
        }
        WaveFunction sum = new WaveFunction(grid, re, im);
        sum.normalise();
        return sum;
    }

    @Override
    public double wavenumber(Grid grid, int axis) {
        return terms.stream()
                .mapToDouble(term -> term.wave().wavenumber(grid, axis))
                .max()
                .orElseThrow();
    }
}
