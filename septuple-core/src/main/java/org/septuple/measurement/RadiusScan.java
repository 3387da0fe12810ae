package org.septuple.measurement;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Equivalence;
import org.septuple.statistics.Estimate;

/// σ₊ and g of (5.5)–(5.8) against the radius of the clouds, averaged over the vectors of a network. All vectors and radii share the same base states, so
/// clouds are the independent units: errors are those of a jackknife over [#BLOCKS] blocks of them, in all vectors and radii at once. Cloud c is in block
/// c mod [#BLOCKS].
///
/// The *reference* is the smallest radius: 0, the tangent clouds, without noise. With noise, σ₊ grows as d·ln(1/r), there is no limit, and the smallest
/// radius that was run is the reference.
///
/// σ₊(r) *agrees* if the whole 95 % interval of its difference from the reference lies within 10 % of the reference, and is *off* if the whole interval lies outside;
/// the error of the reference is part of both. tr g(r)/k likewise. A decade is the shortest run of neighbouring radii > 0 that spans a factor of 10.
///
/// | verdict | |
/// |---|---|
/// | PLATEAU | in some decade all radii agree |
/// | SCALE_DEPENDENT | in every decade some radius is off |
/// | UNDECIDED | neither, or radii span no decade |
///
/// @param points     one per radius, rising
/// @param production verdict of σ₊
/// @param form       verdict of tr g/k
public record RadiusScan(List<Point> points, Verdict production, Verdict form) {

    /// Blocks of clouds.
    public static final int BLOCKS = 20;

    /// Share of the reference within which σ₊ and tr g agree.
    public static final double TOLERANCE = 0.1;

    private static final double CONFIDENCE = 0.95;

    /// 10, less rounding of radii.
    private static final double DECADE = 10 * (1 - 1e-9);

    /// Numbers of one radius: σ₊, tr g/k, ΔS, the same less the reference, and how far σ₊ and tr g/k are above their lower and their upper bounds.
    private static final int NUMBERS = 10;

    /// What a scan shows.
    public enum Verdict {
        /// No dependence on the radius over a decade.
        PLATEAU,
        /// Dependence over every decade: everything built on it is inconclusive.
        SCALE_DEPENDENT,
        /// Errors are too large, or radii span no decade.
        UNDECIDED
    }

    /// One radius, means over vectors.
    ///
    /// @param radius          r ≥ 0
    /// @param production      σ₊ in nats over d steps
    /// @param trace           tr g/k
    /// @param change          ⟨ΔS⟩ over clouds
    /// @param productionShift σ₊ less that of the reference
    /// @param traceShift      tr g/k less that of the reference
    /// @param changeShift     ⟨ΔS⟩ less that of the reference
    /// @param agreement       EQUIVALENT if σ₊ agrees with the reference, DIFFERENT if it is off
    /// @param formAgreement   the same of tr g/k
    public record Point(
            double radius,
            Estimate production,
            Estimate trace,
            Estimate change,
            Estimate productionShift,
            Estimate traceShift,
            Estimate changeShift,
            Equivalence.Verdict agreement,
            Equivalence.Verdict formAgreement) {}

    public RadiusScan {
        points = List.copyOf(points);
    }

    /// Scans.
    ///
    /// @param radii  rising, the first ≥ 0
    /// @param clouds for each radius the clouds of each vector: everywhere as many vectors, and the same base states in the same order
    /// @param engine shares vectors and blocks out; bits do not depend on it
    /// @return the scan; estimates with n = blocks
    /// @throws IllegalArgumentException if displacements of a vector do not tell the coefficients apart
    public static RadiusScan of(List<Double> radii, List<List<CloudDisplacements>> clouds, Engine engine) {
        check(radii, clouds);
        int vectors = clouds.getFirst().size();
        BlockedForm[] forms = new BlockedForm[radii.size() * vectors];
        engine.crew().work(forms.length, (worker, f) -> {
            String where = "radius %s, vector %d".formatted(radii.get(f / vectors), f % vectors);
            forms[f] = new BlockedForm(where, clouds.get(f / vectors).get(f % vectors), BLOCKS);
        });
        PseudoValues values = PseudoValues.of(BLOCKS, left -> numbers(forms, vectors, left), engine.crew());
        List<Point> points = IntStream.range(0, radii.size())
                .mapToObj(r -> point(radii.get(r), r == 0, values.part(r * NUMBERS, (r + 1) * NUMBERS)))
                .toList();
        return new RadiusScan(points, verdict(points, Point::agreement), verdict(points, Point::formAgreement));
    }

    private static void check(List<Double> radii, List<List<CloudDisplacements>> clouds) {
        if (radii.size() < 2 || radii.size() != clouds.size() || !(radii.getFirst() >= 0)) {
            throw new IllegalArgumentException(
                    "%d radii from %s on with clouds of %d: need 2 or more, >= 0, with clouds of each"
                            .formatted(radii.size(), radii.isEmpty() ? "none" : radii.getFirst(), clouds.size()));
        }
        CloudDisplacements model = clouds.getFirst().getFirst();
        if (model.clouds() < 2 * BLOCKS) {
            throw new IllegalArgumentException("%d clouds, must be >= %d, two for each block; take more base states"
                    .formatted(model.clouds(), 2 * BLOCKS));
        }
        for (int r = 0; r < radii.size(); r++) {
            if (r > 0 && !(radii.get(r) > radii.get(r - 1) && Double.isFinite(radii.get(r)))) {
                throw new IllegalArgumentException("radii %s must be finite and rise".formatted(radii));
            }
            for (CloudDisplacements one : clouds.get(r)) {
                if (clouds.get(r).size() != clouds.getFirst().size()
                        || one.clouds() != model.clouds()
                        || one.components() != model.components()) {
                    throw new IllegalArgumentException(
                            "radius %s: %d vectors, one of %d clouds and %d components; must be %d, %d and %d as at radius %s; keep vectors and base states that have an entropy at all radii"
                                    .formatted(
                                            radii.get(r),
                                            clouds.get(r).size(),
                                            one.clouds(),
                                            one.components(),
                                            clouds.getFirst().size(),
                                            model.clouds(),
                                            model.components(),
                                            radii.getFirst()));
                }
            }
        }
    }

    private static double[] numbers(BlockedForm[] forms, int vectors, int left) {
        double[] numbers = new double[forms.length / vectors * NUMBERS];
        for (int f = 0; f < forms.length; f++) {
            int at = f / vectors * NUMBERS;
            double[] fit = forms[f].fit(left);
            for (int k = 0; k < 3; k++) {
                numbers[at + k] += fit[k] / vectors;
            }
        }
        for (int at = 0; at < numbers.length; at += NUMBERS) {
            for (int k = 0; k < 3; k++) {
                numbers[at + 3 + k] = numbers[at + k] - numbers[k];
            }
            for (int k = 0; k < 2; k++) {
                double bound = TOLERANCE * Math.abs(numbers[k]);
                numbers[at + 6 + 2 * k] = numbers[at + 3 + k] + bound;
                numbers[at + 7 + 2 * k] = numbers[at + 3 + k] - bound;
            }
        }
        return numbers;
    }

    private static Point point(double radius, boolean isReference, PseudoValues values) {
        List<Estimate> e = values.estimates();
        return new Point(
                radius,
                e.get(0),
                e.get(1),
                e.get(2),
                e.get(3),
                e.get(4),
                e.get(5),
                isReference ? Equivalence.Verdict.EQUIVALENT : agreement(e.get(6), e.get(7)),
                isReference ? Equivalence.Verdict.EQUIVALENT : agreement(e.get(8), e.get(9)));
    }

    /// @param low  a number less its lower bound
    /// @param high the number less its upper bound
    private static Equivalence.Verdict agreement(Estimate low, Estimate high) {
        double ofLow = low.halfWidth(CONFIDENCE);
        double ofHigh = high.halfWidth(CONFIDENCE);
        if (low.value() > ofLow && high.value() < -ofHigh) {
            return Equivalence.Verdict.EQUIVALENT;
        }
        boolean off = low.value() < -ofLow || high.value() > ofHigh;
        return off ? Equivalence.Verdict.DIFFERENT : Equivalence.Verdict.UNDECIDED;
    }

    private static Verdict verdict(List<Point> points, Function<Point, Equivalence.Verdict> of) {
        List<List<Point>> decades = decades(points);
        if (decades.stream().anyMatch(d -> d.stream().allMatch(p -> of.apply(p) == Equivalence.Verdict.EQUIVALENT))) {
            return Verdict.PLATEAU;
        }
        boolean everywhere = !decades.isEmpty()
                && decades.stream()
                        .allMatch(d -> d.stream().anyMatch(p -> of.apply(p) == Equivalence.Verdict.DIFFERENT));
        return everywhere ? Verdict.SCALE_DEPENDENT : Verdict.UNDECIDED;
    }

    private static List<List<Point>> decades(List<Point> points) {
        List<List<Point>> decades = new ArrayList<>();
        for (int from = 0; from < points.size(); from++) {
            int last = from;
            double enough = DECADE * points.get(from).radius;
            while (last < points.size() && points.get(last).radius < enough) {
                last++;
            }
            if (enough > 0 && last < points.size()) {
                decades.add(points.subList(from, last + 1));
            }
        }
        return decades;
    }
}
