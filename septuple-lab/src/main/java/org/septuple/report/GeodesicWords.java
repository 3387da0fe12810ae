package org.septuple.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.septuple.experiment.Experiment;
import org.septuple.experiment.GeodesicPlan;
import org.septuple.experiment.ImagePlan;
import org.septuple.experiment.OrbitPlan;
import org.septuple.gravity.CausalCharacter;
import org.septuple.statistics.Estimate;

/// What numbers of kind `geodesic` mean.
final class GeodesicWords {

    /// Where errors come from.
    static final String ERRORS =
            "Numbers are without random error: exact but for the tolerance of the steps, some ten to a thousand times which is the error of an end.";

    private static final int DIGITS = 12;
    private static final String DRIFT = "drift.";

    private GeodesicWords() {}

    /// What a number means.
    ///
    /// @param name of the result
    /// @return words; empty for an unknown name
    static String meaning(String name) {
        if (name.endsWith("_null")) {
            return withWho(meaning(name.substring(0, name.length() - "_null".length())), "light-like");
        }
        if (name.endsWith("_space")) {
            return withWho(meaning(name.substring(0, name.length() - "_space".length())), "space-like");
        }
        if (name.startsWith(DRIFT)) {
            return "largest change of %s, which the metric conserves, along the first path"
                    .formatted(name.substring(DRIFT.length()));
        }
        return switch (name) {
            case "t" -> "first coordinate at the end of the first path";
            case "x" -> "second coordinate at the end of the first path";
            case "y" -> "third coordinate at the end of the first path";
            case "z" -> "fourth coordinate at the end of the first path";
            case "tau" -> "proper time, or proper length, from start to end of the first path (7.1)–(7.5)";
            case "lambda" -> "affine parameter from start to end of the first path";
            case "norm_drift" ->
                "largest change of g_μν u^μ u^ν over the largest of its terms, along the first path; 0 by definition of τ in coordinate time";
            case "steps" -> "steps of the integration of the first path";
            case "paths" -> "paths followed";
            case "ended_early" -> "paths that ended before they were asked to";
            case "advance" -> "angle from perihelion to perihelion, less 2π";
            case "aphelion" -> "r at aphelion of the same orbit";
            case "norm_drift.perihelion" -> "norm_drift of that orbit";
            case "deflection.near" -> "deflection of light with the nearer closest approach";
            case "deflection.far" -> "deflection of light with the farther closest approach";
            case "shadow.area" -> "solid angle of the pixels whose rays come from the horizon, in square degrees";
            case "shadow.width" -> "degrees from the left to the right end of those pixels, to one pixel";
            case "shadow.height" -> "degrees from the lower to the upper end of those pixels, to one pixel";
            case "rays" -> "rays traced, one for each pixel";
            case "rays.sky" -> "rays from the sky";
            case "rays.disc" -> "rays from the disc";
            case "rays.captured" -> "rays from the horizon, black";
            case "rays.hole" ->
                "rays from where the metric ends: a hole that no neuron covers, or the edge of the chart";
            case "rays.lost" -> "rays that could not be followed to an end";
            case "steps.per_ray" -> "steps of the integration, mean over all rays";
            case "redshift.min" -> "least redshift 1/g − 1 of a pixel, g the frequency seen over that sent";
            case "redshift.max" -> "largest redshift of a pixel";
            case "b_critical" -> "impact parameter between light that is captured and light that escapes, by bisection";
            case "redshift" ->
                "frequency of the light at the earlier end over that at the later, less 1, both as seen at rest in the coordinates";
            case "error" ->
                "distance between the ends of the first path in the field of the neurons and in the metric that they sample, over the scale, at the last scale";
            case "exponent" -> "slope of the logarithm of that distance against the logarithm of the scale";
            case "convergence" ->
                "distance between the ends with these neurons and with eight times as many, at the first scale";
            default -> "";
        };
    }

    /// Whether a number counts rays.
    static boolean isCount(String name) {
        return name.matches("rays(\\..*)?");
    }

    private static String withWho(String words, String who) {
        return words.isEmpty() ? "" : "%s (%s)".formatted(words, who);
    }

    /// A character in words.
    static String word(CausalCharacter character) {
        return switch (character) {
            case TIME_LIKE -> "time-like";
            case NULL -> "light-like";
            case SPACE_LIKE -> "space-like";
        };
    }

    /// What was run.
    ///
    /// @param experiment of any kind
    /// @return words by term; none for other kinds
    static SequencedMap<String, String> facts(Experiment experiment) {
        SequencedMap<String, String> facts = new LinkedHashMap<>();
        if (experiment instanceof Experiment.OfGeodesics geodesics) {
            facts.put("Space-time", CurvatureWords.spaceTime(geodesics.source()));
            GeodesicPlan plan = geodesics.plan();
            if (plan != null) {
                facts.put("Paths", paths(plan));
                facts.put("Equation", equation(plan));
            }
            ImagePlan image = geodesics.image();
            if (image != null) {
                facts.put("Camera", image(image));
            }
            OrbitPlan orbits = geodesics.orbits();
            if (orbits != null && orbits.perihelion() != null) {
                facts.put(
                        "Orbit",
                        "semi-latus rectum %s, eccentricity %s"
                                .formatted(
                                        NumberText.chosen(orbits.perihelion().parameter()),
                                        NumberText.chosen(orbits.perihelion().eccentricity())));
            }
            if (orbits != null && orbits.deflection() != null) {
                facts.put(
                        "Light",
                        "closest approaches %s and %s"
                                .formatted(
                                        NumberText.chosen(orbits.deflection().near()),
                                        NumberText.chosen(orbits.deflection().far())));
            }
        }
        return facts;
    }

    private static String paths(GeodesicPlan plan) {
        String given = plan.given() == GeodesicPlan.Given.MOMENTUM ? "p_a" : "dx^a/dt";
        return "%s, from (%s) with %s = (%s)%s"
                .formatted(
                        plan.characters().stream().map(GeodesicWords::word).collect(Collectors.joining(" and ")),
                        list(plan.event()),
                        given,
                        list(plan.start()),
                        plan.bundle() == null
                                ? ""
                                : "; bundles of %s"
                                        .formatted(
                                                NumberText.count(plan.bundle().count())));
    }

    private static String list(List<Double> numbers) {
        return numbers.stream().map(NumberText::chosen).collect(Collectors.joining(", "));
    }

    private static String equation(GeodesicPlan plan) {
        String end = NumberText.chosen(plan.end());
        return switch (plan.law()) {
            case AFFINE -> "(7.8), to λ = %s".formatted(end);
            case HAMILTONIAN -> "(7.8) in momenta, to λ = %s".formatted(end);
            case COORDINATE_TIME -> "(7.7), to t = %s".formatted(end);
            case ENTROPY -> "∫ΔS dt stationary (E17), the competitor of (7.7), to t = %s".formatted(end);
        };
    }

    /// The sentence of the headline.
    ///
    /// @param results of kind `geodesic`
    /// @return begins with a colon, or is a full stop
    static String headline(Map<String, Estimate> results) {
        for (String suffix : new String[] {"", "_null", "_space"}) {
            Estimate x = results.get("x" + suffix);
            Estimate y = results.get("y" + suffix);
            Estimate z = results.get("z" + suffix);
            if (x != null && y != null && z != null) {
                return ": the first path ends at (%s, %s, %s)."
                        .formatted(
                                NumberText.significant(x.value(), DIGITS),
                                NumberText.significant(y.value(), DIGITS),
                                NumberText.significant(z.value(), DIGITS));
            }
        }
        Estimate advance = results.get("advance");
        return advance == null
                ? image(results)
                : ": the perihelion advances by %s.".formatted(NumberText.significant(advance.value(), DIGITS));
    }

    private static String image(Map<String, Estimate> results) {
        Estimate area = results.get("shadow.area");
        Estimate rays = results.get("rays");
        if (area != null) {
            return ": what is seen of the shadow covers %s square degrees."
                    .formatted(NumberText.significant(area.value(), 3));
        }
        return rays == null ? "." : ": an image of %s rays.".formatted(NumberText.count(Math.round(rays.value())));
    }

    private static String image(ImagePlan plan) {
        return "%s × %s pixels over %s degrees, from (%s) toward (%s)%s"
                .formatted(
                        NumberText.count(plan.view().columns()),
                        NumberText.count(plan.view().rows()),
                        NumberText.chosen(plan.view().degrees()),
                        list(plan.event()),
                        list(plan.toward()),
                        plan.disc() == null
                                ? ""
                                : "; a disc from radius %s to %s"
                                        .formatted(
                                                NumberText.chosen(plan.disc().inner()),
                                                NumberText.chosen(plan.disc().outer())));
    }
}
