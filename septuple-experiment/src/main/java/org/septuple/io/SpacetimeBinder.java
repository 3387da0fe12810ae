package org.septuple.io;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.SpacetimePlan;
import org.septuple.network.Wiring;

/// Binds the section `spacetime`.
///
/// ```yaml
/// spacetime:
///   reading: layers       # or delay: which numbers make a position
///   components: 3         # of a position
///   lag: 3                # steps of (2.1) that make one period
///   clouds: 1600          # base states around which clouds are
///   warm-up: 50           # steps of (2.1) before
///   spread: 0             # standard deviation of the bulk's states before these
///   radius: 0             # of the clouds; 0 for infinitesimal ones, carried by Jacobians
///   cloud-noise: 0        # of each replica, step and neuron of finite clouds
///   radii: [0.003, 0.01, 0.03, 0.1, 0.3]   # of finite clouds around some base states; or none
///   scan-clouds: 100      # base states of these
///   replicas: 400         # of each
///   noise: 0.01           # of each replica, step and neuron, in a second scan; 0 for none
/// ```
final class SpacetimeBinder {

    private static final int MANY = 1_000_000;
    private static final int LEAST_CLOUDS = 320;

    private static final int LEAST_SCAN = 100;
    private static final int LEAST_REPLICAS = 50;
    private static final List<Double> RADII = List.of(0.003, 0.01, 0.03, 0.1, 0.3);

    private final Section section;
    private final SpacetimePlan plan;

    /// Reads the section.
    ///
    /// @param section `spacetime`
    SpacetimeBinder(Section section) {
        this.section = section;
        this.plan = new SpacetimePlan(
                section.choice("reading", SpacetimePlan.Reading.LAYERS),
                section.integer("components", 1, 3, 3),
                section.integer("lag", 1, 1000, 3),
                section.integer("clouds", LEAST_CLOUDS, MANY, 1600),
                section.integer("warm-up", 0, MANY, 50),
                section.number("spread", Interval.NON_NEGATIVE, 0),
                finite(),
                scan());
    }

    private SpacetimePlan.@Nullable Finite finite() {
        double radius = section.number("radius", Interval.NON_NEGATIVE, 0);
        double noise = section.number("cloud-noise", Interval.NON_NEGATIVE, 0);
        if (radius == 0 && noise > 0) {
            section.reject(
                    "cloud-noise",
                    "`spacetime.cloud-noise` is %s and `spacetime.radius` 0: infinitesimal clouds with noise produce infinite entropy"
                            .formatted(noise),
                    "Give a `radius`, or leave `cloud-noise` out.");
        }
        return radius == 0
                ? null
                : new SpacetimePlan.Finite(radius, noise, section.integer("replicas", LEAST_REPLICAS, MANY, 400));
    }

    private SpacetimePlan.@Nullable Scan scan() {
        List<Double> radii = radii();
        int clouds = section.integer("scan-clouds", LEAST_SCAN, MANY, 100);
        int replicas = section.integer("replicas", LEAST_REPLICAS, MANY, 400);
        double noise = section.number("noise", Interval.NON_NEGATIVE, 0.01);
        for (int k = 1; k < radii.size(); k++) {
            if (!(radii.get(k) > radii.get(k - 1))) {
                section.reject(
                        "radii",
                        "`spacetime.radii` must rise, but %s follows %s".formatted(radii.get(k), radii.get(k - 1)),
                        "Give each radius once, from the smallest on.");
            }
        }
        return radii.isEmpty() ? null : new SpacetimePlan.Scan(radii, clouds, replicas, noise);
    }

    private List<Double> radii() {
        if (!section.has("radii")) {
            return RADII;
        }
        return section.form("radii") != Form.SEQUENCE
                ? section.choice("radii", Map.of("none", List.of()))
                : Arrays.stream(section.numbers("radii", Section.ANY, Interval.POSITIVE))
                        .boxed()
                        .toList();
    }

    /// What the section says, harmless if anything is wrong.
    ///
    /// @return the plan
    SpacetimePlan plan() {
        return plan;
    }

    /// Rejects a bulk that cannot be read in layers.
    ///
    /// @param wiring of the network
    void agreesWith(Wiring wiring) {
        int bulk = wiring.bulk();
        if (bulk == 0) {
            section.reject(
                    "reading",
                    "`spacetime` measures bulk neurons, the network has none",
                    "Give the network a bulk, or delete `spacetime`.");
        } else if (plan.reading() == SpacetimePlan.Reading.LAYERS && bulk % plan.components() != 0) {
            section.reject(
                    "reading",
                    "`spacetime.reading` is layers, but %d bulk neurons have no %d equal parts"
                            .formatted(bulk, plan.components()),
                    "Use a bulk of a multiple of %d neurons, or `reading: delay`.".formatted(plan.components()));
        }
    }
}
