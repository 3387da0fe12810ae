package org.septuple.spacetime;

import org.septuple.numerics.Engine;
import org.septuple.numerics.Kernels;

/// The space-time of neurons at one time: brackets (6.8) at any point, metric (6.9) in synchronous gauge (6.7), averaged inverse (6.10), densities (6.14), (6.15),
/// with exact derivatives up to second order in space and time.
///
/// ```
/// g_ab = {g_i,ab √g_i}/{√g_i},  g_00 = −1,  g_0a = 0
/// ∂_α g = (∂_α M − g ∂_α D)/D,  ∂_α∂_β g = (∂_α∂_β M − ∂_α g ∂_β D − ∂_β g ∂_α D − g ∂_α∂_β D)/D;  M = {g_i,ab √g_i}, D = {√g_i}
/// ```
///
/// Kernels end at [Cutoff], sharply: the field jumps there by as much as is cut off. On periodic sides every image in reach counts, also beyond half a side. Coincident
/// neurons add up like others; [Coincidence] finds them. Time derivatives are those at the time of the neurons: `t` of an event is not looked at.
///
/// The sums of a point have a fixed order. Their bits depend on neither threads nor kernels.
public final class KernelField implements Metric {

    /// Points worked off by one worker at a time.
    private static final int BLOCK = 32;

    private final Neurons neurons;
    private final Box box;
    private final Cutoff cutoff;
    private final double hole;
    private final NeuronCells cells;
    private final NeuronTable table;

    /// Sorts the neurons.
    ///
    /// @param neurons N of them
    /// @param box     sides, periodic or open
    /// @param cutoff  of the kernels
    /// @param hole    density {√g_i} below which there is no metric; 0: only where nobody is in reach
    /// @param kernels scalar or vector
    public KernelField(Neurons neurons, Box box, Cutoff cutoff, double hole, Kernels kernels) {
        if (!(hole >= 0 && hole < Double.MAX_VALUE)) {
            throw new IllegalArgumentException("hole below density %s: need a number >= 0".formatted(hole));
        }
        this.neurons = neurons;
        this.box = box;
        this.cutoff = cutoff;
        this.hole = hole;
        this.cells = new NeuronCells(neurons, box, cutoff);
        double square = cutoff.radius() * cutoff.radius();
        this.table = new NeuronTable(neurons, cells, kernels.points(), square);
    }

    /// The neurons.
    ///
    /// @return N
    public Neurons neurons() {
        return neurons;
    }

    /// The box.
    ///
    /// @return of space
    public Box box() {
        return box;
    }

    /// Where kernels end.
    ///
    /// @return c
    public Cutoff cutoff() {
        return cutoff;
    }

    /// Brackets of a point.
    ///
    /// @param point x, y, z
    /// @param sums  filled, also in a hole
    /// @return false in a hole
    public boolean brackets(double[] point, BracketSums sums) {
        return brackets(point[0], point[1], point[2], -1, sums);
    }

    /// Brackets of a point without one neuron.
    ///
    /// @param point  x, y, z
    /// @param except neuron left out, with all its images
    /// @param sums   filled, also in a hole
    /// @return false in a hole
    public boolean brackets(double[] point, int except, BracketSums sums) {
        return brackets(point[0], point[1], point[2], requireNeuron(except), sums);
    }

    private int requireNeuron(int i) {
        if (i < 0 || i >= neurons.size()) {
            throw new IllegalArgumentException("neuron %d of %d".formatted(i, neurons.size()));
        }
        return i;
    }

    private boolean brackets(double x, double y, double z, int except, BracketSums sums) {
        BracketChains chains = sums.chains();
        chains.begin(
                box.x().inside(x),
                box.y().inside(y),
                box.z().inside(z),
                except < 0 ? NeuronTiles.EMPTY : cells.slot(except));
        cells.near(chains.point(), table, chains);
        chains.flush(table);
        sums.finish();
        return sums.density() > 0 && sums.density() >= hole;
    }

    @Override
    public boolean at(MetricJet jet) {
        return at(jet, -1);
    }

    /// The same space-time without one neuron.
    ///
    /// @param neuron left out, with all its images
    /// @return its metric
    public Metric without(int neuron) {
        int except = requireNeuron(neuron);
        return jet -> at(jet, except);
    }

    private boolean at(MetricJet jet, int except) {
        BracketSums sums = jet.sums();
        double[] event = jet.event();
        if (!brackets(event[1], event[2], event[3], except, sums)) {
            return false;
        }
        SynchronousJet.fill(sums, jet);
        return true;
    }

    /// Brackets of many points.
    ///
    /// @param positions 3M, x y z of one point after the other
    /// @param order     of the highest derivatives: 0, 1 or 2
    /// @param inverse   whether sums of g_i⁻¹ are wanted too
    /// @param engine    whose crew works them off
    /// @return sums, point by point the bits of [#brackets(double\[\], BracketSums)]
    public PointBrackets brackets(double[] positions, int order, boolean inverse, Engine engine) {
        if (positions.length % 3 != 0) {
            throw new IllegalArgumentException("%d coordinates of points: need 3 for each".formatted(positions.length));
        }
        int points = positions.length / 3;
        int[] walk = walk(positions);
        PointBrackets all = new PointBrackets(points, order, inverse, hole);
        BracketSums[] scratch = new BracketSums[engine.crew().workers()];
        for (int w = 0; w < scratch.length; w++) {
            scratch[w] = new BracketSums(order, inverse);
        }
        engine.crew().work(Math.ceilDiv(points, BLOCK), (worker, piece) -> {
            BracketSums sums = scratch[worker];
            for (int k = piece * BLOCK; k < Math.min(points, (piece + 1) * BLOCK); k++) {
                int p = walk[k];
                brackets(positions[3 * p], positions[3 * p + 1], positions[3 * p + 2], -1, sums);
                all.set(p, sums);
            }
        });
        return all;
    }

    /// Points in the order of their neighbourhoods, so that one follows another near by.
    private int[] walk(double[] positions) {
        int points = positions.length / 3;
        int[] key = new int[points];
        int[] starts = new int[cells.neighbourhoods() + 1];
        for (int p = 0; p < points; p++) {
            key[p] = cells.neighbourhood(
                    box.x().inside(positions[3 * p]),
                    box.y().inside(positions[3 * p + 1]),
                    box.z().inside(positions[3 * p + 2]));
            starts[key[p] + 1]++;
        }
        for (int c = 1; c < starts.length; c++) {
            starts[c] += starts[c - 1];
        }
        int[] walk = new int[points];
        for (int p = 0; p < points; p++) {
            walk[starts[key[p]]++] = p;
        }
        return walk;
    }
}
