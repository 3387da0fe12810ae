package org.septuple.quantum;

import org.septuple.numerics.Engine;

/// HΨ without a matrix.
final class HamiltonianAction {

    private final KineticEnergy kinetic;
    private final double[] potential;
    private final double lowest;
    private final double highest;
    private final Engine engine;

    HamiltonianAction(Hamiltonian hamiltonian, double t, Engine engine) {
        this.engine = engine;
        this.kinetic = new KineticEnergy(hamiltonian, engine);
        this.potential = hamiltonian.potential().on(hamiltonian.grid(), t);
        hamiltonian.require(potential, t);
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double value : potential) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        this.lowest = least;
        this.highest = most;
    }

    int size() {
        return potential.length;
    }

    KineticEnergy kinetic() {
        return kinetic;
    }

    /// V; the live array.
    double[] potential() {
        return potential;
    }

    /// min V, a lower bound of the spectrum.
    double lowest() {
        return lowest;
    }

    /// max T + max V, an upper bound of the spectrum.
    double highest() {
        return kinetic.largest() + highest;
    }

    /// An energy scale above the bottom of V at which nothing is known yet: a thousandth of the range of the spectrum.
    double ground() {
        return lowest + (highest() - lowest) / 1000;
    }

    void apply(double[] re, double[] im, double[] intoRe, double[] intoIm) {
        System.arraycopy(re, 0, intoRe, 0, re.length);
        System.arraycopy(im, 0, intoIm, 0, im.length);
        kinetic.act(intoRe, intoIm);
        engine.crew().ranges(0, re.length, (from, to) -> {
            for (int cell = from; cell < to; cell++) {
                intoRe[cell] += potential[cell] * re[cell];
                intoIm[cell] += potential[cell] * im[cell];
            }
        });
    }

    /// Ψ ← (σ+V)^{−½} (σ+T)^{−1} (σ+V)^{−½}Ψ times σ, with V counted from its minimum and σ = energy − min V.
    void precondition(double[] re, double[] im, double energy) {
        double sigma = Math.max(energy - lowest, 1e-9 * (highest() - lowest));
        weigh(re, im, sigma);
        kinetic.solve(re, im, sigma);
        weigh(re, im, sigma);
    }

    private void weigh(double[] re, double[] im, double sigma) {
        engine.crew().ranges(0, re.length, (from, to) -> {
            for (int cell = from; cell < to; cell++) {
                double factor = Math.sqrt(sigma / (sigma + potential[cell] - lowest));
                re[cell] *= factor;
                im[cell] *= factor;
            }
        });
    }
}
