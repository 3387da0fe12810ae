package org.septuple.quantum;

import java.util.Arrays;
import java.util.List;

/// A trap around a ring or, in three dimensions, a sphere: k(r − R)²/2 with r = |q − c|. Its tip at r = 0 has no derivatives: there the
/// gradient is given as 0, the Laplacian as −∞. A ring without width is a periodic axis of length 2πR.
///
/// @param centre    c, two coordinates or more
/// @param radius    R > 0
/// @param stiffness k > 0
public record RingTrap(List<Double> centre, double radius, double stiffness) implements Landscape {

    /// Copies and checks.
    public RingTrap {
        centre = List.copyOf(centre);
        if (centre.size() < 2 || !centre.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    "ring around %s: need a finite centre of two coordinates or more".formatted(centre));
        }
        if (!(radius > 0 && stiffness > 0) || !Double.isFinite(radius + stiffness)) {
            throw new IllegalArgumentException(
                    "ring of radius %s and stiffness %s: need both finite and > 0".formatted(radius, stiffness));
        }
    }

    private double distance(double[] q) {
        double sum = 0;
        for (int k = 0; k < centre.size(); k++) {
            double away = q[k] - centre.get(k);
            sum += away * away;
        }
        return Math.sqrt(sum);
    }

    @Override
    public int dimensions() {
        return centre.size();
    }

    @Override
    public boolean varies() {
        return false;
    }

    @Override
    public double value(double[] q, double t) {
        double off = distance(q) - radius;
        return 0.5 * stiffness * off * off;
    }

    @Override
    public void gradient(double[] q, double t, double[] into) {
        double r = distance(q);
        if (r == 0) {
            Arrays.fill(into, 0, centre.size(), 0);
            return;
        }
        for (int k = 0; k < centre.size(); k++) {
            into[k] = stiffness * (r - radius) / r * (q[k] - centre.get(k));
        }
    }

    @Override
    public double laplacian(double[] q, double t) {
        return stiffness * (1 + (centre.size() - 1) * (1 - radius / distance(q)));
    }
}
