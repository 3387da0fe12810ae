package org.septuple.report;

import java.util.List;
import java.util.stream.Stream;
import org.septuple.network.BoundaryProjector;
import org.septuple.network.NeuronRange;

/// Inputs, bulk and outputs along an axis of neurons.
///
/// @param projector which are which
record Parts(BoundaryProjector projector) {

    /// Neurons up to which each is drawn as a large dot.
    static final int FEW = 64;

    private static final double CHARACTER = 6.6;

    /// Neurons that have a name in common.
    ///
    /// @param name    of the part
    /// @param neurons at least one
    record Part(String name, NeuronRange neurons) {}

    /// The parts that are not empty, in the order of their neurons.
    List<Part> all() {
        return Stream.of(
                        new Part("inputs", projector.inputRange()),
                        new Part("bulk", projector.bulkRange()),
                        new Part("outputs", projector.outputRange()))
                .filter(part -> part.neurons().size() > 0)
                .toList();
    }

    /// Calls of a label: where its middle is, and what it says.
    interface Label {
        void at(double middle, String name);
    }

    /// Names in the middle of their parts, moved inwards where they would leave the axis, and left out where they would touch.
    ///
    /// @param length of the axis
    void label(double length, Label label) {
        double free = 0;
        List<Part> parts = all();
        for (int k = 0; k < parts.size(); k++) {
            Part part = parts.get(k);
            double half = part.name().length() * CHARACTER / 2;
            double middle = (part.neurons().from() + part.neurons().to()) / 2.0 / projector.neurons() * length;
            double place = Math.clamp(middle, Math.min(half, length / 2), Math.max(length - half, length / 2));
            if (place - half >= free - 1e-9) {
                label.at(place, part.name());
                free = place + half + CHARACTER;
            }
        }
    }
}
