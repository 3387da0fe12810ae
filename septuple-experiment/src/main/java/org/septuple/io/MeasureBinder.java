package org.septuple.io;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.MeasurePlan;
import org.septuple.experiment.MeasurePlan.Quantity;
import org.septuple.experiment.MeasurePlan.SlopePlan;

/// Binds the section `measure`.
///
/// ```yaml
/// measure:
///   quantities: [diffusion, lags, position, closure, markov, times, dissipation, entropy, production, potential]   # all
///   lag: 1                # frames
///   lags: [1, 2, 4]       # of the lag plot; doubled up to an eighth of the recording if left out
///   drift: linear         # what is taken out of increments of `diffusion`; or mean, that of replicas at each time
///   neighbours: 4         # of entropies
///   odd: none             # or [2, 3]: coordinates that change sign under time reversal
///   force: {kind: quadratic, stiffness: [[1, 0], [0, 1]]}   # or {kind: polynomial, coefficients: [0, 0, 0.5]},
///                         # or {kind: recorded, recording: {file: slope.npy}}: the slope of F at every recorded point
/// ```
final class MeasureBinder {

    private static final int MOST_LAGS = 1_000_000_000;

    private final Section section;
    private final @Nullable DataPlaces places;
    private final MeasurePlan plan;

    /// Reads the section.
    ///
    /// @param section `measure`
    /// @param places  where a recorded slope is looked for; null if there can be none
    MeasureBinder(Section section, @Nullable DataPlaces places) {
        this.section = section;
        this.places = places;
        this.plan = new MeasurePlan(
                section.choices("quantities", Quantity.class, List.of(Quantity.values())),
                section.integer("lag", 1, MOST_LAGS, 1),
                lags(),
                section.choice("drift", MeasurePlan.Removal.LINEAR),
                section.integer("neighbours", 1, 1000, 4),
                odd(),
                section.has("force") ? force(section.section("force")) : null);
    }

    /// What the section says, harmless if anything is wrong.
    MeasurePlan plan() {
        return plan;
    }

    /// Rejects coordinates that the recording does not have.
    ///
    /// @param coordinates C
    void agreesWith(int coordinates) {
        for (int odd : plan.odd()) {
            if (odd >= coordinates) {
                section.reject(
                        "odd",
                        ErrorCode.OUT_OF_BOUNDS,
                        "`measure.odd` names coordinate %d, the recording has %d".formatted(odd, coordinates),
                        "Choose numbers from 0 to %d.".formatted(coordinates - 1));
            }
        }
        int needed = switch (plan.force()) {
            case null -> coordinates;
            case SlopePlan.Recorded _ -> coordinates;
            case SlopePlan.Polynomial _ -> 1;
            case SlopePlan.Quadratic quadratic -> quadratic.stiffness().size();
        };
        if (needed != coordinates) {
            section.reject(
                    "force",
                    ErrorCode.WRONG_LENGTH,
                    "coordinates of `measure.force`: %d, of the recording: %d".formatted(needed, coordinates),
                    "Give the F of these coordinates, or choose others in `recording`.");
        }
    }

    /// Rejects lags that the recording is too short for.
    ///
    /// @param frames T
    void fits(long frames) {
        if (frames <= plan.longestLag()) {
            section.reject(
                    plan.lags().isEmpty() ? "lag" : "lags",
                    ErrorCode.OUT_OF_BOUNDS,
                    "the longest lag is %d, must be below the frames of the recording, %d"
                            .formatted(plan.longestLag(), frames),
                    "Choose lags below %d, or record more.".formatted(frames));
        }
    }

    private List<Integer> odd() {
        int[] odd = section.form("odd") == Form.SEQUENCE
                ? section.integers("odd", Section.ANY, 0, Integer.MAX_VALUE)
                : section.choice("odd", Map.of("none", new int[0]), "none");
        if (Arrays.stream(odd).distinct().count() < odd.length) {
            section.reject(
                    "odd",
                    ErrorCode.OUT_OF_BOUNDS,
                    "`measure.odd` names a coordinate twice: %s".formatted(Arrays.toString(odd)),
                    "Name each once.");
            return List.of();
        }
        return Arrays.stream(odd).boxed().toList();
    }

    private List<Integer> lags() {
        if (!section.has("lags")) {
            return List.of();
        }
        int[] lags = section.integers("lags", Section.ANY, 1, MOST_LAGS);
        for (int i = 1; i < lags.length; i++) {
            if (lags[i] <= lags[i - 1]) {
                section.reject(
                        "lags",
                        ErrorCode.OUT_OF_BOUNDS,
                        "`measure.lags` has %d after %d, must rise".formatted(lags[i], lags[i - 1]),
                        "Sort them, each once.");
                return List.of();
            }
        }
        return Arrays.stream(lags).boxed().toList();
    }

    private SlopePlan force(Section section) {
        Map<String, Supplier<SlopePlan>> kinds = new LinkedHashMap<>();
        kinds.put("polynomial", () -> {
            double[] coefficients = section.numbers("coefficients", Section.ANY, Interval.FINITE);
            if (section.isRead("coefficients")
                    && Arrays.stream(coefficients).skip(1).allMatch(x -> x == 0)) {
                flat(section, "coefficients");
            }
            return new SlopePlan.Polynomial(boxed(coefficients));
        });
        kinds.put("quadratic", () -> {
            double[][] k = section.matrix("stiffness", Section.ANY, Section.ANY, Interval.FINITE);
            boolean symmetric = true;
            for (int i = 0; i < k.length; i++) {
                for (int j = 0; j < i; j++) {
                    symmetric &= k[i].length == k.length && k[i][j] == k[j][i];
                }
            }
            if (section.isRead("stiffness") && !(symmetric && k[0].length == k.length)) {
                section.reject(
                        "stiffness",
                        ErrorCode.WRONG_LENGTH,
                        "`%s` must be square and symmetric".formatted(section.path("stiffness")),
                        "Give the second derivatives of F.");
            }
            if (section.isRead("stiffness")
                    && Arrays.stream(k).flatMapToDouble(Arrays::stream).allMatch(x -> x == 0)) {
                flat(section, "stiffness");
            }
            return new SlopePlan.Quadratic(
                    Arrays.stream(k).map(MeasureBinder::boxed).toList());
        });
        if (places != null) {
            DataPlaces here = places;
            kinds.put(
                    "recorded",
                    () -> new SlopePlan.Recorded(new RecordingBinder(section.section("recording"), here).plan()));
        }
        return section.select("kind", kinds).get();
    }

    private static void flat(Section section, String key) {
        section.reject(
                key,
                ErrorCode.OUT_OF_BOUNDS,
                "`%s` makes an F whose slope is 0 everywhere, so no rate can be seen".formatted(section.path(key)),
                "Give the F that drives the motion, or leave out `force`.");
    }

    private static List<Double> boxed(double[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }
}
