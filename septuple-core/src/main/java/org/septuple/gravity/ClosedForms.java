package org.septuple.gravity;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// Closed forms by name and named parameters, as experiments give them.
public final class ClosedForms {

    private static final String MASS = "mass";
    private static final String SPIN = "spin";
    private static final String HUBBLE = "hubble";
    private static final String CURVATURE = "curvature";
    private static final String AMPLITUDE = "amplitude";

    private static final List<Family> FAMILIES = List.of(
            new Family("minkowski", List.of(), of -> Minkowski.cartesian()),
            new Family("minkowski-spherical", List.of(), of -> Minkowski.spherical()),
            new Family("minkowski-cylindrical", List.of(), of -> Minkowski.cylindrical()),
            new Family("rindler", List.of(), of -> Minkowski.rindler()),
            new Family("schwarzschild", List.of(MASS), of -> Schwarzschild.of(of.applyAsDouble(MASS))),
            new Family("schwarzschild-isotropic", List.of(MASS), of -> Schwarzschild.isotropic(of.applyAsDouble(MASS))),
            new Family("schwarzschild-lemaitre", List.of(MASS), of -> Schwarzschild.lemaitre(of.applyAsDouble(MASS))),
            new Family(
                    "kerr",
                    List.of(MASS, SPIN),
                    of -> Kerr.boyerLindquist(of.applyAsDouble(MASS), of.applyAsDouble(SPIN))),
            new Family(
                    "kerr-schild",
                    List.of(MASS, SPIN),
                    of -> Kerr.kerrSchild(of.applyAsDouble(MASS), of.applyAsDouble(SPIN))),
            new Family(
                    "reissner-nordstroem",
                    List.of(MASS, "charge"),
                    of -> ReissnerNordstroem.of(of.applyAsDouble(MASS), of.applyAsDouble("charge"))),
            new Family(
                    "schwarzschild-de-sitter",
                    List.of(MASS, "lambda"),
                    of -> SchwarzschildDeSitter.of(of.applyAsDouble(MASS), of.applyAsDouble("lambda"))),
            new Family("de-sitter", List.of(HUBBLE), of -> DeSitter.of(of.applyAsDouble(HUBBLE))),
            new Family("dust", List.of(HUBBLE), of -> Friedmann.dust(of.applyAsDouble(HUBBLE))),
            new Family(
                    "dust-conformal",
                    List.of("size", CURVATURE),
                    of -> Friedmann.dustConformal(of.applyAsDouble("size"), curvature(of))),
            new Family(
                    "radiation",
                    List.of(HUBBLE, CURVATURE),
                    of -> Friedmann.radiation(of.applyAsDouble(HUBBLE), curvature(of))),
            new Family(
                    "dust-lambda",
                    List.of(HUBBLE, "matter"),
                    of -> Friedmann.dustAndLambda(of.applyAsDouble(HUBBLE), of.applyAsDouble("matter"))),
            new Family(
                    "lambda",
                    List.of(HUBBLE, CURVATURE),
                    of -> Friedmann.lambda(of.applyAsDouble(HUBBLE), curvature(of))),
            new Family(
                    "kasner",
                    List.of("p1", "p2", "p3"),
                    of -> Kasner.of(of.applyAsDouble("p1"), of.applyAsDouble("p2"), of.applyAsDouble("p3"))),
            new Family(
                    "kasner-lambda",
                    List.of(HUBBLE, "p1", "p2", "p3"),
                    of -> Kasner.lambda(
                            of.applyAsDouble(HUBBLE),
                            of.applyAsDouble("p1"),
                            of.applyAsDouble("p2"),
                            of.applyAsDouble("p3"))),
            new Family("gowdy", List.of(), of -> Gowdy.standard()),
            new Family(
                    "gauge-wave",
                    List.of(AMPLITUDE, "wavelength"),
                    of -> GaugeWave.of(of.applyAsDouble(AMPLITUDE), of.applyAsDouble("wavelength"))),
            new Family("rosen-wave", List.of("frequency"), of -> RosenWave.of(of.applyAsDouble("frequency"))),
            new Family("caustic-wave", List.of(AMPLITUDE), of -> CausticWave.of(of.applyAsDouble(AMPLITUDE))));

    private ClosedForms() {}

    private record Family(String name, List<String> parameters, Maker maker) {}

    private interface Maker {
        ClosedForm of(ToDoubleFunction<String> parameters);
    }

    private static int curvature(ToDoubleFunction<String> of) {
        double k = of.applyAsDouble(CURVATURE);
        return (int) ClosedForm.require(CURVATURE, k, k == Math.rint(k) && Math.abs(k) <= 1, "-1, 0 or 1");
    }

    /// Names of all families.
    ///
    /// @return in the order of their files
    public static List<String> families() {
        return FAMILIES.stream().map(Family::name).toList();
    }

    /// Names of the parameters of a family, all of which are needed.
    ///
    /// @param family its name
    /// @return in order
    public static List<String> parameters(String family) {
        return family(family).parameters();
    }

    /// Makes a space-time.
    ///
    /// @param family     its name
    /// @param parameters values by name
    /// @return the closed form
    /// @throws IllegalArgumentException if there is no such family, a parameter is missing, unknown or out of bounds
    public static ClosedForm of(String family, Map<String, Double> parameters) {
        Family known = family(family);
        for (String given : parameters.keySet()) {
            if (!known.parameters().contains(given)) {
                throw new IllegalArgumentException(
                        "unknown parameter '%s' of %s: it has %s".formatted(given, family, known.parameters()));
            }
        }
        return known.maker().of(name -> {
            Double value = parameters.get(name);
            if (value == null) {
                throw new IllegalArgumentException(
                        "parameter '%s' of %s is missing: it has %s".formatted(name, family, known.parameters()));
            }
            return value;
        });
    }

    private static Family family(String name) {
        return FAMILIES.stream()
                .filter(family -> family.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown metric '%s': known are %s".formatted(name, String.join(", ", families()))));
    }
}
