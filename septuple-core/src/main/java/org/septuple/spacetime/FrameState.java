package org.septuple.spacetime;

import org.septuple.numerics.Crew;
import org.septuple.numerics.Elementary;

/// Frames as the search moves them: R_i, places b_i of the means of the paths, and log ℓ. With deviations y_i′ of a path from its mean, x_i = R_i y_i′/ℓ + b_i.
final class FrameState {

    private static final int AXES = 3;
    /// Changes of a neuron: rotation vector and shift.
    static final int FREEDOMS = 6;

    final double[] rotations;
    final double[] places;
    double logUnit;

    private FrameState(double[] rotations, double[] places, double logUnit) {
        this.rotations = rotations;
        this.places = places;
        this.logUnit = logUnit;
    }

    static FrameState of(LocalNeurons neurons, Frames frames) {
        frames.requireSize(neurons);
        int size = neurons.size();
        double[] places = new double[AXES * size];
        double[] mean = new double[AXES];
        double[] turned = new double[AXES];
        for (int i = 0; i < size; i++) {
            Frames.meanPath(neurons, i, mean);
            Rotations.apply(frames.rotations(), Rotations.ENTRIES * i, mean, turned);
            for (int a = 0; a < AXES; a++) {
                places[AXES * i + a] = frames.shift(i, a) + turned[a] / frames.lengthUnit();
            }
        }
        return new FrameState(frames.rotations().clone(), places, Elementary.log(frames.lengthUnit()));
    }

    /// A copy, to be overwritten.
    FrameState copy() {
        return new FrameState(rotations.clone(), places.clone(), logUnit);
    }

    /// Becomes the retraction of a step: R_i ← e^(T_i) R_i, T_i v = θ_i × v, b_i ← b_i + δ_i, log ℓ ← log ℓ + λ.
    ///
    /// @param from  where the step begins
    /// @param step  (θ_i, δ_i) of one neuron after the other, then λ
    /// @param share of the step that is taken
    void move(FrameState from, double[] step, double share, Crew crew) {
        crew.ranges(0, places.length / AXES, (first, end) -> {
            for (int i = first; i < end; i++) {
                int s = FREEDOMS * i;
                int r = Rotations.ENTRIES * i;
                Rotations.turn(
                        from.rotations, r, share * step[s], share * step[s + 1], share * step[s + 2], rotations, r);
                for (int a = 0; a < AXES; a++) {
                    places[AXES * i + a] = from.places[AXES * i + a] + share * step[s + AXES + a];
                }
            }
        });
        logUnit = from.logUnit + share * step[2 * places.length];
    }

    Frames frames(LocalNeurons neurons) {
        double unit = Elementary.exp(logUnit);
        double[] shifts = new double[places.length];
        double[] mean = new double[AXES];
        double[] turned = new double[AXES];
        for (int i = 0; i < neurons.size(); i++) {
            Frames.meanPath(neurons, i, mean);
            Rotations.apply(rotations, Rotations.ENTRIES * i, mean, turned);
            for (int a = 0; a < AXES; a++) {
                shifts[AXES * i + a] = places[AXES * i + a] - turned[a] / unit;
            }
        }
        return new Frames(rotations.clone(), shifts, unit);
    }
}
