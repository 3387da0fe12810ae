package org.septuple.numerics;

import java.util.Arrays;

/// What error of a step is allowed, component by component: absolute + relative·max(|y| before, |y| after).
public final class StepTolerance {

    private final double[] absolute;
    private final double[] relative;

    private StepTolerance(double[] absolute, double[] relative) {
        this.absolute = absolute;
        this.relative = relative;
    }

    /// The same for all components.
    ///
    /// @param dimension number of components
    /// @param absolute  ≥ 0, one of the two > 0
    /// @param relative  ≥ 0
    /// @return the tolerance
    public static StepTolerance uniform(int dimension, double absolute, double relative) {
        double[] a = new double[dimension];
        double[] r = new double[dimension];
        Arrays.fill(a, absolute);
        Arrays.fill(r, relative);
        return each(a, r);
    }

    /// One for each component.
    ///
    /// @param absolute one ≥ 0 for each component; copied
    /// @param relative one ≥ 0 for each component; copied
    /// @return the tolerance
    /// @throws IllegalArgumentException naming the component whose tolerances are no numbers ≥ 0, or both 0
    public static StepTolerance each(double[] absolute, double[] relative) {
        if (absolute.length != relative.length || absolute.length == 0) {
            throw new IllegalArgumentException("%d absolute and %d relative tolerances: need one for each component"
                    .formatted(absolute.length, relative.length));
        }
        for (int i = 0; i < absolute.length; i++) {
            double sum = absolute[i] + relative[i];
            if (!(absolute[i] >= 0 && relative[i] >= 0 && sum > 0 && Double.isFinite(sum))) {
                throw new IllegalArgumentException(
                        "component %d: tolerances %s absolute and %s relative must be >= 0 and not both 0"
                                .formatted(i, absolute[i], relative[i]));
            }
        }
        return new StepTolerance(absolute.clone(), relative.clone());
    }

    /// Number of components.
    ///
    /// @return n ≥ 1
    public int dimension() {
        return absolute.length;
    }

    /// Absolute part.
    ///
    /// @param i component
    /// @return ≥ 0
    public double absolute(int i) {
        return absolute[i];
    }

    /// Relative part.
    ///
    /// @param i component
    /// @return ≥ 0
    public double relative(int i) {
        return relative[i];
    }
}
