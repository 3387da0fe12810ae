package org.septuple.spacetime;

import java.util.Arrays;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.GaussianKernels;
import org.septuple.numerics.Grid;

/// Neurons in steps of a grid, sorted into bins of 8×8×8 steps – z, x, then y running fastest –, in index order within; and how far each bin reaches.
final class KernelBins {

    /// Traces of G beyond this are narrow: steps of the recurrence would span too many powers.
    static final double NARROW = 64;

    private static final int SIDE = 8;
    private static final int AXES = 3;
    /// Relative room for round-off where points lie on the cutoff.
    private static final double ROOM = 1e-9;

    final int size;
    final int stride;
    final int record;
    final int motion;
    final double[] shapes;
    final double[] records;
    /// Bins along x, y and z.
    final int[] bins;
    /// First neuron of each bin, and the number of neurons.
    final int[] starts;
    /// [6b]: lowest and highest grid coordinate within reach of bin b, on x, y and z.
    final double[] reach;
    /// Least σ of all neurons and directions, in steps, from below.
    final double resolution;

    private final Neurons neurons;
    private final Grid grid;
    private final double cutoff;
    private final boolean inverse;
    private final boolean moves;
    private final double[] spacing = new double[AXES];

    KernelBins(Neurons neurons, Grid grid, double cutoff, KernelRequest request) {
        this.neurons = neurons;
        this.grid = grid;
        this.cutoff = cutoff;
        size = neurons.size();
        inverse = request.inverse();
        moves = request.time();
        motion = GaussianKernels.CHANNELS + GaussianKernels.OCTET * request.octets();
        record = moves ? motion + GaussianKernels.MOTION + GaussianKernels.OCTET * request.octets() : motion;
        stride = size + GaussianKernels.SPARE;
        requireRoom((double) record * size);
        requireRoom((double) GaussianKernels.FIELDS * stride);
        shapes = new double[GaussianKernels.FIELDS * stride];
        records = new double[record * size];
        bins = new int[AXES];
        for (int a = 0; a < AXES; a++) {
            spacing[a] = grid.axis(a).spacing();
            bins[a] = Math.ceilDiv(grid.axis(a).points(), SIDE);
        }
        int all = bins[0] * bins[1] * bins[2];
        starts = new int[all + 1];
        reach = new double[2 * AXES * all];
        for (int k = 0; k < reach.length; k++) {
            reach[k] = k % 2 == 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        resolution = 1 / Math.sqrt(sort());
    }

    private void requireRoom(double numbers) {
        if (numbers > Integer.MAX_VALUE - GaussianKernels.OCTET) {
            throw new IllegalArgumentException(
                    "%d neurons take an array of %.0f numbers, must be fewer than 2^31; ask for fewer derivatives or neurons"
                            .formatted(size, numbers));
        }
    }

    /// Fills the arrays.
    ///
    /// @return largest eigenvalue of all G
    private double sort() {
        int[] bin = new int[size];
        int[] next = new int[starts.length];
        for (int i = 0; i < size; i++) {
            bin[i] = bin(i);
            next[bin[i] + 1]++;
        }
        for (int b = 1; b < next.length; b++) {
            next[b] += next[b - 1];
        }
        System.arraycopy(next, 0, starts, 0, next.length);
        Scratch scratch = new Scratch();
        double stiffest = 0;
        for (int i = 0; i < size; i++) {
            int to = next[bin[i]]++;
            put(i, to, bin[i], scratch);
            stiffest = Math.max(stiffest, SpatialMatrix.above(records, record * to));
        }
        return stiffest;
    }

    private int bin(int i) {
        int bx = along(i, 0);
        int by = along(i, 1);
        int bz = along(i, 2);
        return (bz * bins[0] + bx) * bins[1] + by;
    }

    private int along(int i, int axis) {
        double step = coordinate(i, axis);
        return (int) Math.max(0, Math.min(step / SIDE, bins[axis] - 1));
    }

    /// In steps from the first grid point; in [0, points) on a periodic axis.
    private double coordinate(int i, int axis) {
        var along = grid.axis(axis);
        double step = (neurons.position(i, axis) - along.position(0)) / spacing[axis];
        return along.periodic() ? step - along.points() * Math.floor(step / along.points()) : step;
    }

    /// Matrices of one neuron.
    private static final class Scratch {
        private final double[] g = new double[SpatialMatrix.ENTRIES];
        private final double[] scaled = new double[SpatialMatrix.ENTRIES];
        private final double[] inverse = new double[SpatialMatrix.ENTRIES];
        private final double[] velocity = new double[AXES];
        private final double[] acceleration = new double[AXES];
        private final double[] rate = new double[SpatialMatrix.ENTRIES];
    }

    private void put(int i, int to, int bin, Scratch s) {
        neurons.matrix(i, s.g);
        double amplitude = neurons.volumeElement(i);
        scale(s.g, s.scaled);
        double[] m = s.scaled;
        boolean sound = SpatialMatrix.isPositiveDefinite(m, 0) && amplitude > 0 && amplitude < Double.POSITIVE_INFINITY;
        if (!sound) {
            throw new IllegalArgumentException(
                    "kernel of neuron %d overflows or vanishes in steps of the grid: g %s, √g %s; change the unit of length"
                            .formatted(i, Arrays.toString(s.g), amplitude));
        }
        shape(i, to, m);
        widen(m, to, bin, s);
        int at = record * to;
        System.arraycopy(m, 0, records, at, SpatialMatrix.ENTRIES);
        records[at + GaussianKernels.AMPLITUDE] = amplitude * Brackets.NORMALISATION;
        records[at + GaussianKernels.DECAY] = m[0] + m[3] + m[5] > NARROW ? -1 : Elementary.exp(-m[5]);
        int channels = at + GaussianKernels.CHANNELS;
        records[channels + Brackets.DENSITY] = 1;
        System.arraycopy(s.g, 0, records, channels + Brackets.MATRIX, SpatialMatrix.ENTRIES);
        records[channels + Brackets.ONE] = 1 / amplitude;
        SpatialMatrix.inverse(s.g, 0, s.inverse, 0);
        if (inverse) {
            System.arraycopy(s.inverse, 0, records, channels + GaussianKernels.OCTET, SpatialMatrix.ENTRIES);
        }
        if (moves) {
            move(i, at + motion, 1 / amplitude, s);
        }
    }

    /// Entries times h_a h_b.
    private void scale(double[] entries, double[] scaled) {
        int k = 0;
        for (int a = 0; a < AXES; a++) {
            for (int b = a; b < AXES; b++) {
                scaled[k] = entries[k] * spacing[a] * spacing[b];
                k++;
            }
        }
    }

    private void shape(int i, int to, double[] m) {
        double xz = m[2] / m[5];
        double yz = m[4] / m[5];
        double sxx = m[0] - m[2] * xz;
        double sxy = m[1] - m[2] * yz;
        double syy = m[3] - m[4] * yz;
        double x = 0.5;
        double y = 1.5;
        double[] fields = {
            coordinate(i, 0),
            coordinate(i, 1),
            coordinate(i, 2),
            sxx,
            sxy,
            syy,
            Math.sqrt(x * x * sxx + y * y * syy + 2 * x * y * Math.abs(sxy)) * (1 + ROOM) + ROOM,
            xz,
            yz,
            1 / Math.sqrt(m[5]),
            (x * Math.abs(xz) + y * Math.abs(yz)) * (1 + ROOM) + ROOM
        };
        for (int f = 0; f < fields.length; f++) {
            shapes[f * stride + to] = fields[f];
        }
    }

    /// v and Ġ in steps of the grid, ½ tr(g⁻¹ġ), and the rates of the channels.
    private void move(int i, int at, double one, Scratch s) {
        neurons.motion(i, s.velocity, s.acceleration, s.rate);
        for (int a = 0; a < AXES; a++) {
            records[at + a] = s.velocity[a] / spacing[a];
        }
        double half = 0.5 * SpatialMatrix.traceOfProduct(s.inverse, s.rate);
        scale(s.rate, s.scaled);
        System.arraycopy(s.scaled, 0, records, at + AXES, SpatialMatrix.ENTRIES);
        records[at + AXES + SpatialMatrix.ENTRIES] = half;
        int channels = at + GaussianKernels.MOTION;
        System.arraycopy(s.rate, 0, records, channels + Brackets.MATRIX, SpatialMatrix.ENTRIES);
        records[channels + Brackets.ONE] = -half * one;
        if (inverse) {
            SpatialMatrix.rateOfInverse(s.inverse, s.rate, records, channels + GaussianKernels.OCTET);
        }
    }

    /// The bin reaches what the neuron reaches.
    private void widen(double[] m, int to, int bin, Scratch s) {
        SpatialMatrix.inverse(m, 0, s.inverse, 0);
        for (int a = 0; a < AXES; a++) {
            double x = shapes[a * stride + to];
            double extent = cutoff * Math.sqrt(s.inverse[SpatialMatrix.place(a, a)]) * (1 + ROOM) + ROOM;
            int at = 2 * (AXES * bin + a);
            reach[at] = Math.min(reach[at], x - extent);
            reach[at + 1] = Math.max(reach[at + 1], x + extent);
        }
    }
}
