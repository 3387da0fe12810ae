package org.septuple.quantum;

import java.util.List;
import org.septuple.numerics.Grid;

/// A wave function of a given (p, u): Ψ = √p e^{iφ} with φ_next = φ + (M/ħ) u h along the links of a
/// [maximum spanning forest][SpanningPotential] of p.
///
/// It is the Schrödinger state of (p, u) iff every circulation is a whole number of 2πħ/M (Wallstrom's condition, erratum E21), in
/// every closed loop of cells that are not masked. Otherwise (p, u) is a state of Madelung's equations only, and Ψ has jumps of phase
/// that (p, u) does not have: [#cuts] says where and how large, [#continuous] refuses. Regions that masked cells separate have
/// phases of their own, here 0 in their densest cells.
///
/// Source: T. C. Wallstrom, Phys. Rev. A 49 (1994) 1613.
public final class SchroedingerLift {

    private final WaveFunction psi;
    private final List<BranchCut> cuts;
    private final double defect;
    private final int regions;
    private final double maskedMass;

    /// Integrates u.
    ///
    /// @param density   p ≥ 0, one number per cell
    /// @param velocity  u on links, finite between cells that are not masked
    /// @param hbar      ħ > 0
    /// @param mass      M > 0
    /// @param threshold of p relative to its maximum, in [0, 1), below which cells are masked: Ψ = 0
    /// @return Ψ with its jumps
    public static SchroedingerLift of(
            double[] density, LinkVelocity velocity, double hbar, double mass, double threshold) {
        return new SchroedingerLift(density, velocity, hbar, mass, threshold);
    }

    private SchroedingerLift(double[] density, LinkVelocity velocity, double hbar, double mass, double threshold) {
        Grid grid = velocity.grid();
        grid.require(density);
        if (!(hbar > 0 && Double.isFinite(hbar) && mass > 0 && Double.isFinite(mass))) {
            throw new IllegalArgumentException("hbar %g and mass %g must be finite and > 0".formatted(hbar, mass));
        }
        boolean[] present = Polar.present(density, threshold);
        double[] radians = new double[grid.dimensions()];
        for (int k = 0; k < radians.length; k++) {
            radians[k] = mass * grid.axis(k).spacing() / hbar;
        }
        requireResolved(velocity, present, radians);
        SpanningPotential phase =
                new SpanningPotential(grid, density, present, (cell, next, k) -> radians[k] * velocity.along(k)[cell]);
        this.regions = phase.components();
        this.cuts = BranchCut.of(grid, phase, Math.TAU, ROUND_OFF);
        this.defect = defect(grid, phase);
        double[] re = new double[density.length];
        double[] im = new double[density.length];
        double masked = 0;
        for (int cell = 0; cell < re.length; cell++) {
            if (present[cell]) {
                PhaseFactor.put(Math.sqrt(density[cell]), phase.at(cell), re, im, cell);
            } else {
                masked += density[cell];
            }
        }
        this.psi = new WaveFunction(grid, re, im);
        this.maskedMass = masked * grid.cellVolume();
    }

    /// Gaps in turns that may be round-off.
    private static final double ROUND_OFF = 1e-9;

    private static void requireResolved(LinkVelocity velocity, boolean[] present, double[] radians) {
        Links links = new Links(velocity.grid());
        for (int k = 0; k < radians.length; k++) {
            for (int cell = 0; cell < present.length; cell++) {
                int next = links.next(cell, k);
                if (next < 0 || !present[cell] || !present[next]) {
                    continue;
                }
                double step = radians[k] * velocity.along(k)[cell];
                if (!(Math.abs(step) <= Math.PI)) {
                    throw new IllegalArgumentException(
                            ("u = %g at cell %d along axis %d turns the phase by %g rad per cell; need at most pi:"
                                            + " refine the axis to %d cells or more, or raise the threshold")
                                    .formatted(velocity.along(k)[cell], cell, k, step, (long)
                                            Math.ceil(velocity.grid().axis(k).points() * Math.abs(step) / Math.PI)));
                }
            }
        }
    }

    private static double defect(Grid grid, SpanningPotential phase) {
        double worst = 0;
        for (int k = 0; k < grid.dimensions(); k++) {
            for (int cell = 0; cell < grid.size(); cell++) {
                double turns = phase.gap(cell, k) / Math.TAU;
                worst = Math.max(worst, Math.abs(turns - Math.rint(turns)));
            }
        }
        return worst;
    }

    /// Ψ, with jumps where circulations are not whole.
    ///
    /// @return √p e^{iφ}, 0 in masked cells; the live one
    public WaveFunction withJumps() {
        return psi;
    }

    /// Ψ if it has no jumps.
    ///
    /// @param tolerance of circulations, in units of 2πħ/M, such as 1e-6
    /// @return √p e^{iφ}, 0 in masked cells; the live one
    /// @throws IllegalArgumentException if a circulation is further from whole numbers
    public WaveFunction continuous(double tolerance) {
        if (!quantised(tolerance)) {
            throw new IllegalArgumentException(
                    ("a circulation is %g from a whole number of 2 pi hbar/M; need at most %g: this (p, u) solves Madelung's"
                                    + " equations only; lift it with jumps, or change hbar, M or u")
                            .formatted(defect, tolerance));
        }
        return psi;
    }

    /// Whether all circulations are whole.
    ///
    /// @param tolerance in units of 2πħ/M
    /// @return true if (p, u) has a Schrödinger state
    public boolean quantised(double tolerance) {
        return defect <= tolerance;
    }

    /// Largest distance of a circulation of one link closing the forest from whole numbers.
    ///
    /// @return in [0, ½], units of 2πħ/M
    public double defect() {
        return defect;
    }

    /// Where φ does not close, with the circulations of loops through there. Whole ones do not show in Ψ.
    ///
    /// @return empty iff u is the gradient of one φ
    public List<BranchCut> cuts() {
        return cuts;
    }

    /// Regions between which the phase is arbitrary.
    ///
    /// @return ≥ 1
    public int regions() {
        return regions;
    }

    /// ∫ p over masked cells.
    ///
    /// @return ≥ 0
    public double maskedMass() {
        return maskedMass;
    }
}
