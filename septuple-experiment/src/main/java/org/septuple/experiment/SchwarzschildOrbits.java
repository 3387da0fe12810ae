package org.septuple.experiment;

import java.util.LinkedHashMap;
import java.util.Map;
import org.septuple.gravity.CausalCharacter;
import org.septuple.gravity.ConservedQuantity;
import org.septuple.gravity.Geodesic;
import org.septuple.gravity.GeodesicEvent;
import org.septuple.gravity.GeodesicLaw;
import org.septuple.gravity.GeodesicSettings;
import org.septuple.gravity.GeodesicSolver;
import org.septuple.gravity.GeodesicStart;
import org.septuple.gravity.Schwarzschild;
import org.septuple.numerics.IntegrationEvent.Crossing;
import org.septuple.spacetime.Metric;
import org.septuple.statistics.Estimate;

/// Perihelion advance, deflection of light and critical impact parameter around a mass, by following geodesics in the plane θ = π/2.
public final class SchwarzschildOrbits {

    private static final double TOLERANCE = 1e-13;
    private static final double EQUATOR = Math.PI / 2;
    /// Where light counts as far, in masses: 1/r is what is left of its angle.
    public static final double FAR = 1e12;
    /// λ beyond any orbit looked at, in units of its own length.
    private static final double LONG = 1e6;
    /// Where light that is to be captured or not comes from, in masses.
    private static final double SOURCE = 30;

    private static final double INSIDE = 2.5;
    private static final double RESOLUTION = 1e-12;

    private final double mass;
    private final Metric metric;
    private final Map<String, Estimate> results = new LinkedHashMap<>();

    SchwarzschildOrbits(double mass) {
        this.mass = mass;
        this.metric = Schwarzschild.of(mass);
    }

    /// Follows the orbits.
    ///
    /// @param plan which
    /// @return numbers by name; an orbit that does not come back, and light that does not go far, have none
    Map<String, Estimate> of(OrbitPlan plan) {
        if (plan.perihelion() != null) {
            perihelion(plan.perihelion());
        }
        if (plan.deflection() != null) {
            put("deflection.near", deflection(plan.deflection().near()));
            put("deflection.far", deflection(plan.deflection().far()));
            put("b_critical", critical());
        }
        return results;
    }

    private void put(String name, double value) {
        if (Double.isFinite(value)) {
            results.put(name, Estimate.exact(value, 1));
        }
    }

    private GeodesicStart start(CausalCharacter character, double r, double radial, double angular) {
        return GeodesicStart.ofMomentum(metric, character, new double[] {0, r, EQUATOR, 0}, radial, 0, angular);
    }

    /// From perihelion to perihelion; L² = Mp/(1 − (3 + e²)M/p).
    private void perihelion(OrbitPlan.Perihelion orbit) {
        double p = orbit.parameter();
        double e = orbit.eccentricity();
        double angular = Math.sqrt(mass * p / (1 - (3 + e * e) * mass / p));
        GeodesicSettings settings = GeodesicSettings.of(GeodesicLaw.HAMILTONIAN, TOLERANCE)
                .with(
                        GeodesicEvent.turning("aphelion", 1, Crossing.FALLING, false),
                        GeodesicEvent.turning("perihelion", 1, Crossing.RISING, true))
                .watching(ConservedQuantity.momentum("p_t", 0), ConservedQuantity.momentum("p_phi", 3));
        GeodesicStart start = start(CausalCharacter.TIME_LIKE, p / (1 + e), 0, angular);
        Geodesic path = new GeodesicSolver(metric, settings).follow(start, LONG * p * Math.sqrt(p / mass));
        boolean returns = path.end().name().equals("perihelion");
        put("advance", returns ? path.last().z() - 2 * Math.PI : Double.NaN);
        put(
                "aphelion",
                returns && !path.passages().isEmpty()
                        ? path.passages().getFirst().point().x()
                        : Double.NaN);
        put("norm_drift.perihelion", path.normDrift());
    }

    /// Twice the angle from closest approach to far away, less π.
    private double deflection(double near) {
        double impact = near / Math.sqrt(1 - 2 * mass / near);
        GeodesicSettings settings = GeodesicSettings.of(GeodesicLaw.AFFINE, TOLERANCE)
                .with(GeodesicEvent.coordinate("far", 1, FAR * mass, Crossing.RISING, true));
        Geodesic path = new GeodesicSolver(metric, settings)
                .follow(start(CausalCharacter.NULL, near, 0, impact), LONG * FAR * mass);
        return path.end().name().equals("far") ? 2 * path.last().z() - Math.PI : Double.NaN;
    }

    /// The impact parameter between light that is captured and light that escapes, by bisection.
    private double critical() {
        double captured = 2 * mass;
        double escaped = 10 * mass;
        while (escaped - captured > RESOLUTION * escaped) {
            double middle = (captured + escaped) / 2;
            switch (incoming(middle)) {
                case "captured" -> captured = middle;
                case "escaped" -> escaped = middle;
                default -> {
                    return Double.NaN;
                }
            }
        }
        return (captured + escaped) / 2;
    }

    /// p_r from g^μν p_μ p_ν = 0 with p_t = −1.
    private String incoming(double impact) {
        double r = SOURCE * mass;
        double f = 1 - 2 / SOURCE;
        double radial = -Math.sqrt(1 - impact * impact * f / (r * r)) / f;
        GeodesicSettings settings = GeodesicSettings.of(GeodesicLaw.HAMILTONIAN, TOLERANCE)
                .with(
                        GeodesicEvent.coordinate("captured", 1, INSIDE * mass, Crossing.FALLING, true),
                        GeodesicEvent.coordinate("escaped", 1, r * 1.1, Crossing.RISING, true));
        return new GeodesicSolver(metric, settings)
                .follow(start(CausalCharacter.NULL, r, radial, impact), LONG * mass)
                .end()
                .name();
    }
}
