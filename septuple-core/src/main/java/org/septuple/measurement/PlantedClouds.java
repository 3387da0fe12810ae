package org.septuple.measurement;

import java.util.Arrays;
import org.septuple.measurement.FormCompetitors.Winner;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// Clouds of a known law, for positive controls, null models and calibration:
///
/// ```
/// ΔS = σ₊ − yᵀgy + noise·ξ,   ξ ~ N(0, 1)
/// ```
///
/// with y = ẋ, or, to be told from it (E24), a position. Draws for one seed use the streams (seed, KNOWN_PROCESS, 0, 0) for displacements and
/// (seed, KNOWN_PROCESS, 1, 0) for ξ.
public final class PlantedClouds {

    /// Seeds from those of x(t) to those of x(t + d).
    private static final long ARRIVAL = 1_000;

    /// Places are uniform in a cube of this centre, its edge 2.
    private static final double CENTRE = .3;

    /// Steps between both positions: d of (5.3).
    private static final int STEPS = 3;

    /// What displacements are drawn from, each component by itself.
    public enum Displacements {
        /// Uniform in [−½, ½].
        UNIFORM,
        /// Normal, of variance 1.
        NORMAL
    }

    private final double production;
    private final double[][] form;
    private final double noise;

    private PlantedClouds(double production, double[][] form, double noise) {
        this.production = production;
        this.form = form;
        this.noise = noise;
    }

    /// A law.
    ///
    /// @param production σ₊ in nats
    /// @param form       g, d×d for d = 1 to 3, symmetric, of any signature; copied
    /// @param noise      s.d. of what is added to ΔS, ≥ 0
    /// @return the law
    /// @throws IllegalArgumentException if g is not symmetric or a number is not finite
    public static PlantedClouds of(double production, double[][] form, double noise) {
        int d = form.length;
        boolean sound = d >= 1 && d <= 3 && Double.isFinite(production) && noise >= 0 && Double.isFinite(noise);
        for (int i = 0; sound && i < d; i++) {
            sound = form[i].length == d;
            for (int j = 0; sound && j < d; j++) {
                sound = Double.isFinite(form[i][j]) && form[j].length == d && form[i][j] == form[j][i];
            }
        }
        if (!sound) {
            throw new IllegalArgumentException(
                    "production %s, form %s, noise %s: need a symmetric form of 1 to 3 components, noise >= 0, all finite"
                            .formatted(production, Arrays.deepToString(form), noise));
        }
        return new PlantedClouds(
                production, Arrays.stream(form).map(double[]::clone).toArray(double[][]::new), noise);
    }

    /// Displacements alone.
    ///
    /// @param law        of each component
    /// @param clouds     C ≥ 1
    /// @param components d ≥ 1
    /// @param seed       of the draw
    /// @return `[C][d]`
    public static double[][] displacements(Displacements law, int clouds, int components, long seed) {
        RandomStream random = new RandomStream(seed, Purpose.KNOWN_PROCESS, 0, 0);
        double[][] rows = new double[clouds][components];
        for (double[] row : rows) {
            switch (law) {
                case UNIFORM -> Arrays.setAll(row, k -> random.nextUniform() - .5);
                case NORMAL -> random.fillGaussian(row, 0, components);
            }
        }
        return rows;
    }

    /// ΔS of given rows y.
    ///
    /// @param rows y, `[C][d]`
    /// @param seed of the noise
    /// @return C numbers in nats
    public double[] changes(double[][] rows, long seed) {
        double[] normal = new RandomStream(seed, Purpose.KNOWN_PROCESS, 1, 0).gaussians(rows.length);
        double[] changes = new double[rows.length];
        Arrays.setAll(changes, c -> production - square(rows[c]) + noise * normal[c]);
        return changes;
    }

    /// yᵀgy.
    private double square(double[] y) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < y.length; j++) {
                sum += form[i][j] * y[i] * y[j];
            }
        }
        return sum;
    }

    /// Clouds whose ΔS is a function of ẋ.
    ///
    /// @param law    of displacements
    /// @param clouds C, as many as [CloudDisplacements#of] needs
    /// @param seed   of the draw
    /// @return the clouds
    public CloudDisplacements draw(Displacements law, int clouds, long seed) {
        double[][] velocity = displacements(law, clouds, form.length, seed);
        return CloudDisplacements.of(changes(velocity, seed), velocity);
    }

    /// Clouds with positions, x(t) and x(t + 3) independent and uniform in one cube off the origin, ẋ a third of their difference.
    ///
    /// @param truth  what ΔS is a function of; [Winner#UNDECIDED]: of nothing but noise
    /// @param clouds C, as many as [CloudDisplacements#of] needs
    /// @param seed   of the draw
    /// @return clouds and positions
    public Positioned drawPositioned(Winner truth, int clouds, long seed) {
        double[][] start = places(clouds, seed);
        double[][] arrival = places(clouds, seed + ARRIVAL);
        double[][] velocity = new double[clouds][form.length];
        for (int c = 0; c < clouds; c++) {
            for (int k = 0; k < form.length; k++) {
                velocity[c][k] = (arrival[c][k] - start[c][k]) / STEPS;
            }
        }
        double[][] rows = switch (truth) {
            case DISPLACEMENT -> velocity;
            case START -> start;
            case ARRIVAL -> arrival;
            case UNDECIDED -> new double[clouds][form.length];
        };
        return new Positioned(CloudDisplacements.of(changes(rows, seed), velocity), start, arrival);
    }

    private double[][] places(int clouds, long seed) {
        double[][] rows = displacements(Displacements.UNIFORM, clouds, form.length, seed);
        for (double[] row : rows) {
            Arrays.setAll(row, k -> 2 * row[k] + CENTRE);
        }
        return rows;
    }

    /// Clouds with the positions that they come from and go to.
    public static final class Positioned {

        private final CloudDisplacements clouds;
        private final double[][] start;
        private final double[][] arrival;

        private Positioned(CloudDisplacements clouds, double[][] start, double[][] arrival) {
            this.clouds = clouds;
            this.start = start;
            this.arrival = arrival;
        }

        /// ΔS and ẋ.
        ///
        /// @return the clouds
        public CloudDisplacements clouds() {
            return clouds;
        }

        /// x(t).
        ///
        /// @return `[C][d]`, not a copy
        public double[][] start() {
            return start;
        }

        /// x(t + 3).
        ///
        /// @return `[C][d]`, not a copy
        public double[][] arrival() {
            return arrival;
        }

        /// Which of the three ΔS is a function of, as measured.
        ///
        /// @return the comparison
        public FormCompetitors competitors() {
            return FormCompetitors.of(clouds, start, arrival);
        }
    }
}
