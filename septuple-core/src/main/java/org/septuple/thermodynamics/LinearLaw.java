package org.septuple.thermodynamics;

import java.util.Arrays;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.septuple.network.Activation;
import org.septuple.network.BulkPotential;
import org.septuple.network.NeuronRange;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.network.TrainableVector;
import org.septuple.network.Trainables;
import org.septuple.numerics.Elementary;

/// The canonical law in closed form where H is quadratic: f(y) = y, and V_H none, weight decay or quadratic in the states.
///
/// With A = 1 − ŵ on the rows that the loss counts, x = (x_f, x_c) free and clamped, e = A_f x_f + r, r = A_c x_c − b:
///
/// | | |
/// |---|---|
/// | E₁ | ½ xᵀQx − hᵀx + c, Q = β(A_fᵀA_f + κ) + diag(1/σ²), h = −βA_fᵀr + m/σ² |
/// | log Z | ½ hᵀQ⁻¹h − c + ½ n log 2π − ½ log det Q |
/// | p(x given q) | N(μ, K), K = Q⁻¹, μ = Kh |
/// | ⟨H⟩ | ½(abs(A_fμ + r)² + tr A_fᵀA_f K) + ½κ(abs(x)² + tr K) + ½V |
/// | Var H | ½ tr (BK)² + gᵀKg, B = A_fᵀA_f + κ, g = A_fᵀ(A_fμ + r) + κμ |
/// | ⟨∂H/∂q⟩ | mean over the 2n points μ ± √n L_k, K = LLᵀ: exact, since ∂H/∂q is quadratic in x |
///
/// Cost: n³ for n free neurons, once; n² for each case.
final class LinearLaw implements SolvedCases {

    static final int MOST_NEURONS = 2048;

    private static final double LOG_TWO_PI = Elementary.log(2 * Math.PI);
    private static final double SYMMETRY = 1e-9;
    private static final double SMALLEST_PIVOT = 1e-12;

    private final CanonicalLaw law;
    private final NeuronRange range;
    private final RealMatrix counted;
    private final RealMatrix free;
    private final RealMatrix covariance;
    private final RealMatrix root;
    private final double spread;
    private final double spreadSquared;
    private final double logDeterminant;
    private final double kappa;
    private final double constant;
    private final RealVector[] means;
    private final double[] logPartition;
    private final double[] loss;
    private final double[] lossVariance;

    /// Solves the law.
    ///
    /// @param law of a linear network
    /// @throws IllegalArgumentException if the network is not linear
    LinearLaw(CanonicalLaw law) {
        Septuple septuple = law.septuple();
        if (!isLinear(septuple)) {
            throw new IllegalArgumentException(
                    "the closed form needs activation identity, and V_H none, weight-decay or quadratic-state; use thermodynamic integration and MBAR");
        }
        this.law = law;
        this.range = law.neurons();
        this.kappa = stateStrength(septuple.loss().potential());
        this.constant = constantPotential(septuple);
        this.counted = counted(septuple);
        int last = counted.getRowDimension() - 1;
        this.free = counted.getSubMatrix(0, last, range.from(), range.to() - 1);
        RealMatrix quadratic = quadratic(free, kappa);
        CholeskyDecomposition cholesky = new CholeskyDecomposition(energy(law, quadratic), SYMMETRY, 0);
        this.covariance = cholesky.getSolver().getInverse();
        this.root = cholesky.getLT();
        RealMatrix product = quadratic.multiply(covariance);
        this.spread = product.getTrace();
        this.spreadSquared = traceOfSquare(product);
        double sum = 0;
        for (int i = 0; i < range.size(); i++) {
            sum += 2 * Elementary.log(cholesky.getL().getEntry(i, i));
        }
        this.logDeterminant = sum;
        this.means = new RealVector[law.cases()];
        this.logPartition = new double[law.cases()];
        this.loss = new double[law.cases()];
        this.lossVariance = new double[law.cases()];
        for (int s = 0; s < law.cases(); s++) {
            solve(s);
        }
    }

    static boolean isLinear(Septuple septuple) {
        return septuple.activation() instanceof Activation.Identity
                && switch (septuple.loss().potential()) {
                    case BulkPotential.None() -> true;
                    case BulkPotential.WeightDecay(double strength) -> true;
                    case BulkPotential.QuadraticState(double strength) -> true;
                    default -> false;
                };
    }

    /// Whether the quadratic form of a linear network bounds all free neurons: after scaling of its diagonal to 1, no neuron's
    /// variance given those before it may be below 10⁻¹².
    static boolean isDefinite(CanonicalLaw law) {
        RealMatrix counted = counted(law.septuple());
        NeuronRange range = law.neurons();
        RealMatrix free = counted.getSubMatrix(0, counted.getRowDimension() - 1, range.from(), range.to() - 1);
        RealMatrix form = quadratic(free, stateStrength(law.septuple().loss().potential()));
        RealMatrix scaled = energy(law, form);
        double[] scale = new double[range.size()];
        Arrays.setAll(scale, i -> 1 / Math.sqrt(scaled.getEntry(i, i)));
        for (int i = 0; i < scale.length; i++) {
            for (int j = 0; j < scale.length; j++) {
                scaled.multiplyEntry(i, j, scale[i] * scale[j]);
            }
        }
        try {
            return new CholeskyDecomposition(scaled, SYMMETRY, SMALLEST_PIVOT).getDeterminant() >= 0;
        } catch (MathIllegalArgumentException e) {
            return false;
        }
    }

    /// A = 1 − ŵ, with rows of neurons that the loss does not count left 0.
    private static RealMatrix counted(Septuple septuple) {
        int n = septuple.projector().neurons();
        double[][] rows = new double[n][n];
        for (int i = 0; i < n; i++) {
            if (septuple.loss().counts(septuple.projector(), i)) {
                for (int j = 0; j < n; j++) {
                    rows[i][j] = (i == j ? 1 : 0) - septuple.weights().get(i, j);
                }
            }
        }
        return new Array2DRowRealMatrix(rows, false);
    }

    private static RealMatrix quadratic(RealMatrix free, double kappa) {
        RealMatrix form = free.transpose().multiply(free);
        for (int i = 0; i < form.getRowDimension(); i++) {
            form.addToEntry(i, i, kappa);
        }
        return form;
    }

    private static RealMatrix energy(CanonicalLaw law, RealMatrix quadratic) {
        RealMatrix q = quadratic.scalarMultiply(law.beta());
        for (int i = 0; i < law.neurons().size(); i++) {
            q.addToEntry(i, i, law.precision(law.neurons().from() + i));
        }
        return q;
    }

    private static double stateStrength(BulkPotential potential) {
        return potential instanceof BulkPotential.QuadraticState(double strength) ? strength : 0;
    }

    private static double constantPotential(Septuple septuple) {
        Trainables trainables = new Trainables(septuple.weights(), septuple.biases());
        TrainableVector q = trainables.newVector();
        trainables.read(q);
        BulkPotential potential = septuple.loss().potential();
        States zero = new States(septuple.projector().neurons(), 1);
        return potential.mean(zero, q);
    }

    private void solve(int ofCase) {
        int n = law.septuple().projector().neurons();
        double[] clamped = new double[n];
        double squares = 0;
        for (int i = 0; i < n; i++) {
            clamped[i] = range.contains(i) ? 0 : law.boundary().get(i, ofCase);
            squares += clamped[i] * clamped[i];
        }
        RealVector rest = counted.operate(new ArrayRealVector(clamped, false)); // A_c x_c
        double[] biases = law.septuple().biases().values();
        for (int i = 0; i < n; i++) {
            boolean counts = law.septuple().loss().counts(law.septuple().projector(), i);
            rest.addToEntry(i, counts ? -biases[i] : 0);
        }
        double beta = law.beta();
        RealVector h = free.transpose().operate(rest).mapMultiply(-beta);
        double c = 0.5 * beta * (rest.dotProduct(rest) + kappa * squares + constant);
        for (int i = 0; i < range.size(); i++) {
            double precision = law.precision(range.from() + i);
            double centre = law.centre(range.from() + i);
            h.addToEntry(i, precision * centre);
            c += precision == 0
                    ? 0
                    : 0.5 * precision * centre * centre - 0.5 * (Elementary.log(precision) - LOG_TWO_PI);
        }
        RealVector mean = covariance.operate(h);
        means[ofCase] = mean;
        logPartition[ofCase] = 0.5 * h.dotProduct(mean) - c + 0.5 * range.size() * LOG_TWO_PI - 0.5 * logDeterminant;
        RealVector error = free.operate(mean).add(rest);
        loss[ofCase] = 0.5 * (error.dotProduct(error) + spread + kappa * (mean.dotProduct(mean) + squares) + constant);
        RealVector slope = free.transpose().operate(error).add(mean.mapMultiply(kappa));
        lossVariance[ofCase] = 0.5 * spreadSquared + slope.dotProduct(covariance.operate(slope));
    }

    /// tr M².
    private static double traceOfSquare(RealMatrix matrix) {
        double sum = 0;
        for (int i = 0; i < matrix.getRowDimension(); i++) {
            for (int j = 0; j < matrix.getColumnDimension(); j++) {
                sum = Math.fma(matrix.getEntry(i, j), matrix.getEntry(j, i), sum);
            }
        }
        return sum;
    }

    @Override
    public Method method() {
        return Method.CLOSED_FORM;
    }

    @Override
    public double logPartition(int ofCase) {
        return logPartition[ofCase];
    }

    @Override
    public double loss(int ofCase) {
        return loss[ofCase];
    }

    @Override
    public double lossVariance(int ofCase) {
        return lossVariance[ofCase];
    }

    @Override
    public double error(int ofCase) {
        return 0;
    }

    @Override
    public void points(int ofCase, PointSink sink) {
        int n = range.size();
        int columns = 2 * n;
        double stretch = Math.sqrt(n);
        double[] states = new double[n * columns];
        double[] weights = new double[columns];
        Arrays.fill(weights, 1.0 / columns);
        for (int k = 0; k < n; k++) {
            RealVector axis = new ArrayRealVector(n);
            axis.setEntry(k, stretch);
            MatrixUtils.solveUpperTriangularSystem(root, axis); // K = L⁻ᵀL⁻¹
            for (int i = 0; i < n; i++) {
                double mean = means[ofCase].getEntry(i);
                states[i * columns + 2 * k] = mean + axis.getEntry(i);
                states[i * columns + 2 * k + 1] = mean - axis.getEntry(i);
            }
        }
        sink.take(states, weights, columns);
    }
}
