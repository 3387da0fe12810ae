package org.septuple.gravity;

import java.util.Arrays;
import org.septuple.numerics.Elementary;
import org.septuple.spacetime.Brackets;
import org.septuple.spacetime.MetricJet;
import org.septuple.spacetime.Neurons;

/// The lines of (8.4) to (8.7) at one event, as densities: what stands under ∫d³x. Scratch of one thread.
///
/// With kernels w_i = √g_i (2π)^(−3/2) e^(−½(x − x_i)ᵀg_i(x − x_i)), so that {f_i √g_i} = Σ_i f_i w_i, u = g_i (x − x_i) and v = ẋ_i, in a field in synchronous gauge (Γ^μ_00 = 0 = Γ⁰_0b):
///
/// | line | density |
/// |---|---|
/// | (8.4), 1 | Σ w g_ab ẍ^a x_i^b |
/// | (8.4), 2 and 3 | −Σ w u·ẍ: of no integral, whatever ẍ_i is (E7) |
/// | (8.5) | −Σ w (Γ⁰_bc v^b v^c v·u − u_a Γ^a_bc v^b v^c − 2u_a Γ^a_0b v^b), with (7.7) at x and not at x_i |
/// | (8.7), 1 | −½ (g^bc Γ⁰_bc V − g^bc Γ^a_bc U_a + Σ w v·u Γ⁰_bc g_i^bc − Σ w u_a Γ^a_bc g_i^bc), U_a = Σ w u_a, V = Σ w v·u |
///
/// Since ∂_a w = −u_a w, and ∂_t w = v·u w for constant g_i, U_a = −∂_a{√g_i}, V = ∂_t{√g_i} and so on: all four products turn into +Γ∂ (E6),
///
/// ```
/// (8.7), 2:  −½ (g^αβ Γ^μ_αβ ∂_μ{√g_i} + Γ^μ_αβ ∂_μ{g_i^αβ √g_i})
/// ```
///
/// and the printed minus is none of it. The third line, {√g_i} = √−g and {g_i^αβ √g_i} = √−g g^αβ, is that of [ActionIdentity]. g^ab is (6.10), {g_i^ab √g_i}/{√g_i}; time components
/// g^00 = −1 meet Γ^μ_00 = 0, g^0b = 0.
///
/// What (8.6) loses stands by itself: 2u_a Γ^a_0b v^b, whose mean is not 0 (E8); the third moment, factorised (E8); g^ab(x_i) for g^ab(x), and ġ_i (E16):
///
/// ```
/// ∂_t w = (v·u + ½tr g_i⁻¹ġ_i − ½(x − x_i)ᵀġ_i(x − x_i)) w,  ∂_t g_i⁻¹ = −g_i⁻¹ ġ_i g_i⁻¹
/// ```
public final class ChainDensities {

    private static final int AXES = 3;
    private static final int SIX = 6;
    private static final int[][] PLACE = {{0, 1, 2}, {1, 3, 4}, {2, 4, 5}};

    private final Neurons neurons;
    private final Connection connection = new Connection();
    private final double[] roots;
    private final double[] weights;
    /// g_i⁻¹, 6 for each.
    private final double[] inverses;
    /// ∂_t g_i⁻¹, 6 for each.
    private final double[] turns;
    /// g^ab(x_i), 6 for each.
    private final double[] owns;

    private final double[] matrix = new double[SIX];
    private final double[] rate = new double[SIX];
    private final double[] here = new double[SIX];
    private final double[] velocity = new double[AXES];
    private final double[] acceleration = new double[AXES];
    private final double[] away = new double[AXES];
    private final double[] u = new double[AXES];
    private final double[] uHere = new double[AXES];
    /// Γ⁰_bc.
    private final double[] time = new double[SIX];
    /// u_a Γ^a_bc.
    private final double[] space = new double[SIX];

    private double density;
    private double parts;
    private double partsSize;
    private double centred;
    private double centredSize;
    private double geodesic;
    private double closed;
    private double gradients;
    private double mixed;
    private double third;
    private double thirdFactorised;
    private double rates;
    private double closedPrinted;
    private double gradientsPrinted;
    private double shifted;

    /// A line, or a part of one.
    public enum Line {
        /// (8.4), first line.
        PARTS,
        /// Sum of the absolute values of what that is a sum of.
        PARTS_SIZE,
        /// (8.4), second and third line.
        CENTRED,
        /// Sum of the absolute values of what that is a sum of.
        CENTRED_SIZE,
        /// (8.5).
        GEODESIC,
        /// (8.5) with (8.6) for components of space, g^ab at x_i; 0b as it is.
        CLOSED,
        /// (8.7), first line.
        CLOSED_PRINTED,
        /// (8.7), second line, with plus (E6).
        GRADIENTS,
        /// The same with minus, as printed.
        GRADIENTS_PRINTED,
        /// Of (8.5): what has Γ^a_0b, which (8.7) has no more (E8).
        MIXED,
        /// Of (8.5): what has Γ⁰_bc, a third moment of velocities.
        THIRD,
        /// The same with (8.6) for two of three velocities.
        THIRD_FACTORISED,
        /// Of GRADIENTS: what has ġ_i (E16).
        RATES,
        /// g^ab(x_i) for g^ab(x) in the first line of (8.7) (E16).
        SHIFTED
    }

    /// Densities of neurons.
    ///
    /// @param neurons with ẋ_i, ẍ_i and ġ_i at the time of the events
    public ChainDensities(Neurons neurons) {
        this.neurons = neurons;
        int size = neurons.size();
        this.roots = new double[size];
        this.weights = new double[size];
        this.inverses = new double[SIX * size];
        this.turns = new double[SIX * size];
        this.owns = new double[SIX * size];
        double[] inverse = new double[SIX];
        for (int i = 0; i < size; i++) {
            roots[i] = neurons.volumeElement(i) * Brackets.NORMALISATION;
            neurons.inverse(i, inverse);
            System.arraycopy(inverse, 0, inverses, SIX * i, SIX);
            neurons.motion(i, velocity, acceleration, rate);
            turn(inverse, SIX * i);
        }
        double[] place = new double[1 + AXES];
        for (int i = 0; i < size; i++) {
            for (int a = 0; a < AXES; a++) {
                place[1 + a] = neurons.position(i, a);
            }
            mean(place);
            System.arraycopy(here, 0, owns, SIX * i, SIX);
        }
    }

    /// Mean of g_i⁻¹ at a neuron.
    ///
    /// @param i  neuron
    /// @param to receives g^ab(x_i) of (6.10), six entries
    public void own(int i, double[] to) {
        System.arraycopy(owns, SIX * i, to, 0, SIX);
    }

    /// Computes all lines.
    ///
    /// @param jet field with first derivatives, in synchronous gauge, at an event at the time of the neurons
    /// @return false if it is singular or not finite, or no neuron reaches there; then nothing here is to be used
    public boolean at(MetricJet jet) {
        if (!connection.of(jet)) {
            return false;
        }
        mean(jet.event());
        if (!(density > 0)) {
            return false;
        }
        for (int b = 0; b < AXES; b++) {
            for (int c = b; c < AXES; c++) {
                time[PLACE[b][c]] = connection.at(0, 1 + b, 1 + c);
            }
        }
        clear();
        Arrays.fill(uHere, 0);
        double moved = 0;
        double grown = 0;
        for (int i = 0; i < neurons.size(); i++) {
            lower(i, jet.event());
            double along = add(i, weights[i]);
            moved += weights[i] * along;
            grown += weights[i] * growth(i);
            for (int a = 0; a < AXES; a++) {
                uHere[a] += weights[i] * u[a];
            }
        }
        finish(moved, grown);
        return true;
    }

    /// A line.
    ///
    /// @param line which
    /// @return its density at the event
    public double of(Line line) {
        return switch (line) {
            case PARTS -> parts;
            case PARTS_SIZE -> partsSize;
            case CENTRED -> centred;
            case CENTRED_SIZE -> centredSize;
            case GEODESIC -> geodesic;
            case CLOSED -> closed;
            case CLOSED_PRINTED -> closedPrinted;
            case GRADIENTS -> gradients;
            case GRADIENTS_PRINTED -> gradientsPrinted;
            case MIXED -> mixed;
            case THIRD -> third;
            case THIRD_FACTORISED -> thirdFactorised;
            case RATES -> rates;
            case SHIFTED -> shifted;
        };
    }

    /// Number density.
    ///
    /// @return {√g_i} at the event
    public double density() {
        return density;
    }

    /// {√g_i} and {g_i^ab √g_i}/{√g_i}.
    private void mean(double[] event) {
        Arrays.fill(here, 0);
        density = 0;
        for (int i = 0; i < neurons.size(); i++) {
            lower(i, event);
            weights[i] = roots[i] * Elementary.exp(-dot(u, away) / 2);
            density += weights[i];
            for (int k = 0; k < SIX; k++) {
                here[k] += weights[i] * inverses[SIX * i + k];
            }
        }
        for (int k = 0; k < SIX; k++) {
            here[k] /= density;
        }
    }

    /// x − x_i and u.
    private void lower(int i, double[] event) {
        neurons.matrix(i, matrix);
        for (int a = 0; a < AXES; a++) {
            away[a] = event[1 + a] - neurons.position(i, a);
        }
        for (int a = 0; a < AXES; a++) {
            u[a] = matrix[PLACE[a][0]] * away[0] + matrix[PLACE[a][1]] * away[1] + matrix[PLACE[a][2]] * away[2];
        }
    }

    /// All that is a sum over neurons.
    ///
    /// @return v·u
    private double add(int i, double weight) {
        neurons.motion(i, velocity, acceleration, rate);
        double along = dot(velocity, u);
        double pushed = dot(acceleration, u);
        double pulled = 0;
        for (int a = 0; a < AXES; a++) {
            for (int b = 0; b < AXES; b++) {
                pulled += matrix[PLACE[a][b]] * acceleration[a] * neurons.position(i, b);
            }
        }
        double crossed = 0;
        for (int b = 0; b < AXES; b++) {
            for (int c = b; c < AXES; c++) {
                space[PLACE[b][c]] = through(1 + b, 1 + c);
            }
            crossed += 2 * through(0, 1 + b) * velocity[b];
        }
        double cube = square(time, velocity) * along;
        double ownTime = contract(time, owns, SIX * i);
        double ofTime = contract(time, inverses, SIX * i);
        double ofSpace = contract(space, inverses, SIX * i);
        double both = along * (ofTime + ownTime) - ofSpace - contract(space, owns, SIX * i);
        parts += weight * pulled;
        partsSize += weight * Math.abs(pulled);
        centred -= weight * pushed;
        centredSize += weight * Math.abs(pushed);
        geodesic -= weight * (cube - square(space, velocity) - crossed);
        closed += weight * (crossed - both / 2);
        mixed += weight * crossed;
        third -= weight * cube;
        thirdFactorised -= weight * along * (ofTime + ownTime) / 2;
        gradients -= weight * (along * ofTime - ofSpace) / 2;
        rates -= weight * (growth(i) * ofTime + contract(time, turns, SIX * i)) / 2;
        return along;
    }

    /// What has g^ab(x): from Σ w v·u, Σ w u and what ġ_i adds to ∂_t{√g_i}.
    private void finish(double moved, double grown) {
        System.arraycopy(uHere, 0, u, 0, AXES);
        for (int b = 0; b < AXES; b++) {
            for (int c = b; c < AXES; c++) {
                space[PLACE[b][c]] = through(1 + b, 1 + c);
            }
        }
        double ofTime = contract(time, here, 0);
        double first = -(ofTime * moved - contract(space, here, 0)) / 2;
        double firstRate = -ofTime * grown / 2;
        closedPrinted = first + gradients;
        gradientsPrinted = first + firstRate - gradients - rates;
        gradients += first + firstRate + rates;
        rates += firstRate;
        shifted = closed - mixed - closedPrinted;
    }

    private void clear() {
        parts = 0;
        partsSize = 0;
        centred = 0;
        centredSize = 0;
        geodesic = 0;
        closed = 0;
        gradients = 0;
        mixed = 0;
        third = 0;
        thirdFactorised = 0;
        rates = 0;
    }

    /// u_a Γ^a_βγ.
    private double through(int beta, int gamma) {
        return u[0] * connection.at(1, beta, gamma)
                + u[1] * connection.at(2, beta, gamma)
                + u[2] * connection.at(3, beta, gamma);
    }

    /// ½tr g_i⁻¹ġ_i − ½(x − x_i)ᵀġ_i(x − x_i).
    private double growth(int i) {
        return (contract(rate, inverses, SIX * i) - square(rate, away)) / 2;
    }

    /// −g_i⁻¹ ġ_i g_i⁻¹.
    private void turn(double[] inverse, int to) {
        for (int a = 0; a < AXES; a++) {
            for (int b = a; b < AXES; b++) {
                for (int c = 0; c < AXES; c++) {
                    for (int d = 0; d < AXES; d++) {
                        turns[to + PLACE[a][b]] -= inverse[PLACE[a][c]] * rate[PLACE[c][d]] * inverse[PLACE[d][b]];
                    }
                }
            }
        }
    }

    private static double contract(double[] lower, double[] upper, int at) {
        return lower[0] * upper[at]
                + lower[3] * upper[at + 3]
                + lower[5] * upper[at + 5]
                + 2 * (lower[1] * upper[at + 1] + lower[2] * upper[at + 2] + lower[4] * upper[at + 4]);
    }

    private static double square(double[] m, double[] v) {
        return m[0] * v[0] * v[0]
                + m[3] * v[1] * v[1]
                + m[5] * v[2] * v[2]
                + 2 * (m[1] * v[0] * v[1] + m[2] * v[0] * v[2] + m[4] * v[1] * v[2]);
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }
}
