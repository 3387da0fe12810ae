package org.septuple.experiment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.septuple.gravity.cosmology.FriedmannModel;
import org.septuple.gravity.cosmology.KasnerModel;
import org.septuple.numerics.Expression;

/// What kind `cosmology` computes.
public sealed interface CosmologyPlan {

    /// Most rows of a table that is computed.
    int MOST_POINTS = 10_000;

    /// Most rows of a table that is read.
    int MOST_ROWS = 1_000_000;

    /// Expansion with dust, radiation, curvature and Λ.
    ///
    /// @param model the universe
    /// @param times of the points
    record Isotropic(FriedmannModel model, Times times) implements CosmologyPlan {}

    /// Expansion in three directions.
    ///
    /// @param model the universe
    /// @param times of the points
    record Anisotropic(KasnerModel model, Times times) implements CosmologyPlan {}

    /// Expansion that a measured number of neurons stands for.
    ///
    /// @param table  file
    /// @param time   rising; empty where files were not opened
    /// @param count  N at each time
    /// @param volume ∫√γ at each time; empty without
    /// @param window increments in each fit
    /// @param local  a of cells at the last time; null if the file has counts
    record OfNeurons(
            String table,
            List<Double> time,
            List<Double> count,
            List<Double> volume,
            int window,
            @Nullable LocalExpansion local)
            implements CosmologyPlan {
        /// Copies.
        public OfNeurons {
            time = List.copyOf(time);
            count = List.copyOf(count);
            volume = List.copyOf(volume);
        }
    }

    /// Scale factors (n/n₀)^⅓ of the cells of a density at the last time.
    ///
    /// @param least   of all
    /// @param largest of all
    /// @param spread  standard deviation, cells weighted by their neurons at first
    /// @param cells   that have neurons at first
    /// @param empty   cells that have none, and no scale factor
    record LocalExpansion(double least, double largest, double spread, int cells, int empty) {}

    /// Growth of the number of neurons of a flat vacuum with a given Λ.
    ///
    /// @param lambda Λ(t, N) ≥ 0
    /// @param start  N at the first time, > 0
    /// @param times  of the points
    record OfLambda(Expression lambda, double start, Times times) implements CosmologyPlan {}

    /// Evenly spaced times.
    ///
    /// @param from      first
    /// @param to        last
    /// @param points    how many, ≥ 2
    /// @param tolerance of each step of integration
    record Times(double from, double to, int points, double tolerance) {

        /// All of them.
        ///
        /// @return rising
        public double[] all() {
            double[] times = new double[points];
            for (int k = 0; k < points; k++) {
                double share = k / (points - 1.0);
                times[k] = (1 - share) * from + share * to;
            }
            return times;
        }
    }

    /// Rows of its table.
    ///
    /// @return ≥ 0
    default int rows() {
        return switch (this) {
            case Isotropic isotropic -> isotropic.times().points();
            case Anisotropic anisotropic -> anisotropic.times().points();
            case OfLambda growth -> growth.times().points();
            case OfNeurons neurons -> neurons.time().size();
        };
    }

    /// What expands, in words.
    ///
    /// @return without a verb
    default String words() {
        return switch (this) {
            case Isotropic(FriedmannModel model, Times _) ->
                "dust %s, radiation %s, curvature %s, lambda %s"
                        .formatted(
                                MetricSource.plain(model.dust()),
                                MetricSource.plain(model.radiation()),
                                MetricSource.plain(model.curvature()),
                                MetricSource.plain(model.lambda()));
            case Anisotropic(KasnerModel model, Times _) ->
                "vacuum with exponents %s, %s, %s and Λ = %s"
                        .formatted(
                                MetricSource.plain(model.p1()),
                                MetricSource.plain(model.p2()),
                                MetricSource.plain(model.p3()),
                                MetricSource.plain(model.lambda()));
            case OfLambda growth ->
                "flat vacuum with Λ = %s, %s neurons at first"
                        .formatted(growth.lambda(), MetricSource.plain(growth.start()));
            case OfNeurons neurons ->
                "number of neurons measured at %d times"
                        .formatted(neurons.time().size());
        };
    }
}
