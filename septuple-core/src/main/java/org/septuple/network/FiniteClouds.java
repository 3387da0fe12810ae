package org.septuple.network;

import org.septuple.numerics.Crew;
import org.septuple.numerics.Engine;

/// Finite clouds around all base states of paths, shared out over a crew: one cloud is one piece of work, and each worker has buffers of its own. For
/// few clouds of very many neurons, [FiniteCloud] with a crew shares out each cloud instead. Bits are the same.
public final class FiniteClouds {

    private final Crew crew;
    private final FiniteCloud[] clouds;

    /// Takes a cloud that was carried. Called by many threads, once per column: it writes to places of that column, or to places of that worker, only.
    @FunctionalInterface
    public interface Taker {
        /// Takes one.
        ///
        /// @param worker in [0, workers of the crew): whose scratch arrays may be used
        /// @param column of the paths
        /// @param cloud  live, to be read before the call returns
        void take(int worker, int column, FiniteCloud cloud);
    }

    /// Room for a cloud per worker.
    ///
    /// @param septuple the network; its states are left alone
    /// @param held     which neurons are clamped
    /// @param reading  positions and lag
    /// @param replicas R ≥ 2 of each cloud; 400 or more for entropies
    /// @param seed     of displacements and noise
    /// @param engine   kernels, and workers that take a cloud each
    public FiniteClouds(Septuple septuple, Held held, CloudReading reading, int replicas, long seed, Engine engine) {
        this.crew = engine.crew();
        this.clouds = new FiniteCloud[crew.workers()];
        for (int worker = 0; worker < clouds.length; worker++) {
            clouds[worker] = new FiniteCloud(septuple, held, reading, replicas, seed, engine.alone());
        }
    }

    /// Carries a cloud around every column.
    ///
    /// @param paths base states with at least the steps of the reading
    /// @param first number of the cloud of column 0; the others follow
    /// @param law   radius and noise
    /// @param taker of the clouds, in any order
    public void carry(BasePaths paths, int first, CloudLaw law, Taker taker) {
        carry(paths, paths.batch(), first, law, taker);
    }

    /// Carries a cloud around each of the first columns.
    ///
    /// @param paths   base states with at least the steps of the reading
    /// @param columns how many of them, from 0 on
    /// @param first   number of the cloud of column 0; the others follow
    /// @param law     radius and noise
    /// @param taker   of the clouds, in any order
    public void carry(BasePaths paths, int columns, int first, CloudLaw law, Taker taker) {
        crew.work(columns, (worker, column) -> {
            clouds[worker].carry(paths, column, first + column, law);
            taker.take(worker, column, clouds[worker]);
        });
    }
}
