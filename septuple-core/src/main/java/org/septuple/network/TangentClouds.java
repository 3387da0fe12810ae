package org.septuple.network;

import java.util.List;
import java.util.function.Function;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Engine;

/// Tangent clouds around all base states of paths, shared out over a crew: one cloud is one piece of work, and each worker has buffers of its
/// own. For few clouds of very many neurons, [TangentCloud] with a crew shares out each cloud instead. Bits are the same.
public final class TangentClouds {

    private final Crew crew;
    private final TangentCloud[] clouds;
    private final CloudChange[] changes;

    /// Takes what became of a cloud. Called by many threads, once per column: it writes to places of that column only.
    @FunctionalInterface
    public interface Taker {
        /// Takes one.
        ///
        /// @param column of the paths
        /// @param change live, to be read before the call returns
        void take(int column, CloudChange change);
    }

    private TangentClouds(CloudReading reading, Engine engine, Function<Engine, TangentCloud> maker) {
        this.crew = engine.crew();
        this.clouds = new TangentCloud[crew.workers()];
        this.changes = new CloudChange[crew.workers()];
        for (int worker = 0; worker < clouds.length; worker++) {
            clouds[worker] = maker.apply(engine.alone());
            changes[worker] = new CloudChange(reading);
        }
    }

    /// As [TangentCloud#exact].
    ///
    /// @param septuple the network; its states are left alone
    /// @param held     which neurons are clamped
    /// @param reading  positions and lag
    /// @param engine   kernels, and workers that take a cloud each
    /// @return for any paths of this network
    public static TangentClouds exact(Septuple septuple, Held held, CloudReading reading, Engine engine) {
        return new TangentClouds(reading, engine, alone -> TangentCloud.exact(septuple, held, reading, alone));
    }

    /// As [TangentCloud#exact].
    ///
    /// @param networks one per step of the reading; their states are left alone
    /// @param held     which neurons are clamped
    /// @param reading  positions and lag
    /// @param engine   kernels, and workers that take a cloud each
    /// @return for paths of the network that changes so
    public static TangentClouds exact(List<Septuple> networks, Held held, CloudReading reading, Engine engine) {
        return new TangentClouds(reading, engine, alone -> TangentCloud.exact(networks, held, reading, alone));
    }

    /// As [TangentCloud#sampled].
    ///
    /// @param septuple the network; its states are left alone
    /// @param held     which neurons are clamped
    /// @param reading  positions and lag
    /// @param vectors  R > k
    /// @param seed     of the displacements
    /// @param engine   kernels, and workers that take a cloud each
    /// @return for any paths of this network
    public static TangentClouds sampled(
            Septuple septuple, Held held, CloudReading reading, int vectors, long seed, Engine engine) {
        return new TangentClouds(
                reading, engine, alone -> TangentCloud.sampled(septuple, held, reading, vectors, seed, alone));
    }

    /// Carries a cloud around every column.
    ///
    /// @param paths base states with at least the steps of the reading
    /// @param first number of the cloud of column 0; the others follow
    /// @param taker of the results, in any order
    public void carry(BasePaths paths, int first, Taker taker) {
        carry(paths, paths.batch(), first, taker);
    }

    /// Carries a cloud around each of the first columns.
    ///
    /// @param paths   base states with at least the steps of the reading
    /// @param columns how many of them, from 0 on
    /// @param first   number of the cloud of column 0; the others follow
    /// @param taker   of the results, in any order
    public void carry(BasePaths paths, int columns, int first, Taker taker) {
        crew.work(columns, (worker, column) -> {
            clouds[worker].carry(paths, column, first + column, changes[worker]);
            taker.take(column, changes[worker]);
        });
    }
}
