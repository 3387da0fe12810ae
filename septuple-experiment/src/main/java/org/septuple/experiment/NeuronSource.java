package org.septuple.experiment;

import org.jspecify.annotations.Nullable;
import org.septuple.gravity.ExpressionMetric;
import org.septuple.spacetime.Box;
import org.septuple.spacetime.MetricJet;
import org.septuple.spacetime.NearFlat;
import org.septuple.spacetime.NeuronLayout;
import org.septuple.spacetime.Neurons;

/// Where the neurons of a metric come from: what is imposed, and what is given.
public sealed interface NeuronSource {

    /// Of space.
    int AXES = 3;

    /// Number of neurons.
    ///
    /// @return ≥ 1; of a file that was not opened, 1
    int count();

    /// Whether velocities, accelerations or rates of matrices are known.
    ///
    /// @return false for neurons at rest
    boolean moves();

    /// The neurons.
    ///
    /// @param box  of space
    /// @param seed of what is random
    /// @return them; null of a file that was not opened
    /// @throws IllegalArgumentException naming a neuron whose g_i is not positive definite
    @Nullable
    Neurons neurons(Box box, long seed);

    /// Neurons laid out by a law, positions and matrices imposed.
    ///
    /// @param positions    a lattice, or evenly random
    /// @param spacing      of a lattice
    /// @param offset       from the lower ends of the box to the first neuron of a lattice, in spacings
    /// @param count        N
    /// @param scale        g_i = scale·(1 + ε h_i)
    /// @param perturbation ε ≥ 0; h_i is symmetric, its six entries independent standard normal numbers
    record Laid(Positions positions, double spacing, double offset, int count, double scale, double perturbation)
            implements NeuronSource {

        /// How they lie.
        public enum Positions {
            /// In rows.
            LATTICE,
            /// Each anywhere, whatever the others do: a Poisson process of which the number is known.
            POISSON
        }

        @Override
        public boolean moves() {
            return false;
        }

        @Override
        public Neurons neurons(Box box, long seed) {
            Neurons flat = NearFlat.neurons(places(box, seed, 0), perturbation, seed);
            return scale == 1 ? flat : flat.times(scale);
        }

        /// Positions alone.
        ///
        /// @param box  of space
        /// @param seed of random ones
        /// @param draw of random ones, ≥ 0
        /// @return 3N coordinates
        public double[] places(Box box, long seed, int draw) {
            return switch (positions) {
                case LATTICE -> NeuronLayout.lattice(box, spacing, offset);
                case POISSON -> NeuronLayout.poisson(box, count, seed, draw);
            };
        }
    }

    /// Neurons laid out by a law, whose g_i sample a metric of space: g_i = g_ab(x_i/s). Both imposed.
    ///
    /// @param laid    positions; its scale and perturbation are not looked at
    /// @param metric  of space, at t = 0, and g_00 = −1
    /// @param stretch s > 0
    record Sampled(Laid laid, MetricSource.Formulas metric, double stretch) implements NeuronSource {

        @Override
        public int count() {
            return laid.count();
        }

        @Override
        public boolean moves() {
            return false;
        }

        @Override
        public Neurons neurons(Box box, long seed) {
            double[] positions = laid.places(box, seed, 0);
            double[] matrices = new double[2 * positions.length];
            ExpressionMetric formulas = metric.formulas();
            MetricJet jet = new MetricJet(0);
            for (int i = 0; i < positions.length / AXES; i++) {
                for (int a = 0; a < AXES; a++) {
                    jet.event()[1 + a] = positions[AXES * i + a] / stretch;
                }
                if (!formulas.at(jet)) {
                    throw new IllegalArgumentException("the metric is not finite at neuron %d, (%s, %s, %s)"
                            .formatted(i, jet.event()[1], jet.event()[2], jet.event()[3]));
                }
                System.arraycopy(jet.metric(), MetricJet.DIMENSIONS, matrices, 2 * AXES * i, 2 * AXES);
            }
            return Neurons.of(positions, matrices);
        }

        /// The same metric over longer distances, with neurons as dense.
        ///
        /// @param factor > 0
        /// @return as many times factor³ neurons, for a box whose sides are factor times as long
        public Sampled stretched(double factor) {
            int count = Math.toIntExact(Math.round(laid.count() * factor * factor * factor));
            Laid places = new Laid(laid.positions(), laid.spacing(), laid.offset(), count, 1, 0);
            return new Sampled(places, metric, factor * stretch);
        }

        /// Neurons eight times as dense.
        ///
        /// @return half the spacing
        public Sampled denser() {
            int count = Math.multiplyExact(8, laid.count());
            return new Sampled(
                    new Laid(laid.positions(), laid.spacing() / 2, laid.offset(), count, 1, 0), metric, stretch);
        }
    }

    /// Neurons of a table or of an earlier run.
    ///
    /// @param file    or run
    /// @param neurons null where it was not opened
    /// @param left    how many were left out since their g is not positive definite
    record Listed(String file, @Nullable Neurons neurons, int left) implements NeuronSource {
        @Override
        public @Nullable Neurons neurons(Box box, long seed) {
            return neurons;
        }

        @Override
        public int count() {
            return neurons == null ? 1 : neurons.size();
        }

        @Override
        public boolean moves() {
            return neurons != null && neurons.moves();
        }
    }
}
