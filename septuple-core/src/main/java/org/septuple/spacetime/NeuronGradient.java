package org.septuple.spacetime;

import java.util.Arrays;
import org.septuple.numerics.Elementary;

/// The gradient of one neuron, gathered from the lattice: see [FlatnessField]. Scratch of one thread.
final class NeuronGradient {

    private static final int CHANNELS = 7;
    private static final int ENTRIES = 6;

    private final int count;
    private final double spacing;
    private final SearchKernel kernel;
    private final KernelRows rows;

    private final double[] g = new double[ENTRIES];
    private double volume;
    private double bend;
    /// Σ over times.
    private final double[] outer = new double[ENTRIES];
    private final double[] bound = new double[ENTRIES];
    private final double[] torque = new double[3];
    private final double[] force = new double[3];
    private double weight;
    private double work;
    /// Σ e v φ′ d of the time at hand.
    private final double[] pull = new double[3];

    NeuronGradient(int count, double spacing, SearchKernel kernel) {
        this.count = count;
        this.spacing = spacing;
        this.kernel = kernel;
        this.rows = new KernelRows(count, spacing, kernel.cutoff(), 0, count);
    }

    /// Takes a neuron.
    void begin(double[] matrices, int i, double v) {
        System.arraycopy(matrices, ENTRIES * i, g, 0, ENTRIES);
        volume = v;
        bend = Elementary.exp(-g[0] * spacing * spacing);
        Arrays.fill(outer, 0);
        Arrays.fill(bound, 0);
        Arrays.fill(torque, 0);
        Arrays.fill(force, 0);
        weight = 0;
        work = 0;
    }

    /// Gathers one time.
    void time(double[] positions, int at, double[] fields, int base) {
        Arrays.fill(pull, 0);
        rows.neuron(positions, at, g, 0);
        while (rows.next()) {
            row(fields, (base + rows.row) * count);
        }
    }

    private void row(double[] fields, int start) {
        double t = rows.away(rows.from) - rows.middle;
        double curvature = rows.curvature;
        double w = volume * Elementary.exp(-(rows.rest + curvature * t * t) / 2);
        double ratio = Elementary.exp(-curvature * spacing * (t + spacing / 2));
        double cut = volume * kernel.tail();
        double edge = 1 + (kernel.cutoff() * kernel.cutoff() - rows.rest) / 2;
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double sw = 0;
        double xx = 0;
        double xy = 0;
        double xz = 0;
        double yy = 0;
        double yz = 0;
        double zz = 0;
        int x = Math.floorMod(rows.from, count);
        for (int k = rows.from; k <= rows.to; k++) {
            double value = w - cut * (edge - curvature * t * t / 2);
            int p = CHANNELS * (start + x);
            double bxx = fields[p + 1];
            double bxy = fields[p + 2];
            double bxz = fields[p + 3];
            double byy = fields[p + 4];
            double byz = fields[p + 5];
            double bzz = fields[p + 6];
            double e = fields[p] + bxx * g[0] + bxy * g[1] + bxz * g[2] + byy * g[3] + byz * g[4] + bzz * g[5];
            double es = e * (cut - w);
            s0 += es;
            s1 += es * t;
            s2 += es * t * t;
            sw += e * value;
            xx += value * bxx;
            xy += value * bxy;
            xz += value * bxz;
            yy += value * byy;
            yz += value * byz;
            zz += value * bzz;
            w *= ratio;
            ratio *= bend;
            t += spacing;
            x = x + 1 == count ? 0 : x + 1;
        }
        weight += sw;
        bound[0] += xx;
        bound[1] += xy;
        bound[2] += xz;
        bound[3] += yy;
        bound[4] += yz;
        bound[5] += zz;
        moments(s0 / 2, s1 / 2, s2 / 2);
    }

    /// Adds e v φ′ d and e v φ′ ddᵀ of a row from moments about its middle.
    private void moments(double s0, double s1, double s2) {
        double m = rows.middle;
        double y = rows.awayY;
        double z = rows.awayZ;
        double sx = s1 + m * s0;
        double sxx = s2 + 2 * m * s1 + m * m * s0;
        pull[0] += sx;
        pull[1] += y * s0;
        pull[2] += z * s0;
        outer[0] += sxx;
        outer[1] += 2 * y * sx;
        outer[2] += 2 * z * sx;
        outer[3] += y * y * s0;
        outer[4] += 2 * y * z * s0;
        outer[5] += z * z * s0;
    }

    /// Turns the pull of a time into force, torque about the place b_i, and work of a stretch.
    void pull(double[] arms, int at) {
        double fx = -2 * (g[0] * pull[0] + g[1] * pull[1] + g[2] * pull[2]);
        double fy = -2 * (g[1] * pull[0] + g[3] * pull[1] + g[4] * pull[2]);
        double fz = -2 * (g[2] * pull[0] + g[4] * pull[1] + g[5] * pull[2]);
        force[0] += fx;
        force[1] += fy;
        force[2] += fz;
        torque[0] += arms[at + 1] * fz - arms[at + 2] * fy;
        torque[1] += arms[at + 2] * fx - arms[at] * fz;
        torque[2] += arms[at] * fy - arms[at + 1] * fx;
        work -= arms[at] * fx + arms[at + 1] * fy + arms[at + 2] * fz;
    }

    /// Writes the gradient by θ and δ.
    ///
    /// @return that by log ℓ, without `share`
    double write(double[] gradient, int at, double share) {
        double trace = 0;
        for (int k = 0; k < ENTRIES; k++) {
            double doubled = outer[k] + bound[k];
            trace += doubled * g[k];
            outer[k] = k == 0 || k == 3 || k == 5 ? doubled : doubled / 2;
        }
        gradient[at] = share * (torque[0] + 2 * commutator(1, 2));
        gradient[at + 1] = share * (torque[1] + 2 * commutator(2, 0));
        gradient[at + 2] = share * (torque[2] + 2 * commutator(0, 1));
        for (int a = 0; a < 3; a++) {
            gradient[at + 3 + a] = share * force[a];
        }
        return 2 * trace + work + 3 * weight;
    }

    /// (gQ − Qg)_ab.
    private double commutator(int a, int b) {
        double sum = 0;
        for (int k = 0; k < 3; k++) {
            sum += g[SpatialMatrix.place(a, k)] * outer[SpatialMatrix.place(k, b)]
                    - outer[SpatialMatrix.place(a, k)] * g[SpatialMatrix.place(k, b)];
        }
        return sum;
    }
}
