package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import org.septuple.gravity.ProperTime;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MetricJet;

/// A place of a neuron in a space-time that neurons make, with a velocity: along ẋ of that neuron, at half that of light there. *Imposed*: the speed, since neurons' own displacements are space-like for
/// the larger part (E13).
final class FieldProbe {

    /// Places that are looked at.
    static final int PLACES = 32;

    private static final int COPIES = 4;
    private static final int AXES = 3;
    private static final double HALF = 0.5;

    private final NeuronMotion motion;
    private final int copy;
    private final Metric field;
    private final double[] event;
    private final double[] velocity;

    private FieldProbe(NeuronMotion motion, int copy, Metric field, double[] event, double[] velocity) {
        this.motion = motion;
        this.copy = copy;
        this.field = field;
        this.event = event;
        this.velocity = velocity;
    }

    /// Probes at evenly spaced neurons of some copies.
    ///
    /// @return fewer than [#PLACES] where neurons do not move
    static List<FieldProbe> of(NeuronMotion motion) {
        List<FieldProbe> probes = new ArrayList<>();
        int each = PLACES / COPIES;
        for (int copy = 0; copy < COPIES; copy++) {
            Metric field = motion.field(copy);
            for (int k = 0; k < each; k++) {
                int neuron = (int) ((long) k * motion.size() / each);
                double[] event = motion.now(copy, neuron);
                double[] velocity = motion.velocity(copy, neuron);
                double square = square(field, event, velocity);
                if (square > 0) {
                    for (int a = 0; a < AXES; a++) {
                        velocity[a] *= HALF / Math.sqrt(square);
                    }
                    probes.add(new FieldProbe(motion, copy, field, event, velocity));
                }
            }
        }
        return probes;
    }

    /// The same of any space-time: at the origin, along x at half the velocity of light.
    static FieldProbe in(NeuronMotion motion, Metric field) {
        double[] event = new double[1 + AXES];
        double[] velocity = {1, 0, 0};
        velocity[0] = HALF / Math.sqrt(square(field, event, velocity));
        return new FieldProbe(motion, 0, field, event, velocity);
    }

    /// The space-time.
    Metric field() {
        return field;
    }

    /// The event of the place. Not to be written to.
    double[] event() {
        return event;
    }

    /// dx^a/dt there. Not to be written to.
    double[] velocity() {
        return velocity;
    }

    /// Neurons of the copy.
    NeuronMotion motion() {
        return motion;
    }

    /// Number of the copy.
    int copy() {
        return copy;
    }

    /// g_ab v^a v^b; NaN without a metric.
    static double square(Metric field, double[] event, double[] v) {
        MetricJet jet = new MetricJet(0);
        System.arraycopy(event, 0, jet.event(), 0, event.length);
        if (!field.at(jet)) {
            return Double.NaN;
        }
        double sum = 0;
        for (int a = 0; a < AXES; a++) {
            for (int b = 0; b < AXES; b++) {
                sum += jet.g(1 + a, 1 + b) * v[a] * v[b];
            }
        }
        return sum;
    }

    /// The straight line through the place, in t since the event.
    ProperTime.Path line() {
        return (t, places, rate) -> {
            line(t, places);
            rate[0] = 1;
            System.arraycopy(velocity, 0, rate, 1, AXES);
        };
    }

    /// A point of the straight line.
    ///
    /// @param t      since the event
    /// @param places receives t, x, y, z
    void line(double t, double[] places) {
        places[0] = event[0] + t;
        for (int a = 0; a < AXES; a++) {
            places[1 + a] = event[1 + a] + t * velocity[a];
        }
    }
}
