package org.septuple.experiment;

import org.jspecify.annotations.Nullable;
import org.septuple.measurement.Recording;
import org.septuple.numerics.Grid;

/// What to compute: immutable, complete, with its seed. One value of this interface is one YAML file.
public sealed interface Experiment {

    /// What learns, if anything does.
    ///
    /// @return data, network and learning; null where nothing learns
    @Nullable
    LearningPlan learning();

    /// Name, seed and expectation.
    ///
    /// @return common to all kinds
    Header header();

    /// The word after `kind:`.
    ///
    /// @return lower case
    String kind();

    /// What every experiment has.
    ///
    /// @param name    part of the name of the run directory
    /// @param seed    of all random numbers
    /// @param outcome the outcome that counts as success, such as `completed`
    record Header(String name, long seed, String outcome) {}

    /// Kind `learning`: a septuple learns a dataset and is read out.
    ///
    /// @param header   name and seed
    /// @param learning what learns what, and how
    /// @param ensemble how the replicas are recorded when they learn side by side; null where each is read out by itself
    /// @param measure  what is measured on the trainables that the ensemble watches; null if nothing
    /// @param adaptive how learners adapt by (4.8); null where they do not
    record Learning(
            Header header,
            LearningPlan learning,
            @Nullable EnsemblePlan ensemble,
            @Nullable MeasurePlan measure,
            @Nullable AdaptivePlan adaptive)
            implements Experiment {

        /// Learning at a fixed setting.
        ///
        /// @param header   name and seed
        /// @param learning what learns what, and how
        /// @param ensemble how the replicas are recorded; null where each is read out by itself
        /// @param measure  what is measured on the trainables that the ensemble watches; null if nothing
        public Learning(
                Header header, LearningPlan learning, @Nullable EnsemblePlan ensemble, @Nullable MeasurePlan measure) {
            this(header, learning, ensemble, measure, null);
        }

        /// Learning without measurements of the trainables.
        ///
        /// @param header   name and seed
        /// @param learning what learns what, and how
        /// @param ensemble how the replicas are recorded; null where each is read out by itself
        public Learning(Header header, LearningPlan learning, @Nullable EnsemblePlan ensemble) {
            this(header, learning, ensemble, null, null);
        }

        @Override
        public String kind() {
            return "learning";
        }
    }

    /// Kind `measure`: the law that recorded numbers obey.
    ///
    /// @param header    name and seed
    /// @param source    where the recording comes from
    /// @param recording the numbers; null for a process, which is drawn when it is run, and where files were not opened
    /// @param gradient  ∂F recorded beside them; null if there is none
    /// @param measure   what is measured
    record Measure(
            Header header,
            RecordingPlan source,
            @Nullable Recording recording,
            @Nullable Recording gradient,
            MeasurePlan measure)
            implements Experiment {
        @Override
        public @Nullable LearningPlan learning() {
            return null;
        }

        @Override
        public String kind() {
            return "measure";
        }
    }

    /// Kind `measure` of clouds of neuron states: entropy production and the forms of section 5.
    ///
    /// @param header name and seed
    /// @param source where clouds come from
    record Clouds(Header header, CloudSource source) implements Experiment {
        @Override
        public @Nullable LearningPlan learning() {
            return null;
        }

        @Override
        public String kind() {
            return "measure";
        }
    }

    /// Kind `premises`: which premises of sections 7 and 8 networks keep, over a range of networks.
    ///
    /// @param header name and seed
    /// @param plan   which networks
    record OfPremises(Header header, PremisesPlan plan) implements Experiment {
        @Override
        public @Nullable LearningPlan learning() {
            return null;
        }

        @Override
        public String kind() {
            return "premises";
        }
    }

    /// Kind `duality`, the main job: a septuple learns, and the ledger of all equations is drawn up on that network.
    ///
    /// @param header   name and seed
    /// @param learning what learns what, and how
    /// @param dynamics  the run of (2.1) on the trained network
    /// @param canonical how its canonical law is sampled for rows 2.4 to 4.7; null leaves these rows unmeasured
    /// @param spacetime how clouds of states are measured for rows 5.1 to 5.9; null leaves these rows unmeasured
    /// @param ledger    how rows are judged
    record Duality(
            Header header,
            LearningPlan learning,
            DynamicsPlan dynamics,
            @Nullable CanonicalPlan canonical,
            @Nullable SpacetimePlan spacetime,
            LedgerPlan ledger)
            implements Experiment {

        /// Without clouds of states.
        ///
        /// @param header    name and seed
        /// @param learning  what learns what, and how
        /// @param dynamics  the run of (2.1) on the trained network
        /// @param canonical how its canonical law is sampled
        /// @param ledger    how rows are judged
        public Duality(
                Header header,
                LearningPlan learning,
                DynamicsPlan dynamics,
                @Nullable CanonicalPlan canonical,
                LedgerPlan ledger) {
            this(header, learning, dynamics, canonical, null, ledger);
        }

        @Override
        public String kind() {
            return "duality";
        }
    }

    /// Kind `free-energy`: the canonical law (2.5) of a network, its average loss (2.6) and free energy (2.7).
    ///
    /// @param header    name and seed
    /// @param boundary  p_∂ of the law
    /// @param network   fresh, or as it learns
    /// @param canonical how the law is measured
    /// @param learning  one replica, which learns between measurements; null for fresh weights
    record FreeEnergy(
            Header header,
            BoundaryPlan boundary,
            NetworkPlan network,
            CanonicalPlan canonical,
            @Nullable LearningPlan learning)
            implements Experiment {
        @Override
        public String kind() {
            return "free-energy";
        }
    }

    /// Kind `contest`: which description says best how the density of an ensemble goes on.
    ///
    /// @param header name and seed
    /// @param plan   what moves, and what is held against it
    record Contest(Header header, ContestPlan plan) implements Experiment {
        @Override
        public @Nullable LearningPlan learning() {
            return null;
        }

        @Override
        public String kind() {
            return "contest";
        }
    }

    /// Kind `metric`: the space-time that neurons make (6.8–6.16).
    ///
    /// @param header name and seed
    /// @param plan   which neurons, and what of it is computed
    record OfNeurons(Header header, MetricPlan plan) implements Experiment {
        @Override
        public @Nullable LearningPlan learning() {
            return null;
        }

        @Override
        public String kind() {
            return "metric";
        }
    }

    /// Kind `identity`: an identity of the theory, checked at random places.
    ///
    /// @param header name and seed
    /// @param plan   which identity, and where
    record Identity(Header header, IdentityPlan plan) implements Experiment {
        @Override
        public @Nullable LearningPlan learning() {
            return null;
        }

        @Override
        public String kind() {
            return "identity";
        }
    }

    /// Kind `curvature`: curvature of a space-time at events (7.9, 8.9).
    ///
    /// @param header name and seed
    /// @param plan   which space-time, and where
    record OfCurvature(Header header, CurvaturePlan plan) implements Experiment {
        @Override
        public @Nullable LearningPlan learning() {
            return null;
        }

        @Override
        public String kind() {
            return "curvature";
        }
    }

    /// Kind `geodesic`: motion in a space-time (7.7, 7.8).
    ///
    /// @param header name and seed
    /// @param source which space-time
    /// @param plan   which geodesics; null for none
    /// @param orbits around a mass; null for none
    /// @param image  what a camera looks at; null for none
    record OfGeodesics(
            Header header,
            MetricSource source,
            @Nullable GeodesicPlan plan,
            @Nullable OrbitPlan orbits,
            @Nullable ImagePlan image)
            implements Experiment {
        @Override
        public @Nullable LearningPlan learning() {
            return null;
        }

        @Override
        public String kind() {
            return "geodesic";
        }
    }

    /// Kind `cosmology`: how a homogeneous universe expands, from what fills it or from a measured number of neurons (8.11, 8.12).
    ///
    /// @param header name and seed
    /// @param plan   which universe
    record OfCosmology(Header header, CosmologyPlan plan) implements Experiment {
        @Override
        public @Nullable LearningPlan learning() {
            return null;
        }

        @Override
        public String kind() {
            return "cosmology";
        }
    }

    /// Kind `gravity`: neurons that sample a known universe, put to all that real ones are put to.
    ///
    /// @param header name and seed
    /// @param plan   which universe
    record Gravity(Header header, GravityPlan plan) implements Experiment {
        @Override
        public @Nullable LearningPlan learning() {
            return null;
        }

        @Override
        public String kind() {
            return "gravity";
        }
    }

    /// Kind `einstein`: a slice of space evolves by Einstein's equations (8.10), (8.12).
    ///
    /// @param header name and seed
    /// @param plan   what evolves
    record Einstein(Header header, EinsteinPlan plan) implements Experiment {
        @Override
        public @Nullable LearningPlan learning() {
            return null;
        }

        @Override
        public String kind() {
            return "einstein";
        }
    }

    /// A kind that solves an equation on a grid.
    sealed interface OnGrid extends Experiment {

        /// Where its fields live.
        ///
        /// @return the grid
        Grid grid();

        /// Frames that are recorded after the start.
        ///
        /// @return ≥ 0
        int frames();

        @Override
        default @Nullable LearningPlan learning() {
            return null;
        }
    }

    /// Kind `fokker-planck`: a density that drifts and diffuses (3.1).
    ///
    /// @param header name and seed
    /// @param plan   what is solved
    record FokkerPlanck(Header header, FokkerPlanckPlan plan) implements OnGrid {
        @Override
        public String kind() {
            return "fokker-planck";
        }

        @Override
        public Grid grid() {
            return plan.grid();
        }

        @Override
        public int frames() {
            return plan.frames();
        }
    }

    /// Kind `schroedinger`: a wave function (4.4) that moves, and energy levels.
    ///
    /// @param header name and seed
    /// @param plan   what is solved
    record Schroedinger(Header header, SchroedingerPlan plan) implements OnGrid {
        @Override
        public String kind() {
            return "schroedinger";
        }

        @Override
        public Grid grid() {
            return plan.hamiltonian().grid();
        }

        @Override
        public int frames() {
            return plan.frames();
        }
    }

    /// Kind `madelung`: a density and a velocity that move by (3.8) and (3.9).
    ///
    /// @param header name and seed
    /// @param plan   what is solved
    record Madelung(Header header, MadelungPlan plan) implements OnGrid {
        @Override
        public String kind() {
            return "madelung";
        }

        @Override
        public Grid grid() {
            return plan.grid();
        }

        @Override
        public int frames() {
            return plan.frames();
        }
    }
}
