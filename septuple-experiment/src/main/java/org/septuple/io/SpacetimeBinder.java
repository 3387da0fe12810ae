package org.septuple.io;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.SpacetimePlan;
import org.septuple.network.ActivationDynamics;
import org.septuple.network.CloudLaw;
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
///   cloud-input: common   # of these, or independent: each replica with samples of its own
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
    private static final double DECADE = 10;

    /// Of a ratio of radii.
    private static final double ROUNDING = 1e-9;

    /// Below, states of about 1 are rounded by more than 10⁻⁸ of a radius.
    private static final double LEAST_RADIUS = 1e-8;

    private static final String RADII_REMEDY =
            "Give radii over a decade or more, such as [0.01, 0.03, 0.1], or write `radii: none`.";
    private static final List<Double> RADII = List.of(0.003, 0.01, 0.03, 0.1, 0.3);

    private final Section section;
    private final SpacetimePlan plan;

    /// Reads the section.
    ///
    /// @param section `spacetime`
    SpacetimeBinder(Section section) {
        this.section = section;
        SpacetimePlan.Reading reading = section.choice("reading", SpacetimePlan.Reading.LAYERS);
        int components = section.integer("components", 1, 3, 3);
        int lag = section.integer("lag", 1, 1000, 3);
        int clouds = section.integer("clouds", LEAST_CLOUDS, MANY, 1600);
        this.plan = new SpacetimePlan(
                reading,
                components,
                lag,
                clouds,
                section.integer("warm-up", 0, MANY, 50),
                section.number("spread", Interval.NON_NEGATIVE, 0),
                finite(),
                scan(clouds));
    }

    private SpacetimePlan.@Nullable Finite finite() {
        double radius = section.number("radius", Interval.NON_NEGATIVE, 0);
        double noise = section.number("cloud-noise", Interval.NON_NEGATIVE, 0);
        CloudLaw.Input input = section.choice("cloud-input", CloudLaw.Input.COMMON);
        if (section.isRead("radius") && radius > 0) {
            requireAboveRounding("radius", radius, "Give a larger one, or 0 for infinitesimal clouds.");
        }
        if (section.isRead("radius") && radius == 0 && input == CloudLaw.Input.INDEPENDENT) {
            section.reject(
                    "cloud-input",
                    "`spacetime.cloud-input` is independent and `spacetime.radius` 0: infinitesimal clouds are carried by Jacobians under the input of their base state",
                    "Give a `radius`, or leave `cloud-input` out.");
        }
        if (section.isRead("radius") && radius == 0 && noise > 0) {
            section.reject(
                    "cloud-noise",
                    "`spacetime.cloud-noise` is %s and `spacetime.radius` 0: infinitesimal clouds with noise produce infinite entropy"
                            .formatted(noise),
                    "Give a `radius`, or leave `cloud-noise` out.");
        }
        return radius == 0
                ? null
                : new SpacetimePlan.Finite(
                        radius, noise, input, section.integer("replicas", LEAST_REPLICAS, MANY, 400));
    }

    /// Rejects clouds that are smaller than what rounding does to states.
    private void requireAboveRounding(String key, double radius, String remedy) {
        if (radius < LEAST_RADIUS) {
            section.reject(
                    key,
                    "`%s` is %s, must be at least %s: below it rounding of states decides"
                            .formatted(section.path(key), radius, LEAST_RADIUS),
                    remedy);
        }
    }

    private SpacetimePlan.@Nullable Scan scan(int all) {
        List<Double> radii = radii();
        int clouds = section.integer("scan-clouds", LEAST_SCAN, MANY, 100);
        int replicas = section.integer("replicas", LEAST_REPLICAS, MANY, 400);
        double noise = section.number("noise", Interval.NON_NEGATIVE, 0.01);
        if (!radii.isEmpty() && section.isRead("radii")) {
            check(radii);
        }
        if (!radii.isEmpty() && section.isRead("scan-clouds") && section.isRead("clouds") && clouds > all) {
            section.reject(
                    "scan-clouds",
                    "`spacetime.scan-clouds` is %d, must be at most %d, as many as `spacetime.clouds`"
                            .formatted(clouds, all),
                    "Scan fewer base states, give more `clouds`, or write `radii: none`.");
        }
        return radii.isEmpty() ? null : new SpacetimePlan.Scan(radii, clouds, replicas, noise);
    }

    private void check(List<Double> radii) {
        double least = radii.stream().mapToDouble(r -> r).min().orElseThrow();
        if (least < LEAST_RADIUS) {
            requireAboveRounding("radii", least, RADII_REMEDY);
            return;
        }
        for (int k = 1; k < radii.size(); k++) {
            if (!(radii.get(k) > radii.get(k - 1))) {
                section.reject(
                        "radii",
                        "`spacetime.radii` must rise, but %s follows %s".formatted(radii.get(k), radii.get(k - 1)),
                        "Give each radius once, from the smallest on.");
                return;
            }
        }
        double ratio = radii.getLast() / radii.getFirst();
        if (!(ratio >= DECADE * (1 - ROUNDING))) {
            section.reject(
                    "radii",
                    "`spacetime.radii` go from %s to %s, a ratio of %s; a plateau needs a ratio of %s or more"
                            .formatted(radii.getFirst(), radii.getLast(), ratio, DECADE),
                    RADII_REMEDY);
        }
    }

    private List<Double> radii() {
        if (!section.has("radii")) {
            return RADII;
        }
        Form form = section.form("radii");
        if (form == Form.SEQUENCE && !section.isEmpty("radii")) {
            return Arrays.stream(section.numbers("radii", Section.ANY, Interval.POSITIVE))
                    .boxed()
                    .toList();
        }
        boolean isNone = form == Form.TEXT && section.text("radii").equals("none");
        if (!isNone && (form != Form.TEXT || section.isRead("radii"))) {
            section.reject(
                    "radii",
                    ErrorCode.WRONG_TYPE,
                    "`spacetime.radii` must be a list of two or more rising numbers, or none",
                    RADII_REMEDY);
        }
        return List.of();
    }

    /// What the section says, harmless if anything is wrong.
    ///
    /// @return the plan
    SpacetimePlan plan() {
        return plan;
    }

    /// Rejects a bulk that cannot be read in layers. A network that is not whole is not judged.
    ///
    /// @param network its section
    /// @param wiring  of it
    void agreesWith(Section network, Wiring wiring) {
        if (!network.isWhole() || !section.isRead("reading") || !section.isRead("components")) {
            return;
        }
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

    /// Rejects what only infinitesimal clouds of kind `measure` leave out.
    void requireCommonInput() {
        SpacetimePlan.Finite finite = plan.finite();
        if (finite != null && finite.input() == CloudLaw.Input.INDEPENDENT) {
            section.reject(
                    "cloud-input",
                    "`spacetime.cloud-input` is independent, and kind duality carries clouds under the input of their base state",
                    "Leave `cloud-input` out, or let kind measure carry them.");
        }
    }

    /// Rejects base states that follow one and the same input: their clouds are not independent. So are those that are all the same: without spread they differ by
    /// their inputs, or by noise.
    ///
    /// @param inputs   of the network
    /// @param dynamics its section
    /// @param protocol how inputs and noise act
    void distinguishes(int inputs, Section dynamics, ActivationDynamics.Protocol protocol) {
        if (inputs > 0 && protocol.commonInput() && dynamics.isRead("input")) {
            dynamics.reject(
                    "input",
                    "`dynamics.input` is common: all base states would follow the same samples, and their clouds would not be independent",
                    "Write `input: independent`, or leave it out.");
            return;
        }
        SpacetimePlan.Finite finite = plan.finite();
        if (inputs == 0 && finite != null && finite.input() == CloudLaw.Input.INDEPENDENT) {
            section.reject(
                    "cloud-input",
                    "`spacetime.cloud-input` is independent, and the network has no inputs",
                    "Give `network.inputs`, or leave `cloud-input` out.");
        }
        boolean isNoisy = protocol.noise() > 0 || !dynamics.isWhole();
        if (plan.spread() > 0 || isNoisy || !section.isRead("spread")) {
            return;
        }
        if (inputs == 0) {
            section.reject(
                    "spread",
                    "`spacetime.spread` is 0 and the network has neither inputs nor noise: all base states are one and the same",
                    "Give the standard deviation of the first states, > 0, or `network.inputs`.");
        }
    }
}
