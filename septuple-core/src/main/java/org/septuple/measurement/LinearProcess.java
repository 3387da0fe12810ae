package org.septuple.measurement;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.septuple.numerics.Eigenvalues;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// The Gaussian Markov process q(t + Δ) = P q(t) + ε, ε ~ N(0, Q): a vector autoregression, or exactly what an
/// Ornstein–Uhlenbeck process q̇ = −Aq + √(2D) ξ looks like at intervals Δ,
///
/// ```
/// P = e^{−AΔ},   Q = ∫₀^Δ e^{−As} 2D e^{−Aᵀs} ds
/// ```
///
/// with Q from one exponential of a 2d×2d matrix. A stable process has the stationary covariance Σ = Q + PΣPᵀ, found by doubling,
/// and starts from it; another starts from 0.
///
/// Source: C. F. Van Loan, IEEE Trans. Autom. Control 23 (1978) 395; R. A. Smith, SIAM J. Appl. Math. 16 (1968) 198.
public final class LinearProcess implements KnownProcess {

    private static final int DOUBLINGS = 64;

    private final RealMatrix propagator;
    private final RealMatrix noise;
    private final double interval;

    private LinearProcess(RealMatrix propagator, RealMatrix noise, double interval) {
        this.propagator = propagator;
        this.noise = noise;
        this.interval = interval;
    }

    /// A vector autoregression of order 1; one step is one unit of time.
    ///
    /// @param propagator P, d×d
    /// @param noise      Q, d×d, symmetric and positive semi-definite
    /// @return the process
    public static LinearProcess autoregression(double[][] propagator, double[][] noise) {
        return new LinearProcess(square(propagator, noise), covariance(noise), 1);
    }

    /// An Ornstein–Uhlenbeck process q̇ = −Aq + √(2D) ξ at equal intervals, exactly.
    ///
    /// @param rates     A, d×d
    /// @param diffusion D, d×d, symmetric and positive semi-definite
    /// @param interval  Δ > 0
    /// @return the process
    public static LinearProcess ornsteinUhlenbeck(double[][] rates, double[][] diffusion, double interval) {
        if (!(interval > 0 && Double.isFinite(interval))) {
            throw new IllegalArgumentException("interval %g must be finite and > 0".formatted(interval));
        }
        RealMatrix a = square(rates, diffusion);
        int d = a.getRowDimension();
        RealMatrix block = new Array2DRowRealMatrix(2 * d, 2 * d);
        block.setSubMatrix(a.scalarMultiply(interval).getData(), 0, 0);
        block.setSubMatrix(covariance(diffusion).scalarMultiply(2 * interval).getData(), 0, d);
        block.setSubMatrix(a.transpose().scalarMultiply(-interval).getData(), d, d);
        RealMatrix exponential = MatrixUtils.matrixExponential(block);
        RealMatrix p = exponential.getSubMatrix(d, 2 * d - 1, d, 2 * d - 1).transpose();
        RealMatrix q = p.multiply(exponential.getSubMatrix(0, d - 1, d, 2 * d - 1));
        return new LinearProcess(p, q.add(q.transpose()).scalarMultiply(0.5), interval);
    }

    private static RealMatrix square(double[][] matrix, double[][] other) {
        int d = matrix.length;
        if (d == 0
                || other.length != d
                || Arrays.stream(matrix).anyMatch(row -> row.length != d)
                || Arrays.stream(other).anyMatch(row -> row.length != d)) {
            throw new IllegalArgumentException(
                    "need two square matrices of one size, got %d and %d rows".formatted(matrix.length, other.length));
        }
        return new Array2DRowRealMatrix(matrix);
    }

    private static RealMatrix covariance(double[][] matrix) {
        RealMatrix given = new Array2DRowRealMatrix(matrix);
        double scale = given.getNorm1();
        double least = MatrixUtils.isSymmetric(given, 1e-12)
                ? Arrays.stream(new EigenDecompositionSymmetric(given).getEigenvalues())
                        .min()
                        .orElse(0)
                : Double.NaN;
        if (!(least >= -1e-12 * scale) || !Double.isFinite(scale)) {
            throw new IllegalArgumentException(
                    "%s must be symmetric and positive semi-definite; its least eigenvalue is %g"
                            .formatted(Arrays.deepToString(matrix), least));
        }
        return given;
    }

    @Override
    public int dimension() {
        return propagator.getRowDimension();
    }

    /// Time between two steps.
    ///
    /// @return Δ
    public double interval() {
        return interval;
    }

    /// The propagator P.
    ///
    /// @return d×d, a copy
    public double[][] propagator() {
        return propagator.getData();
    }

    /// The covariance Q of what one step adds.
    ///
    /// @return d×d, a copy
    public double[][] noise() {
        return noise.getData();
    }

    /// Whether all |eigenvalues| of P are below 1.
    ///
    /// @return true if there is a stationary law
    public boolean isStable() {
        int d = dimension();
        double[] flat = Arrays.stream(propagator.getData())
                .flatMapToDouble(Arrays::stream)
                .toArray();
        Eigenvalues modes = Eigenvalues.of(d, flat);
        return modes != null && StrictMath.hypot(modes.re(0), modes.im(0)) < 1;
    }

    /// The stationary covariance Σ = Q + PΣPᵀ.
    ///
    /// @return d×d
    /// @throws IllegalStateException if the process is not stable
    public double[][] stationaryCovariance() {
        if (!isStable()) {
            throw new IllegalStateException("an eigenvalue of the propagator has modulus >= 1: no stationary law");
        }
        RealMatrix sum = noise;
        RealMatrix power = propagator;
        for (int k = 0; k < DOUBLINGS && power.getNorm1() > 0; k++) {
            sum = sum.add(power.multiply(sum).multiply(power.transpose()));
            power = power.multiply(power);
        }
        return sum.add(sum.transpose()).scalarMultiply(0.5).getData();
    }

    @Override
    public Recording record(long frames, int replicas, long seed, Engine engine) {
        int d = dimension();
        double[] values = KnownProcess.room(frames, replicas, d);
        double[][] p = propagator.getData();
        double[][] kick = root(noise.getData());
        double[][] start = isStable() ? root(stationaryCovariance()) : new double[d][d];
        engine.crew().work(replicas, (worker, replica) -> {
            double[] normal = new double[d];
            for (int t = 0; t < frames; t++) {
                new RandomStream(seed, Purpose.KNOWN_PROCESS, replica, t).fillGaussian(normal, 0, d);
                int here = (t * replicas + replica) * d;
                int before = here - replicas * d;
                for (int i = 0; i < d; i++) {
                    double[] spread = t == 0 ? start[i] : kick[i];
                    double sum = 0;
                    for (int j = 0; j < d; j++) {
                        sum = Math.fma(spread[j], normal[j], t == 0 ? sum : Math.fma(p[i][j], values[before + j], sum));
                    }
                    values[here + i] = sum;
                }
            }
        });
        return Recording.of(values, replicas, d, interval);
    }

    /// The symmetric root of a covariance.
    private static double[][] root(double[][] covariance) {
        EigenDecompositionSymmetric modes = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(covariance));
        double[] roots = Arrays.stream(modes.getEigenvalues())
                .map(value -> Math.sqrt(Math.max(value, 0)))
                .toArray();
        RealMatrix v = modes.getV();
        return v.multiply(MatrixUtils.createRealDiagonalMatrix(roots))
                .multiply(v.transpose())
                .getData();
    }
}
