package org.septuple.measurement;

import java.util.ArrayList;
import java.util.List;

/// Products of three successive displacements x₀, x₁, x₂ of a path and of the forces f₀, f₁, f₂ = −∂F where each begins, summed for every replica
/// over its paths and axes: all that [KramersIncrements] and [HamiltonianIncrements] need, 24 numbers a replica however many paths it has. Not for several threads.
public final class PathMoments {

    /// Of (x₀, x₁, x₂, f₀, f₁, f₂).
    private static final int WIDTH = 6;
    /// 21 products, and the number of paths and axes.
    private static final int EACH = WIDTH * (WIDTH + 1) / 2 + 1;

    private final int replicas;
    private final double dt;
    private final double[] sums;

    /// Nothing yet.
    ///
    /// @param replicas R ≥ 2
    /// @param dt       Δt > 0 of each displacement
    public PathMoments(int replicas, double dt) {
        if (replicas < 2 || !(dt > 0 && Double.isFinite(dt))) {
            throw new IllegalArgumentException(
                    "%d replicas, dt = %s: need 2 or more, and a finite dt > 0".formatted(replicas, dt));
        }
        this.replicas = replicas;
        this.dt = dt;
        this.sums = new double[Math.multiplyExact(replicas, EACH)];
    }

    /// Takes one axis of one path.
    ///
    /// @param replica in [0, R)
    /// @param moves   x₀, x₁, x₂, the shortest ones on periodic axes
    /// @param forces  f₀, f₁, f₂ along the same axis
    public void add(int replica, double[] moves, double[] forces) {
        int at = replica * EACH;
        for (int i = 0; i < WIDTH; i++) {
            for (int j = 0; j <= i; j++) {
                sums[at] += of(moves, forces, i) * of(moves, forces, j);
                at++;
            }
        }
        sums[at]++;
    }

    private static double of(double[] moves, double[] forces, int i) {
        return i < WIDTH / 2 ? moves[i] : forces[i - WIDTH / 2];
    }

    /// Independent units.
    ///
    /// @return R
    public int replicas() {
        return replicas;
    }

    double dt() {
        return dt;
    }

    /// Paths and axes of a replica.
    double count(int replica) {
        return sums[(replica + 1) * EACH - 1];
    }

    /// Σ (u·z)(w·z) over paths and axes of a replica, z = (x₀, x₁, x₂, f₀, f₁, f₂).
    double product(int replica, double[] u, double[] w) {
        int at = replica * EACH;
        double sum = 0;
        for (int i = 0; i < WIDTH; i++) {
            for (int j = 0; j < i; j++) {
                sum += (u[i] * w[j] + u[j] * w[i]) * sums[at];
                at++;
            }
            sum += u[i] * w[i] * sums[at];
            at++;
        }
        return sum;
    }

    /// The same over all replicas.
    double product(double[] u, double[] w) {
        double sum = 0;
        for (int r = 0; r < replicas; r++) {
            sum += product(r, u, w);
        }
        return sum;
    }

    /// Paths and axes of all replicas.
    double count() {
        double sum = 0;
        for (int r = 0; r < replicas; r++) {
            sum += count(r);
        }
        return sum;
    }

    /// Covariance of estimates from what each replica adds to them.
    ///
    /// @param influences `[replica][estimate]`
    static List<List<Double>> covariance(double[][] influences) {
        int n = influences[0].length;
        double factor = influences.length / (influences.length - 1.0);
        List<List<Double>> rows = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            List<Double> row = new ArrayList<>();
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (double[] influence : influences) {
                    sum += influence[i] * influence[j];
                }
                row.add(factor * sum);
            }
            rows.add(List.copyOf(row));
        }
        return rows;
    }
}
