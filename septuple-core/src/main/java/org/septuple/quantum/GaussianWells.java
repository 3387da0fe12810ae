package org.septuple.quantum;

import java.util.Arrays;
import java.util.List;
import org.septuple.numerics.Elementary;

/// Round wells −V e^{−|q − c|²/2w²}, added up.
///
/// @param wells one or more, of equal dimensions
public record GaussianWells(List<Well> wells) implements Landscape {

    /// One well.
    ///
    /// @param depth  V; negative for a hill
    /// @param centre c, d coordinates
    /// @param width  w > 0
    public record Well(double depth, List<Double> centre, double width) {

        /// Copies and checks.
        public Well {
            centre = List.copyOf(centre);
            boolean finite = Double.isFinite(depth) && centre.stream().allMatch(Double::isFinite);
            if (!finite || centre.isEmpty() || !(width > 0 && Double.isFinite(width))) {
                throw new IllegalArgumentException(
                        "well of depth %s at %s with width %s: need finite numbers and a width > 0"
                                .formatted(depth, centre, width));
            }
        }

        private double squaredDistance(double[] q) {
            double sum = 0;
            for (int k = 0; k < centre.size(); k++) {
                double away = q[k] - centre.get(k);
                sum += away * away;
            }
            return sum;
        }

        private double value(double squaredDistance) {
            return -depth * Elementary.exp(-squaredDistance / (2 * width * width));
        }
    }

    /// Copies and checks.
    public GaussianWells {
        wells = List.copyOf(wells);
        if (wells.isEmpty()) {
            throw new IllegalArgumentException("no wells: need at least one");
        }
        int d = wells.getFirst().centre().size();
        for (Well well : wells) {
            if (well.centre().size() != d) {
                throw new IllegalArgumentException("centres %s and %s differ in dimensions"
                        .formatted(wells.getFirst().centre(), well.centre()));
            }
        }
    }

    @Override
    public int dimensions() {
        return wells.getFirst().centre().size();
    }

    @Override
    public boolean varies() {
        return false;
    }

    @Override
    public double value(double[] q, double t) {
        double sum = 0;
        for (int i = 0; i < wells.size(); i++) {
            Well well = wells.get(i);
            sum += well.value(well.squaredDistance(q));
        }
        return sum;
    }

    @Override
    public void gradient(double[] q, double t, double[] into) {
        Arrays.fill(into, 0, dimensions(), 0);
        for (int i = 0; i < wells.size(); i++) {
            Well well = wells.get(i);
            double factor = -well.value(well.squaredDistance(q)) / (well.width() * well.width());
            for (int k = 0; k < dimensions(); k++) {
                into[k] += factor * (q[k] - well.centre().get(k));
            }
        }
    }

    @Override
    public double laplacian(double[] q, double t) {
        double sum = 0;
        for (int i = 0; i < wells.size(); i++) {
            Well well = wells.get(i);
            double squared = well.squaredDistance(q);
            double variance = well.width() * well.width();
            sum += well.value(squared) * (squared / variance - dimensions()) / variance;
        }
        return sum;
    }
}
