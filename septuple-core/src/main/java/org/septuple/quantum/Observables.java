package org.septuple.quantum;

import java.util.Arrays;
import org.hipparchus.complex.Complex;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.GridTransform;

/// What a wave function says: expectations ⟨A⟩ = ∫Ψ*AΨ dq / ∫|Ψ|² dq by the midpoint rule, with spectral derivatives; exact up to what
/// the grid does not resolve. Positions are those of the box, also along periodic axes.
public final class Observables {

    private final Hamiltonian hamiltonian;
    private final Grid grid;
    private final KineticEnergy kinetic;
    private final GridTransform[] derived;
    private final double[] slopeRe;
    private final double[] slopeIm;

    /// Prepares.
    ///
    /// @param hamiltonian gives grid, twist, ħ, M and V
    /// @param engine      computes
    public Observables(Hamiltonian hamiltonian, Engine engine) {
        this.hamiltonian = hamiltonian;
        this.grid = hamiltonian.grid();
        this.kinetic = new KineticEnergy(hamiltonian, engine);
        this.derived = new GridTransform[grid.dimensions()];
        double[] twist =
                hamiltonian.twist().stream().mapToDouble(Double::doubleValue).toArray();
        for (int k = 0; k < derived.length; k++) {
            derived[k] = grid.axis(k).periodic()
                    ? kinetic.transform()
                    : new GridTransform(ofDerivative(grid, k), twist, engine);
        }
        this.slopeRe = new double[grid.size()];
        this.slopeIm = new double[grid.size()];
    }

    /// The derivative of a sine series is a cosine series and the other way round.
    private static Grid ofDerivative(Grid grid, int k) {
        Axis[] axes = grid.axes().toArray(Axis[]::new);
        Boundary other = switch (axes[k].boundary()) {
            case PERIODIC -> Boundary.PERIODIC;
            case REFLECTING -> Boundary.VANISHING;
            case VANISHING -> Boundary.REFLECTING;
        };
        axes[k] = new Axis(axes[k].from(), axes[k].to(), axes[k].points(), other);
        return Grid.of(axes);
    }

    /// ∂_kΨ, spectral.
    ///
    /// @param psi    Ψ
    /// @param k      axis
    /// @param intoRe receives the real part, one number per cell
    /// @param intoIm receives the imaginary part
    public void derivative(WaveFunction psi, int k, double[] intoRe, double[] intoIm) {
        require(psi);
        System.arraycopy(psi.re(), 0, intoRe, 0, grid.size());
        System.arraycopy(psi.im(), 0, intoIm, 0, grid.size());
        kinetic.transform().forward(intoRe, intoIm);
        double[] waves = kinetic.transform().wavenumbers(k);
        int stride = grid.stride(k);
        for (int first = 0; first < grid.size(); first++) {
            if (grid.along(first, k) == 0) {
                switch (grid.axis(k).boundary()) {
                    case PERIODIC -> turn(intoRe, intoIm, first, stride, waves);
                    case VANISHING -> {
                        shiftUp(intoRe, first, stride, waves);
                        shiftUp(intoIm, first, stride, waves);
                    }
                    case REFLECTING -> {
                        shiftDown(intoRe, first, stride, waves);
                        shiftDown(intoIm, first, stride, waves);
                    }
                }
            }
        }
        derived[k].inverse(intoRe, intoIm);
    }

    /// Times ik; the mode of the largest wave number of an even number of points is its own mirror image and has no slope.
    private static void turn(double[] re, double[] im, int first, int stride, double[] waves) {
        int n = waves.length;
        for (int mode = 0; mode < n; mode++) {
            int cell = first + mode * stride;
            double k = 2 * mode == n ? 0 : waves[mode];
            double x = re[cell];
            re[cell] = -k * im[cell];
            im[cell] = k * x;
        }
    }

    /// From sines (m+1)π/L to cosines mπ/L.
    private static void shiftUp(double[] field, int first, int stride, double[] waves) {
        for (int mode = waves.length - 1; mode > 0; mode--) {
            field[first + mode * stride] = waves[mode - 1] * field[first + (mode - 1) * stride];
        }
        field[first] = 0;
    }

    /// From cosines mπ/L to sines (m+1)π/L.
    private static void shiftDown(double[] field, int first, int stride, double[] waves) {
        int last = waves.length - 1;
        for (int mode = 0; mode < last; mode++) {
            field[first + mode * stride] = -waves[mode + 1] * field[first + (mode + 1) * stride];
        }
        field[first + last * stride] = 0;
    }

    /// ⟨q⟩.
    ///
    /// @param psi Ψ
    /// @return d numbers
    public double[] position(WaveFunction psi) {
        require(psi);
        double[] mean = new double[grid.dimensions()];
        double[] density = psi.density();
        double norm = Arrays.stream(density).sum();
        for (int k = 0; k < mean.length; k++) {
            double[] q = grid.positions(k);
            for (int cell = 0; cell < density.length; cell++) {
                mean[k] += density[cell] * q[grid.along(cell, k)];
            }
            mean[k] /= norm;
        }
        return mean;
    }

    /// Covariances of q.
    ///
    /// @param psi Ψ
    /// @return row-major d×d
    public double[] positionCovariance(WaveFunction psi) {
        double[] mean = position(psi);
        double[] density = psi.density();
        double norm = Arrays.stream(density).sum();
        int d = grid.dimensions();
        double[] covariance = new double[d * d];
        double[] q = new double[d];
        for (int cell = 0; cell < density.length; cell++) {
            grid.position(cell, q);
            for (int j = 0; j < d; j++) {
                for (int k = 0; k < d; k++) {
                    covariance[j * d + k] += density[cell] * (q[j] - mean[j]) * (q[k] - mean[k]);
                }
            }
        }
        for (int i = 0; i < covariance.length; i++) {
            covariance[i] /= norm;
        }
        return covariance;
    }

    /// ⟨Σq²⟩.
    ///
    /// @param psi Ψ
    /// @return ≥ 0
    public double meanSquareRadius(WaveFunction psi) {
        double[] mean = position(psi);
        double[] covariance = positionCovariance(psi);
        double sum = 0;
        for (int k = 0; k < mean.length; k++) {
            sum += mean[k] * mean[k] + covariance[k * mean.length + k];
        }
        return sum;
    }

    /// ⟨p⟩ = ħ Im∫Ψ*∂Ψ.
    ///
    /// @param psi Ψ
    /// @return d numbers
    public double[] momentum(WaveFunction psi) {
        double[] mean = new double[grid.dimensions()];
        double norm = psi.norm();
        for (int k = 0; k < mean.length; k++) {
            derivative(psi, k, slopeRe, slopeIm);
            mean[k] = hamiltonian.hbar()
                    * inner(psi.re(), psi.im(), slopeRe, slopeIm).getImaginary()
                    / norm;
        }
        return mean;
    }

    /// Covariances of p, from ⟨p_j p_k⟩ = ħ² Re∫∂_jΨ*∂_kΨ.
    ///
    /// @param psi Ψ
    /// @return row-major d×d
    public double[] momentumCovariance(WaveFunction psi) {
        int d = grid.dimensions();
        double[] mean = momentum(psi);
        double norm = psi.norm();
        double[] covariance = new double[d * d];
        double[] otherRe = new double[grid.size()];
        double[] otherIm = new double[grid.size()];
        for (int j = 0; j < d; j++) {
            derivative(psi, j, slopeRe, slopeIm);
            for (int k = j; k < d; k++) {
                derivative(psi, k, otherRe, otherIm);
                double square = inner(slopeRe, slopeIm, otherRe, otherIm).getReal() / norm;
                covariance[j * d + k] = hamiltonian.hbar() * hamiltonian.hbar() * square - mean[j] * mean[k];
                covariance[k * d + j] = covariance[j * d + k];
            }
        }
        return covariance;
    }

    /// ⟨T⟩ = −(ħ²/2M)⟨∇²⟩.
    ///
    /// @param psi Ψ
    /// @return ≥ 0
    public double kineticEnergy(WaveFunction psi) {
        require(psi);
        System.arraycopy(psi.re(), 0, slopeRe, 0, slopeRe.length);
        System.arraycopy(psi.im(), 0, slopeIm, 0, slopeIm.length);
        kinetic.act(slopeRe, slopeIm);
        return inner(psi.re(), psi.im(), slopeRe, slopeIm).getReal() / psi.norm();
    }

    /// ⟨V⟩.
    ///
    /// @param psi Ψ
    /// @param t   time at which V is taken
    /// @return potential energy
    public double potentialEnergy(WaveFunction psi, double t) {
        require(psi);
        double[] weighted = hamiltonian.potential().on(grid, t);
        double[] density = psi.density();
        for (int cell = 0; cell < weighted.length; cell++) {
            weighted[cell] *= density[cell];
        }
        return grid.integral(weighted) / psi.norm();
    }

    /// ⟨H⟩ = ⟨T⟩ + ⟨V⟩.
    ///
    /// @param psi Ψ
    /// @param t   time at which V is taken
    /// @return energy
    public double energy(WaveFunction psi, double t) {
        return kineticEnergy(psi) + potentialEnergy(psi, t);
    }

    /// ⟨L⟩ = ⟨(q − centre) × p⟩.
    ///
    /// @param psi    Ψ in 2 or 3 dimensions
    /// @param centre d coordinates
    /// @return L_z in 2, (L_x, L_y, L_z) in 3 dimensions
    public double[] angularMomentum(WaveFunction psi, double... centre) {
        int d = grid.dimensions();
        if (d == 1 || centre.length != d) {
            throw new IllegalArgumentException(
                    "angular momentum about %d coordinates in %d dimensions: need 2 or 3 of each"
                            .formatted(centre.length, d));
        }
        double norm = psi.norm();
        double[] angular = new double[d == 2 ? 1 : 3];
        for (int k = 0; k < d; k++) {
            derivative(psi, k, slopeRe, slopeIm);
            for (int j = 0; j < d; j++) {
                if (j != k) {
                    // q_j p_k enters the component that is neither j nor k, with plus if (j, k, component) is even.
                    int component = d == 2 ? 0 : 3 - j - k;
                    double sign = (k - j + 3) % 3 == 1 ? 1 : -1;
                    angular[component] += sign * hamiltonian.hbar() * moment(psi, j, centre[j]) / norm;
                }
            }
        }
        return angular;
    }

    /// Im∫(q_j − centre) Ψ* slope.
    private double moment(WaveFunction psi, int j, double centre) {
        double[] q = grid.positions(j);
        double sum = 0;
        for (int cell = 0; cell < slopeRe.length; cell++) {
            sum += (q[grid.along(cell, j)] - centre)
                    * (psi.re()[cell] * slopeIm[cell] - psi.im()[cell] * slopeRe[cell]);
        }
        return sum * grid.cellVolume();
    }

    /// Probability current j_k = (ħ/M) Im Ψ*∂_kΨ.
    ///
    /// @param psi Ψ
    /// @param k   axis
    /// @return one number per cell
    public double[] current(WaveFunction psi, int k) {
        derivative(psi, k, slopeRe, slopeIm);
        double[] current = new double[grid.size()];
        double factor = hamiltonian.hbar() / hamiltonian.mass();
        for (int cell = 0; cell < current.length; cell++) {
            current[cell] = factor * (psi.re()[cell] * slopeIm[cell] - psi.im()[cell] * slopeRe[cell]);
        }
        return current;
    }

    /// ∫Ψ₁*Ψ₂ dq: the autocorrelation of a run if Ψ₁ is its start.
    ///
    /// @param first  Ψ₁
    /// @param second Ψ₂ on the same grid
    /// @return the overlap, of magnitude ≤ 1 for normalised states
    public Complex overlap(WaveFunction first, WaveFunction second) {
        require(first);
        require(second);
        return inner(first.re(), first.im(), second.re(), second.im());
    }

    private Complex inner(double[] aRe, double[] aIm, double[] bRe, double[] bIm) {
        double re = 0;
        double im = 0;
        for (int cell = 0; cell < aRe.length; cell++) {
            re += aRe[cell] * bRe[cell] + aIm[cell] * bIm[cell];
            im += aRe[cell] * bIm[cell] - aIm[cell] * bRe[cell];
        }
        return new Complex(re * grid.cellVolume(), im * grid.cellVolume());
    }

    private void require(WaveFunction psi) {
        if (!psi.grid().equals(grid)) {
            throw new IllegalArgumentException(
                    "wave function on %s, observables on %s: need the same grid".formatted(psi.grid(), grid));
        }
    }
}
