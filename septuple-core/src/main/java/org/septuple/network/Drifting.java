package org.septuple.network;

/// A boundary distribution whose inputs move at constant velocity: p_∂(x, t) = p₀(x − velocity·t) on the input neurons.
public final class Drifting implements BoundaryDistribution {

    private final BoundaryDistribution base;
    private final double velocity;

    /// Data in motion.
    ///
    /// @param base     p₀
    /// @param velocity added to every input per unit of time, in units of the scaled inputs
    public Drifting(BoundaryDistribution base, double velocity) {
        if (!Double.isFinite(velocity)) {
            throw new IllegalArgumentException("drift velocity %g must be finite".formatted(velocity));
        }
        this.base = base;
        this.velocity = velocity;
    }

    @Override
    public int inputs() {
        return base.inputs();
    }

    @Override
    public int outputs() {
        return base.outputs();
    }

    /// Samples move, and stay who they are.
    @Override
    public int samples() {
        return base.samples();
    }

    @Override
    public int population() {
        return base.population();
    }

    @Override
    public void draw(long time, BoundaryBatch batch) {
        base.draw(time, batch);
        double shift = velocity * time;
        double[] inputs = batch.inputs();
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] += shift;
        }
    }
}
