package org.septuple.numerics;

/// What a stream of random numbers is for. Two purposes never share a number, so adding a draw in one place leaves all
/// others as they were. The codes are part of the format of an experiment: never reuse or renumber one.
public enum Purpose {
    /// Initial weights of a learner.
    WEIGHTS(1),
    /// Division of a dataset into training and test part.
    SPLIT(2),
    /// Order of samples within an epoch.
    SHUFFLE(3),
    /// Times of boundary updates.
    UPDATE_TIMES(4),
    /// Samples chosen at boundary updates.
    BOUNDARY_SAMPLES(5),
    /// Noise added to neuron states.
    STATE_NOISE(6),
    /// Synthetic datasets.
    DATASET(7),
    /// Test points and directions of identity checks.
    CHECK_POINTS(8),
    /// Noise of stochastic differential equations.
    LANGEVIN(9),
    /// First states of canonical chains.
    CANONICAL_START(10),
    /// Momenta of canonical chains.
    CANONICAL_MOMENTA(11),
    /// Whether a proposal of a canonical chain is accepted.
    CANONICAL_CHOICE(12),
    /// Units that a bootstrap chooses.
    BOOTSTRAP(13),
    /// Labels that a permutation test exchanges.
    PERMUTATION(14),
    /// Lengths of the trajectories of canonical chains.
    CANONICAL_LENGTH(15),
    /// Exchanges between canonical chains of neighbouring rungs.
    CANONICAL_EXCHANGE(16),
    /// Resampling of populations.
    RESAMPLING(17),
    /// Which cases a canonical law is asked for.
    CANONICAL_CASES(18),
    /// States proposed for a neuron that is put in.
    INSERTED_STATES(19),
    /// Momenta of the chains that a learner keeps.
    LEARNING_MOMENTA(20),
    /// Whether a proposal of a learner's chain is accepted.
    LEARNING_CHOICE(21),
    /// Lengths of the trajectories of a learner's chains.
    LEARNING_LENGTH(22),
    /// Known processes that estimators are put to.
    KNOWN_PROCESS(23),
    /// Positions drawn from a density on a grid.
    GRID_SAMPLES(24),
    /// Noise of particles that follow a wave function.
    QUANTUM_PATHS(25),
    /// Minibatches of learners whose gradient has a known law.
    MINIBATCHES(26),
    /// Seeds of the ensembles of a contest.
    CONTEST_SEEDS(28),
    /// Seeds of the chains by which a learner measures μ of (4.8), one for each time.
    POTENTIAL_SEEDS(29),
    /// Displacements of tangent clouds around a base state.
    TANGENT_CLOUDS(30),
    /// Displacements of finite clouds around a base state.
    FINITE_CLOUDS(31),
    /// Noise of the neurons of finite clouds.
    CLOUD_NOISE(32),
    /// Which neuron stands for another one, and pairings of neurons.
    PERMUTED_NEURONS(33),
    /// First states of the copies of a network around which clouds are.
    BASE_STATES(34),
    /// Lorentz frames from which a search for flat space-time starts.
    FRAME_STARTS(35),
    /// Neurons whose eigenvalues stand for those of another one.
    EXCHANGED_EIGENVALUES(36),
    /// Positions of neurons of a layout.
    NEURON_POSITIONS(40),
    /// Matrices of nearly flat neurons.
    NEAR_FLAT(41),
    /// Noise on the slice of space that an evolution begins with.
    SLICE_NOISE(42);

    private final int code;

    Purpose(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
