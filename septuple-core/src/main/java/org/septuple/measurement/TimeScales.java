package org.septuple.measurement;

import java.util.Comparator;
import java.util.List;
import org.septuple.statistics.Estimate;

/// The separation of time scales that (2.4) assumes, τ_x ≪ τ_q, measured: the longest correlation time of the neurons against the
/// shortest of the trainables.
///
/// The longest of many noisy times is too long on average and the shortest too short, so the ratio errs towards no separation.
///
/// @param neurons    τ_x of every coordinate, in units of their own recording
/// @param trainables τ_q of every coordinate, in units of theirs
/// @param conversion trainables' units of time per neurons' unit, > 0, such as learning steps per activation step
public record TimeScales(List<TimeScale> neurons, List<TimeScale> trainables, double conversion) {

    /// τ_x/τ_q.
    public sealed interface Ratio {}

    /// Both times were measured.
    ///
    /// @param ratio with both errors, to first order
    public record Known(Estimate ratio) implements Ratio {}

    /// A trainable's time may be longer than recorded.
    ///
    /// @param bound τ_x/τ_q ≤ bound, with τ_x two standard errors up
    public record AtMost(double bound) implements Ratio {}

    /// A neuron's time may be longer than recorded.
    ///
    /// @param bound τ_x/τ_q ≥ bound, with τ_q two standard errors up
    public record AtLeast(double bound) implements Ratio {}

    /// Both recordings are too short.
    public record Unknown() implements Ratio {}

    public TimeScales {
        neurons = List.copyOf(neurons);
        trainables = List.copyOf(trainables);
        if (neurons.isEmpty() || trainables.isEmpty() || !(conversion > 0 && Double.isFinite(conversion))) {
            throw new IllegalArgumentException(
                    "need times of neurons and of trainables, got %d and %d, and a finite conversion > 0, got %g"
                            .formatted(neurons.size(), trainables.size(), conversion));
        }
    }

    /// Measures both.
    ///
    /// @param neurons    x
    /// @param trainables q
    /// @param conversion as of the record
    /// @return all times
    public static TimeScales of(Recording neurons, Recording trainables, double conversion) {
        return new TimeScales(TimeScale.of(neurons), TimeScale.of(trainables), conversion);
    }

    /// Largest τ_x against smallest τ_q.
    ///
    /// @return the ratio, or what the recordings bound it by
    public Ratio ratio() {
        return switch (longest()) {
            case TimeScale.Measured x ->
                switch (shortest()) {
                    case TimeScale.Measured q -> new Known(quotient(x.time(), q.time()));
                    case TimeScale.LongerThanRecorded q ->
                        new AtMost((x.time().value() + 2 * x.time().standardError()) * conversion / q.atLeast());
                };
            case TimeScale.LongerThanRecorded x ->
                switch (shortest()) {
                    case TimeScale.Measured q ->
                        new AtLeast(x.atLeast()
                                * conversion
                                / (q.time().value() + 2 * q.time().standardError()));
                    case TimeScale.LongerThanRecorded q -> new Unknown();
                };
        };
    }

    private Estimate quotient(Estimate x, Estimate q) {
        double ratio = x.value() / q.value() * conversion;
        Estimate relative = x.times(1 / x.value()).plus(q.times(1 / q.value()));
        return new Estimate(ratio, ratio * relative.standardError(), relative.n());
    }

    /// The time of neurons that decides; one longer than recorded may be the longest of all.
    ///
    /// @return τ_x, in units of their own recording
    public TimeScale longest() {
        return neurons.stream()
                .filter(TimeScale.LongerThanRecorded.class::isInstance)
                .max(Comparator.comparingDouble(TimeScale::atLeast))
                .orElseGet(() -> neurons.stream()
                        .max(Comparator.comparingDouble(TimeScales::value))
                        .orElseThrow());
    }

    /// The time of trainables that decides; one longer than recorded is the shortest of all only if its bound is.
    ///
    /// @return τ_q
    public TimeScale shortest() {
        return trainables.stream()
                .min(Comparator.comparingDouble(TimeScales::value))
                .orElseThrow();
    }

    private static double value(TimeScale scale) {
        return switch (scale) {
            case TimeScale.Measured measured -> measured.time().value();
            case TimeScale.LongerThanRecorded bounded -> bounded.atLeast();
        };
    }
}
