package org.septuple.quantum;

import java.util.List;
import org.septuple.numerics.Elementary;

/// A lattice of wells, Σ V_k sin²(πq_k/a_k) = Σ ½V_k(1 − cos(2πq_k/a_k)): wells of depth V_k at whole multiples of the period a_k, where its
/// second derivative is 2π²V_k/a_k².
///
/// @param depths  V_k of each coordinate; 0 leaves the coordinate free
/// @param periods a_k > 0 of each coordinate
public record CosineLattice(List<Double> depths, List<Double> periods) implements Landscape {

    /// Copies and checks.
    public CosineLattice {
        depths = List.copyOf(depths);
        periods = List.copyOf(periods);
        if (depths.isEmpty()
                || depths.size() != periods.size()
                || depths.stream().anyMatch(v -> !Double.isFinite(v))
                || periods.stream().anyMatch(a -> !(a > 0 && Double.isFinite(a)))) {
            throw new IllegalArgumentException(
                    "lattice of depths %s and periods %s: need one finite depth and one period > 0 per coordinate"
                            .formatted(depths, periods));
        }
    }

    @Override
    public int dimensions() {
        return depths.size();
    }

    @Override
    public boolean varies() {
        return false;
    }

    @Override
    public double value(double[] q, double t) {
        double sum = 0;
        for (int k = 0; k < depths.size(); k++) {
            double sine = Elementary.sinTurns(q[k] / (2 * periods.get(k)));
            sum += depths.get(k) * sine * sine;
        }
        return sum;
    }

    @Override
    public void gradient(double[] q, double t, double[] into) {
        for (int k = 0; k < depths.size(); k++) {
            double a = periods.get(k);
            into[k] = depths.get(k) * Math.PI / a * Elementary.sinTurns(q[k] / a);
        }
    }

    @Override
    public double laplacian(double[] q, double t) {
        double sum = 0;
        for (int k = 0; k < depths.size(); k++) {
            double wave = Math.PI / periods.get(k);
            sum += 2 * depths.get(k) * wave * wave * Elementary.cosTurns(q[k] / periods.get(k));
        }
        return sum;
    }
}
