package org.septuple.measurement;

import org.septuple.statistics.Estimate;

/// What the free energy of (2.8) did over some time. Divide by `duration` for mean rates.
///
/// @param duration > 0
/// @param total    F after − F before, measured
/// @param learning ∫∂F/∂q · dq, what the motion of the trainables makes of it
/// @param data     ∫∂F/∂t dt, what the motion of the data makes of it
public record FreeEnergyBalance(double duration, Estimate total, Estimate learning, Estimate data) {

    /// What the parts leave over, 0 within its error where (2.8) holds.
    ///
    /// @return total − learning − data
    public Estimate residual() {
        return total.minus(learning).minus(data);
    }
}
