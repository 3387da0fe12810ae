package org.septuple.spacetime;

import java.util.Arrays;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Elementary;

/// E of [Flatness] over a periodic lattice and some times, and its gradient.
///
/// Neurons are laid on the lattice row by row ([KernelRows]), exponentials along a row by the recurrence of a Gaussian: cost is linear in N. With w_i = √g_i (2π)^(−3/2) φ(q_i),
/// n = Σw_i, G = Σw_i g_i, ĝ = G/(n + n₀), B = ∂E/∂G = 2(ĝ − 1)/(n + n₀), c = ∂E/∂n = 2(n − 1) − tr Bĝ and e_i = c + tr Bg_i, the gradient of a neuron is made of sums over points
///
/// | | |
/// |---|---|
/// | Q = Σ(e v φ′ ddᵀ + wB) | ∂E/∂g_i |
/// | −2g_i Σ e v φ′ d | ∂E/∂x_i |
/// | Σ e w | ∂E/∂ log v |
///
/// and a rotation θ brings g ↦ Tg − gT with Tv = θ × v, x ↦ θ × Ry′/ℓ. n₀ = 1e-6 in the search lets ĝ fall to 0 continuously where no kernel reaches; judged values have n₀ = 0.
///
/// Pieces of work are cut by the task: bits do not depend on the number of workers.
final class FlatnessField {

    private static final int AXES = 3;
    private static final int CHANNELS = 7;
    private static final int PARTS = 3;
    private static final int SLABS = 4;
    private static final int BLOCK = 64;
    /// n₀ of the search.
    static final double FLOOR = 1e-6;

    private final LocalNeurons neurons;
    private final int[] times;
    private final int count;
    private final double spacing;
    private final SearchKernel kernel;
    private final double floor;
    private final Crew crew;
    /// y_i′ at [(k·N + i)·3 + a] of the k-th time.
    private final double[] deviations;
    /// R_i y_i′/ℓ.
    private final double[] arms;
    private final double[] positions;
    private final double[] matrices;
    private final double[] volumes;
    private final double[] fields;
    private final double[] sums;
    private final double[] stretches;

    /// @param count  points on a side
    /// @param smooth whether for a search
    FlatnessField(LocalNeurons neurons, int[] times, int count, Cutoff cutoff, boolean smooth, Crew crew) {
        int size = neurons.size();
        this.neurons = neurons;
        this.times = times.clone();
        this.count = count;
        this.spacing = Frames.side(size) / count;
        this.kernel = smooth ? SearchKernel.smooth(cutoff) : SearchKernel.cut(cutoff);
        this.floor = smooth ? FLOOR : 0;
        this.crew = crew;
        this.deviations = new double[AXES * size * times.length];
        this.arms = new double[deviations.length];
        this.positions = new double[deviations.length];
        this.matrices = new double[SpatialMatrix.ENTRIES * size];
        this.volumes = new double[size];
        this.fields = new double[CHANNELS * count * count * count * times.length];
        this.sums = new double[PARTS * count * times.length];
        this.stretches = new double[size];
        double[] mean = new double[AXES];
        for (int i = 0; i < size; i++) {
            Frames.meanPath(neurons, i, mean);
            for (int k = 0; k < times.length; k++) {
                for (int a = 0; a < AXES; a++) {
                    deviations[(k * size + i) * AXES + a] = neurons.path(i, times[k], a) - mean[a];
                }
            }
        }
    }

    /// E at a state. Leaves B and c behind for [#gradient].
    Flatness at(FrameState state) {
        place(state);
        int slabs = Math.min(SLABS, count);
        KernelRows[][] cursors = new KernelRows[crew.workers()][slabs];
        for (KernelRows[] own : cursors) {
            for (int s = 0; s < slabs; s++) {
                own[s] = new KernelRows(count, spacing, kernel.cutoff(), s * count / slabs, (s + 1) * count / slabs);
            }
        }
        crew.work(slabs * times.length, (worker, piece) -> {
            int slab = piece % slabs;
            lay(piece / slabs, cursors[worker][slab], slab * count / slabs, (slab + 1) * count / slabs);
        });
        crew.work(count * times.length, (worker, plane) -> judge(plane));
        double[] total = new double[PARTS];
        for (int k = 0; k < sums.length; k++) {
            total[k % PARTS] += sums[k];
        }
        double points = (double) count * count * count * times.length;
        return new Flatness(total[0] / points, total[1] / points, total[2] / points);
    }

    private void place(FrameState state) {
        double unit = Elementary.exp(state.logUnit);
        int size = neurons.size();
        double side = Frames.side(size);
        crew.ranges(0, size, (first, end) -> {
            double[] own = new double[AXES];
            double[] turned = new double[AXES];
            for (int i = first; i < end; i++) {
                int g = SpatialMatrix.ENTRIES * i;
                int r = Rotations.ENTRIES * i;
                Rotations.conjugate(state.rotations, r, neurons.matrices(), g, unit * unit, matrices, g);
                volumes[i] = unit
                        * unit
                        * unit
                        * Math.sqrt(neurons.determinant(i))
                        * Brackets.NORMALISATION
                        * kernel.scale();
                for (int k = 0; k < times.length; k++) {
                    int at = (k * size + i) * AXES;
                    System.arraycopy(deviations, at, own, 0, AXES);
                    Rotations.apply(state.rotations, r, own, turned);
                    for (int a = 0; a < AXES; a++) {
                        arms[at + a] = turned[a] / unit;
                        double x = arms[at + a] + state.places[AXES * i + a];
                        positions[at + a] = x - side * Math.floor(x / side);
                    }
                }
            }
        });
    }

    /// Sums n and G on some planes at one time.
    private void lay(int time, KernelRows rows, int fromPlane, int toPlane) {
        int size = neurons.size();
        int base = time * count * count;
        Arrays.fill(
                fields, CHANNELS * (base + fromPlane * count) * count, CHANNELS * (base + toPlane * count) * count, 0);
        for (int i = 0; i < size; i++) {
            rows.neuron(positions, (time * size + i) * AXES, matrices, SpatialMatrix.ENTRIES * i);
            double bend = Elementary.exp(-rows.curvature * spacing * spacing);
            while (rows.next()) {
                layRow(rows, i, (base + rows.row) * count, bend);
            }
        }
    }

    private void layRow(KernelRows rows, int i, int start, double bend) {
        int g = SpatialMatrix.ENTRIES * i;
        double v = volumes[i];
        double xx = matrices[g];
        double xy = matrices[g + 1];
        double xz = matrices[g + 2];
        double yy = matrices[g + 3];
        double yz = matrices[g + 4];
        double zz = matrices[g + 5];
        double curvature = rows.curvature;
        double t = rows.away(rows.from) - rows.middle;
        double w = v * Elementary.exp(-(rows.rest + curvature * t * t) / 2);
        double ratio = Elementary.exp(-curvature * spacing * (t + spacing / 2));
        double cut = v * kernel.tail();
        double edge = 1 + (kernel.cutoff() * kernel.cutoff() - rows.rest) / 2;
        int x = Math.floorMod(rows.from, count);
        for (int k = rows.from; k <= rows.to; k++) {
            double value = w - cut * (edge - curvature * t * t / 2);
            int p = CHANNELS * (start + x);
            fields[p] += value;
            fields[p + 1] += value * xx;
            fields[p + 2] += value * xy;
            fields[p + 3] += value * xz;
            fields[p + 4] += value * yy;
            fields[p + 5] += value * yz;
            fields[p + 6] += value * zz;
            w *= ratio;
            ratio *= bend;
            t += spacing;
            x = x + 1 == count ? 0 : x + 1;
        }
    }

    /// Sums of E on one plane; c and B, off the diagonal doubled, take the place of n and G.
    private void judge(int plane) {
        double metric = 0;
        double density = 0;
        double holes = 0;
        int from = CHANNELS * plane * count * count;
        for (int p = from; p < from + CHANNELS * count * count; p += CHANNELS) {
            double n = fields[p];
            double inverse = n + floor > 0 ? 1 / (n + floor) : 0;
            double slope = 2 * (n - 1);
            holes += n > 0 ? 0 : 1;
            density += (n - 1) * (n - 1);
            for (int k = 1; k < CHANNELS; k++) {
                boolean diagonal = k == 1 || k == 4 || k == 6;
                double g = fields[p + k] * inverse;
                double h = diagonal ? g - 1 : g;
                double b = (diagonal ? 2 : 4) * h;
                metric += h * b / 2;
                fields[p + k] = b * inverse;
                slope -= b * inverse * g;
            }
            fields[p] = slope;
        }
        sums[PARTS * plane] = metric;
        sums[PARTS * plane + 1] = density;
        sums[PARTS * plane + 2] = holes;
    }

    /// ∂E/∂(θ_i, δ_i) of one neuron after the other, then ∂E/∂ log ℓ, at the state that [#at] was last asked for.
    void gradient(double[] gradient) {
        int size = neurons.size();
        NeuronGradient[] scratch = new NeuronGradient[crew.workers()];
        for (int k = 0; k < scratch.length; k++) {
            scratch[k] = new NeuronGradient(count, spacing, kernel);
        }
        double share = 1 / ((double) count * count * count * times.length);
        crew.work(Math.ceilDiv(size, BLOCK), (worker, block) -> {
            NeuronGradient own = scratch[worker];
            for (int i = block * BLOCK; i < Math.min(size, (block + 1) * BLOCK); i++) {
                own.begin(matrices, i, volumes[i]);
                for (int k = 0; k < times.length; k++) {
                    int at = (k * size + i) * AXES;
                    own.time(positions, at, fields, k * count * count);
                    own.pull(arms, at);
                }
                stretches[i] = share * own.write(gradient, FrameState.FREEDOMS * i, share);
            }
        });
        double stretch = 0;
        for (double one : stretches) {
            stretch += one;
        }
        gradient[FrameState.FREEDOMS * size] = stretch;
    }
}
