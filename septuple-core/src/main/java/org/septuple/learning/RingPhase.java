package org.septuple.learning;

import org.septuple.numerics.Elementary;

/// An angle q: a neuron with incoming weights (cos q, sin q) from x ~ N(0, s²1) learns the target
/// y = x₁cos q* + x₂sin q* + σε, ε ~ N(0, 1). H = ½(y − x₁cos q − x₂sin q)² (2.2), (2.3) has period 2π; q itself counts turns.
///
/// | with Δ = q* − q | |
/// |---|---|
/// | free energy | F = s²(1 − cos Δ) + ½σ² |
/// | gradient | g = −(sin Δ·S + √(((1 − cos Δ)²s² + σ²)S) z)/B, S = s²χ²_B, z ~ N(0, 1) |
/// | covariance of g | (((1 − cos Δ)² + 2 sin²Δ)s⁴ + σ²s²)/B |
/// | drift of the data | q*(t) = phase + t·velocity |
///
/// In axes that q turns, a along the weights and c across, both N(0, s²), the residual is r = a(cos Δ − 1) + c sin Δ + σε, and
/// ∂H/∂q = −rc; S = Σc².
///
/// @param phase      q* at t = 0
/// @param inputs     s > 0, standard deviation of x₁ and x₂
/// @param labelNoise σ ≥ 0
/// @param velocity   what q* gains per step
/// @param batch      B in [1, 2²⁰]
public record RingPhase(double phase, double inputs, double labelNoise, double velocity, int batch)
        implements SolvableLearner {

    public RingPhase {
        MinibatchStream.requireBatch(batch);
        MinibatchStream.requireFinite(phase, velocity);
        MinibatchStream.requireLabels(inputs, labelNoise);
    }

    @Override
    public int dimension() {
        return 1;
    }

    @Override
    public double period() {
        return 2 * Math.PI;
    }

    @Override
    public double freeEnergy(double[] q, double time) {
        double sine = Elementary.sin(0.5 * (optimum(time) - q[0]));
        return 2 * inputs * inputs * sine * sine + 0.5 * labelNoise * labelNoise;
    }

    @Override
    public void gradient(double[] q, double time, double[] into) {
        into[0] = inputs * inputs * Elementary.sin(q[0] - optimum(time));
    }

    @Override
    public void covariance(double[] q, double time, double[] into) {
        double delta = optimum(time) - q[0];
        double sine = Elementary.sin(delta);
        double half = Elementary.sin(0.5 * delta);
        double chord = 2 * half * half; // 1 − cos Δ
        double square = inputs * inputs;
        into[0] = square * (square * (chord * chord + 2 * sine * sine) + labelNoise * labelNoise) / batch;
    }

    @Override
    public void optimum(double time, double[] into) {
        into[0] = optimum(time);
    }

    private double optimum(double time) {
        return Math.fma(time, velocity, phase);
    }
}
