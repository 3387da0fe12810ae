package org.septuple.quantum;

import java.util.Arrays;
import java.util.List;
import org.septuple.numerics.Grid;

/// A wave function as (p, F̃, u), by (4.4): Ψ = √p e^{−iF̃/ħ} and u = −(1/M) ∂F̃ (erratum E3).
///
/// | | |
/// |---|---|
/// | p | of each cell |
/// | F̃ | of each cell, −ħ times the [unwrapped][SpanningPotential] phase, in (−πħ, πħ] in the densest cell of each region; NaN in masked cells |
/// | u | of each [link][LinkVelocity], the shortest step of phase times ħ/Mh: single-valued whatever F̃ is; NaN at masked cells |
///
/// Cells with p below a threshold are masked: near nodes the phase is not known, or does not exist. Back from (p, F̃) Ψ is the same
/// to about (1 + |F̃|/ħ)·2⁻⁵³ of √p, and 0 in masked cells.
///
/// F̃ is single-valued iff all loops of unmasked cells have winding 0. Around vortices and holes it is not: then it is cut, and says
/// where. Half a wave length must exceed h, or phases alias: see [#largestStep].
public final class Polar {

    private final Grid grid;
    private final double hbar;
    private final double mass;
    private final double[] density;
    private final double[] freeEnergy;
    private final double[] angle;
    private final LinkVelocity velocity;
    private final List<BranchCut> cuts;
    private final int regions;
    private final int residues;
    private final double maskedMass;
    private final double largestStep;

    /// Takes Ψ apart.
    ///
    /// @param psi       Ψ, finite and not 0 everywhere
    /// @param hbar      ħ > 0
    /// @param mass      M > 0
    /// @param threshold of p relative to its maximum, in [0, 1), such as 1e-12
    /// @return p, F̃ and u
    public static Polar of(WaveFunction psi, double hbar, double mass, double threshold) {
        return new Polar(psi, hbar, mass, threshold);
    }

    private Polar(WaveFunction psi, double hbar, double mass, double threshold) {
        if (!(hbar > 0 && Double.isFinite(hbar) && mass > 0 && Double.isFinite(mass))) {
            throw new IllegalArgumentException("hbar %g and mass %g must be finite and > 0".formatted(hbar, mass));
        }
        this.grid = psi.grid();
        this.hbar = hbar;
        this.mass = mass;
        this.density = psi.density();
        boolean[] present = present(density, threshold);
        WrappedPhase phase = new WrappedPhase(psi);
        SpanningPotential turns =
                new SpanningPotential(grid, density, present, (cell, next, k) -> phase.turns(cell, next));
        this.regions = turns.components();
        this.cuts = BranchCut.of(grid, turns, 1, 0.5);
        this.freeEnergy = new double[density.length];
        this.angle = new double[density.length];
        double masked = 0;
        for (int cell = 0; cell < density.length; cell++) {
            angle[cell] = present[cell] ? phase.at(cell) : Double.NaN;
            freeEnergy[cell] = -hbar * (angle[cell] + Math.TAU * turns.at(cell));
            masked += present[cell] ? 0 : density[cell];
        }
        this.maskedMass = masked * grid.cellVolume();
        this.velocity = velocity(phase, present);
        this.largestStep = steepest();
        this.residues = residues(phase, present);
    }

    /// Cells that are not masked.
    static boolean[] present(double[] density, double threshold) {
        double largest = Arrays.stream(density).max().orElseThrow();
        if (!(largest > 0 && Double.isFinite(largest)) || Arrays.stream(density).anyMatch(p -> !(p >= 0))) {
            throw new IllegalArgumentException(
                    "largest density %g: need finite densities >= 0, one of them > 0".formatted(largest));
        }
        if (!(threshold >= 0 && threshold < 1)) {
            throw new IllegalArgumentException("threshold %g of p/max p must be in [0, 1)".formatted(threshold));
        }
        boolean[] present = new boolean[density.length];
        for (int cell = 0; cell < density.length; cell++) {
            present[cell] = density[cell] > 0 && density[cell] >= threshold * largest;
        }
        return present;
    }

    private LinkVelocity velocity(WrappedPhase phase, boolean[] present) {
        Links links = new Links(grid);
        double[][] along = new double[grid.dimensions()][grid.size()];
        for (int k = 0; k < along.length; k++) {
            double factor = hbar / (mass * grid.axis(k).spacing());
            for (int cell = 0; cell < density.length; cell++) {
                int next = links.next(cell, k);
                boolean known = next >= 0 && present[cell] && present[next];
                along[k][cell] = known ? factor * phase.step(cell, next) : Double.NaN;
            }
        }
        return new LinkVelocity(grid, along);
    }

    private double steepest() {
        double largest = 0;
        for (int k = 0; k < grid.dimensions(); k++) {
            double h = grid.axis(k).spacing();
            for (double u : velocity.along(k)) {
                largest = Double.isNaN(u) ? largest : Math.max(largest, Math.abs(u) * h * mass / hbar);
            }
        }
        return largest;
    }

    private int residues(WrappedPhase phase, boolean[] present) {
        Squares squares = new Squares(grid);
        int[] count = new int[1];
        squares.each((a, b, c, d, j, k) -> {
            if (present[a] && present[b] && present[c] && present[d] && phase.winding(a, b, c, d) != 0) {
                count[0]++;
            }
        });
        return count[0];
    }

    /// Where it lives.
    ///
    /// @return the grid
    public Grid grid() {
        return grid;
    }

    /// p = |Ψ|²; the live array.
    ///
    /// @return one number per cell
    public double[] density() {
        return density;
    }

    /// F̃ of (4.4), up to multiples of 2πħ per region; the live array.
    ///
    /// @return one number per cell, NaN where masked
    public double[] freeEnergy() {
        return freeEnergy;
    }

    /// arg Ψ, for pictures.
    ///
    /// @return one number in [−π, π] per cell, NaN where masked
    public double[] angle() {
        return angle.clone();
    }

    /// u on links, NaN at masked cells.
    ///
    /// @return the velocity; the live one
    public LinkVelocity velocity() {
        return velocity;
    }

    /// Connected regions of unmasked cells. The phase between two of them is lost in (p, u).
    ///
    /// @return ≥ 1
    public int regions() {
        return regions;
    }

    /// Where F̃ jumps by multiples of 2πħ.
    ///
    /// @return empty iff F̃ is single-valued
    public List<BranchCut> cuts() {
        return cuts;
    }

    /// Whether u is the gradient of F̃ everywhere.
    ///
    /// @return true if there is no cut
    public boolean singleValued() {
        return cuts.isEmpty();
    }

    /// Squares of four unmasked cells around which the phase winds: vortices that are not masked. Cuts without any end in holes or
    /// go around the grid.
    ///
    /// @return ≥ 0
    public int residues() {
        return residues;
    }

    /// ∫ p over masked cells.
    ///
    /// @return ≥ 0
    public double maskedMass() {
        return maskedMass;
    }

    /// Largest step of phase between unmasked neighbours: above π/2 the grid hardly resolves the wave length, or a node is near.
    ///
    /// @return in [0, π], radians
    public double largestStep() {
        return largestStep;
    }

    /// Puts Ψ together again.
    ///
    /// @return √p e^{−iF̃/ħ}, 0 in masked cells
    public WaveFunction waveFunction() {
        return waveFunction(grid, density, freeEnergy, hbar);
    }

    /// (4.4) from p and a single-valued F̃.
    ///
    /// @param grid       where
    /// @param density    p ≥ 0, one number per cell
    /// @param freeEnergy F̃, one number per cell; NaN gives 0
    /// @param hbar       ħ > 0
    /// @return √p e^{−iF̃/ħ}
    public static WaveFunction waveFunction(Grid grid, double[] density, double[] freeEnergy, double hbar) {
        grid.require(density);
        grid.require(freeEnergy);
        double[] re = new double[density.length];
        double[] im = new double[density.length];
        for (int cell = 0; cell < re.length; cell++) {
            if (!Double.isNaN(freeEnergy[cell])) {
                PhaseFactor.put(Math.sqrt(density[cell]), -freeEnergy[cell] / hbar, re, im, cell);
            }
        }
        return new WaveFunction(grid, re, im);
    }
}
