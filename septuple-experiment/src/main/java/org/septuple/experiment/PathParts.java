package org.septuple.experiment;

/// (8.3) on one copy of the network: summation by parts on paths of frames X_0, …, X_F, with v_k = (X_{k+1} − X_k)/h and g of frame k,
///
/// ```
/// Σ_k h v_kᵀg_k v_k = [vᵀg X]_0^F − Σ_{k>0} (v_k − v_{k−1})ᵀ g_k X_k − Σ_{k>0} v_{k−1}ᵀ (g_k − g_{k−1}) X_k
/// ```
///
/// which is exact. The paper has neither the first nor the last term (E16). Positions count from where states are 0: where from is a gauge (6.1), on which each term on the right depends and their sum does not.
///
/// @param squares     Σ h vᵀgv, as all of these summed over neurons, per unit of time
/// @param accelerated Σ h ẍᵀgx
/// @param boundary    ẋᵀgx at the end less that at the beginning
/// @param rates       Σ h ẋᵀġx
/// @param size        sum of the absolute values of all products with a place, and of all squares
record PathParts(double squares, double accelerated, double boundary, double rates, double size) {

    private static final int AXES = 3;
    private static final int SIX = 6;
    private static final int[][] PLACE = {{0, 1, 2}, {1, 3, 4}, {2, 4, 5}};

    /// Sums.
    ///
    /// @param paths neurons
    /// @param copy  of the network
    static PathParts of(NeuronPaths paths, int copy) {
        int last = paths.frames() - 1;
        double h = paths.span();
        double time = last * h;
        double[] sums = new double[5];
        for (int i = 0; i < paths.size(); i++) {
            double[] before = new double[AXES];
            for (int k = 0; k < last; k++) {
                double[] v = velocity(paths, copy, i, k);
                double[] x = place(paths, copy, i, k);
                double[] g = matrix(paths, i, k);
                add(sums, 0, h * form(g, v, v));
                if (k == 0) {
                    add(sums, 2, -form(g, v, x));
                } else {
                    add(sums, 1, form(g, minus(v, before), x));
                    add(sums, 3, form(minus(g, matrix(paths, i, k - 1)), before, x));
                }
                before = v;
            }
            add(sums, 2, form(matrix(paths, i, last - 1), before, place(paths, copy, i, last)));
        }
        return new PathParts(sums[0] / time, sums[1] / time, sums[2] / time, sums[3] / time, sums[4] / time);
    }

    private static void add(double[] sums, int at, double value) {
        sums[at] += value;
        sums[4] += Math.abs(value);
    }

    private static double[] velocity(NeuronPaths paths, int copy, int neuron, int frame) {
        double[] difference = minus(place(paths, copy, neuron, frame + 1), place(paths, copy, neuron, frame));
        for (int a = 0; a < AXES; a++) {
            difference[a] /= paths.span();
        }
        return difference;
    }

    private static double[] place(NeuronPaths paths, int copy, int neuron, int frame) {
        double[] x = new double[AXES];
        System.arraycopy(paths.places(copy, frame), AXES * neuron, x, 0, AXES);
        return x;
    }

    private static double[] matrix(NeuronPaths paths, int neuron, int frame) {
        double[] g = new double[SIX];
        System.arraycopy(paths.matrices(frame), SIX * neuron, g, 0, SIX);
        return g;
    }

    private static double[] minus(double[] one, double[] other) {
        double[] difference = one.clone();
        for (int k = 0; k < difference.length; k++) {
            difference[k] -= other[k];
        }
        return difference;
    }

    private static double form(double[] g, double[] one, double[] other) {
        double sum = 0;
        for (int a = 0; a < AXES; a++) {
            for (int b = 0; b < AXES; b++) {
                sum += g[PLACE[a][b]] * one[a] * other[b];
            }
        }
        return sum;
    }

    /// What (8.3) has in place of −Σ vᵀgv.
    ///
    /// @param whole whether the boundary and ġ_i are kept
    double right(boolean whole) {
        return whole ? accelerated + rates - boundary : accelerated;
    }

    /// How far (8.3) is from holding, over the size.
    ///
    /// @param whole whether the boundary and ġ_i are kept
    double violation(boolean whole) {
        return size == 0 ? 0 : Math.abs(squares + right(whole)) / size;
    }
}
