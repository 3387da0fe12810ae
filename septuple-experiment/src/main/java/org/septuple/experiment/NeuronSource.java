package org.septuple.experiment;

import org.jspecify.annotations.Nullable;
import org.septuple.spacetime.Box;
import org.septuple.spacetime.NearFlat;
import org.septuple.spacetime.NeuronLayout;
import org.septuple.spacetime.Neurons;

/// Where the neurons of a metric come from: what is imposed, and what is given.
public sealed interface NeuronSource {

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
