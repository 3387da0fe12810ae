package org.septuple.quantum;

/// The harmonic well floor + ½(q − c)ᵀK(q − c), K symmetric. Negative eigenvalues of K are saddles and barriers.
///
/// As a potential of a particle of mass M, K = Mω² along an axis of frequency ω. Immutable.
public final class Harmonic implements Landscape {

    /// Largest relative asymmetry of K that is taken for rounding.
    private static final double ROUNDING = 1e-12;

    private final double[] centre;
    private final double[][] stiffness;
    private final double floor;

    private Harmonic(double[] centre, double[][] stiffness, double floor) {
        this.centre = centre;
        this.stiffness = stiffness;
        this.floor = floor;
    }

    /// Along the axes: Σ k_i (q_i − c_i)²/2.
    ///
    /// @param centre c, d numbers
    /// @param rates  k, d numbers
    /// @return the well, 0 at its centre
    public static Harmonic of(double[] centre, double[] rates) {
        double[][] stiffness = new double[rates.length][rates.length];
        for (int k = 0; k < rates.length; k++) {
            stiffness[k][k] = rates[k];
        }
        return of(centre, stiffness, 0);
    }

    /// Along any directions.
    ///
    /// @param centre    c, d numbers
    /// @param stiffness K, d×d, symmetric
    /// @param floor     value at the centre
    /// @return the well
    public static Harmonic of(double[] centre, double[][] stiffness, double floor) {
        int d = centre.length;
        if (d < 1 || stiffness.length != d) {
            throw new IllegalArgumentException(
                    "harmonic well with a centre of %d numbers and a stiffness of %d rows: need d >= 1 of each"
                            .formatted(d, stiffness.length));
        }
        double[][] copy = new double[d][d];
        boolean finite = Double.isFinite(floor);
        for (int i = 0; i < d; i++) {
            if (stiffness[i].length != d) {
                throw new IllegalArgumentException(
                        "stiffness row %d has %d numbers: need %d".formatted(i, stiffness[i].length, d));
            }
            finite &= Double.isFinite(centre[i]);
            for (int j = 0; j < d; j++) {
                double here = stiffness[i][j];
                double there = stiffness[j][i];
                if (Math.abs(here - there) > ROUNDING * Math.max(Math.abs(here), Math.abs(there))) {
                    throw new IllegalArgumentException("stiffness must be symmetric: K[%d][%d] = %s but K[%d][%d] = %s"
                            .formatted(i, j, here, j, i, there));
                }
                finite &= Double.isFinite(here);
                copy[i][j] = 0.5 * here + 0.5 * there;
            }
        }
        if (!finite) {
            throw new IllegalArgumentException("centre, stiffness and floor of a harmonic well must be finite");
        }
        return new Harmonic(centre.clone(), copy, floor);
    }

    /// Where its slope is 0.
    ///
    /// @return c, d numbers, a copy
    public double[] centre() {
        return centre.clone();
    }

    /// Its second derivatives.
    ///
    /// @return K, d×d, a copy
    public double[][] stiffness() {
        double[][] copy = new double[stiffness.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = stiffness[i].clone();
        }
        return copy;
    }

    /// square·|∂F|² + bend·∂²F + constant of this F, again a harmonic well: |K(q − c)|² and tr K.
    Harmonic derived(double square, double bend, double constant) {
        int d = centre.length;
        double[][] derived = new double[d][d];
        double trace = 0;
        for (int i = 0; i < d; i++) {
            trace += stiffness[i][i];
            for (int j = 0; j < d; j++) {
                for (int k = 0; k < d; k++) {
                    derived[i][j] += 2 * square * stiffness[i][k] * stiffness[k][j];
                }
            }
        }
        return new Harmonic(centre, derived, bend * trace + constant);
    }

    @Override
    public int dimensions() {
        return centre.length;
    }

    @Override
    public boolean varies() {
        return false;
    }

    @Override
    public double value(double[] q, double t) {
        double sum = 0;
        for (int i = 0; i < centre.length; i++) {
            double row = 0;
            for (int j = 0; j < centre.length; j++) {
                row += stiffness[i][j] * (q[j] - centre[j]);
            }
            sum += row * (q[i] - centre[i]);
        }
        return floor + 0.5 * sum;
    }

    @Override
    public void gradient(double[] q, double t, double[] into) {
        for (int i = 0; i < centre.length; i++) {
            double row = 0;
            for (int j = 0; j < centre.length; j++) {
                row += stiffness[i][j] * (q[j] - centre[j]);
            }
            into[i] = row;
        }
    }

    @Override
    public double laplacian(double[] q, double t) {
        double trace = 0;
        for (int i = 0; i < centre.length; i++) {
            trace += stiffness[i][i];
        }
        return trace;
    }
}
