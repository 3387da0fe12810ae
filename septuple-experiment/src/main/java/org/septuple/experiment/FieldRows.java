package org.septuple.experiment;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.spacetime.Interval;
import org.septuple.spacetime.LorentzInvariance;
import org.septuple.spacetime.LorentzSample;
import org.septuple.spacetime.LorentzTransform;
import org.septuple.spacetime.Neurons;
import org.septuple.spacetime.SynchronousTime;
import org.septuple.statistics.Estimate;

/// Rows 6.1 to 6.10 (6.5: [FrameRow]), 6.14 and 6.15 of the ledger: the vectors of a reading whose g is positive definite, as neurons at their recorded positions.
///
/// | row | residual | control | null model |
/// |---|---|---|---|
/// | 6.1–6.4 | largest relative change of −g ẋẋ over vectors and Lorentz transforms of rapidity 5 and less, shifts too | random g | g left as it was |
/// | 6.6 | relative variance of σ_i,₊ without that of its errors, after one unit of time for all | equal σ₊ beside the measured errors | σ₊ that spread by half |
/// | 6.7 | largest of g_00 + 1, g_0a of the mean of g in rotated frames: *imposed* | η in rotated frames | boosted ones |
/// | 6.8–6.10 | largest relative distance of {√g_i}, g_ab, g^ab on a grid from their sums at points | a lattice | matrices of other neurons |
/// | 6.14 | abs(∫{√g_i}/N − 1) | a lattice | ∫{1}/N |
/// | 6.15 | mean of abs(√det g − {√g_i}) over the larger of both, cells that neurons cover | a lattice of g = 1 | a lattice of g = 1.2 |
///
/// Fields are those of [#TIMES] base states; errors are over these.
final class FieldRows {

    /// All rows of section 6.
    static final List<String> ROWS =
            IntStream.rangeClosed(1, 16).mapToObj(row -> "6." + row).toList();

    /// Fewest vectors that make fields.
    static final int LEAST = 4;
    private static final int TIMES = 8;
    private static final int AXES = 3;
    private static final int FRAMES = 20;
    private static final double RAPIDITY = 5;
    private static final double ROUNDING = 1e-12;
    private static final double CLOSE = 1e-8;
    private static final double TENTH = 0.1;
    private static final double COUNTED = 1e-6;
    /// g of a lattice that (6.15) does not hold on.
    private static final double DENSE = 1.2;

    private final VectorForms forms;
    private final List<VectorForm> some;
    private final DefiniteVectors vectors;
    private final long seed;
    private final Engine engine;
    private final String whose;

    /// Rows of one reading.
    ///
    /// @param forms  measured
    /// @param seed   of random transforms and places
    /// @param engine kernels and workers
    FieldRows(VectorForms forms, long seed, Engine engine) {
        this.forms = forms;
        this.vectors = DefiniteVectors.of(forms);
        this.some = vectors.some();
        this.whose = vectors.whose();
        this.seed = seed;
        this.engine = engine;
    }

    /// Measures the rows, or says why there are none.
    ///
    /// @param notes takes them
    void measure(LedgerNotes notes) {
        if (forms.survey().reading().components() != AXES) {
            notes.refuse(
                    "positions of %d components make no space"
                            .formatted(forms.survey().reading().components()),
                    ROWS);
            return;
        }
        Comparison invariance = invariance();
        for (String row : List.of("6.1", "6.2", "6.3", "6.4")) {
            notes.put(row, invariance);
        }
        if (some.size() < LEAST) {
            notes.refuse("fields need %d vectors: %s".formatted(LEAST, whose), ROWS);
            return;
        }
        notes.attempt("6.5", () -> FrameRow.of(vectors, seed, engine).measure(notes));
        notes.attempt("6.6", this::synchronous);
        notes.attempt("6.7", this::gauge);
        fields(notes);
        new NearFlatRows(vectors, engine).measure(notes);
    }

    /// (6.1)–(6.4) on all vectors, whatever their g.
    private Comparison invariance() {
        RandomStream random = new RandomStream(seed, Purpose.CHECK_POINTS, 20, 0);
        LorentzSample sample = new LorentzSample(random);
        List<LorentzTransform> frames = IntStream.range(0, FRAMES)
                .mapToObj(_ -> sample.transform(RAPIDITY))
                .toList();
        int n = forms.told().size();
        double[] own = new double[n * LorentzTransform.ENTRIES];
        double[] other = new double[own.length];
        double[] displacement = new double[n * LorentzTransform.COMPONENTS];
        for (int v = 0; v < n; v++) {
            VectorForm form = forms.told().get(v);
            System.arraycopy(
                    Interval.synchronous(
                            entry(form, 0, 0),
                            entry(form, 0, 1),
                            entry(form, 0, 2),
                            entry(form, 1, 1),
                            entry(form, 1, 2),
                            entry(form, 2, 2)),
                    0,
                    own,
                    v * LorentzTransform.ENTRIES,
                    LorentzTransform.ENTRIES);
            System.arraycopy(sample.matrix(), 0, other, v * LorentzTransform.ENTRIES, LorentzTransform.ENTRIES);
            double[] velocity = forms.survey()
                    .velocities(form.vector(), new int[] {forms.survey().regular(form.vector())[0]})[0];
            displacement[v * LorentzTransform.COMPONENTS] =
                    Math.sqrt(Math.max(0, form.form().production().value()));
            System.arraycopy(velocity, 0, displacement, v * LorentzTransform.COMPONENTS + 1, AXES);
        }
        LorentzInvariance.Worst worst = LorentzInvariance.worst(own, displacement, frames);
        return new Comparison(
                "largest change of -g xdot xdot by %d Lorentz transforms of rapidity %s and less, over its largest term, %d vectors (reading %s)"
                        .formatted(FRAMES, RAPIDITY, n, forms.word()),
                Estimate.exact(worst.transformed(), n),
                ROUNDING,
                "round-off at cosh^2 of the rapidity",
                Estimate.exact(
                        LorentzInvariance.worst(other, displacement, frames).transformed(), n),
                Estimate.exact(worst.untransformed(), n));
    }

    private static double entry(VectorForm form, int a, int b) {
        return form.form().form().at(a, b).value();
    }

    private Comparison synchronous() {
        List<VectorForm> timed = some.stream().filter(VectorForm::isExpanding).toList();
        if (timed.size() < LEAST) {
            throw new UntestableException(
                    "%d of these vectors have sigma_+ > 0 by their interval of 99 %%, %d are needed: without it there is no time x0 (5.6); %s"
                            .formatted(timed.size(), LEAST, whose));
        }
        double[] productions =
                timed.stream().mapToDouble(v -> v.form().production().value()).toArray();
        double[] errors = timed.stream()
                .mapToDouble(v -> v.form().production().standardError())
                .toArray();
        double mean = IntStream.range(0, errors.length)
                .mapToDouble(k -> productions[k])
                .average()
                .orElseThrow();
        double[] noise = new RandomStream(seed, Purpose.CHECK_POINTS, 21, 0).gaussians(2 * errors.length);
        double[] equal = new double[errors.length];
        double[] apart = new double[errors.length];
        for (int k = 0; k < errors.length; k++) {
            equal[k] = mean + errors[k] * noise[k];
            apart[k] = mean * (k % 2 == 0 ? 0.5 : 1.5) + errors[k] * noise[errors.length + k];
        }
        return new Comparison(
                "relative variance of sigma_+ over vectors, without that of its errors, after one unit of time for all, %d expanding ones of %s"
                        .formatted(timed.size(), whose),
                SynchronousTime.of(productions, errors).excess(),
                TENTH * TENTH,
                "a relative s.d. of a tenth, declared",
                SynchronousTime.of(equal, errors).excess(),
                SynchronousTime.of(apart, errors).excess());
    }

    /// Averages of g_μν over the vectors in other frames: rotations keep the gauge, boosts do not.
    private Comparison gauge() {
        RandomStream random = new RandomStream(seed, Purpose.CHECK_POINTS, 22, 0);
        double[] flat = new double[LorentzTransform.ENTRIES];
        double[] boosted = new double[LorentzTransform.ENTRIES];
        double[] turned = new double[LorentzTransform.ENTRIES];
        double[] to = new double[LorentzTransform.ENTRIES];
        for (VectorForm v : some) {
            double[] g = Interval.synchronous(
                    entry(v, 0, 0), entry(v, 0, 1), entry(v, 0, 2), entry(v, 1, 1), entry(v, 1, 2), entry(v, 2, 2));
            LorentzTransform rotation = LorentzTransform.rotation(random.gaussians(AXES), 1 + random.nextUniform());
            rotation.covariant(g, to);
            add(turned, to);
            rotation.covariant(Interval.minkowski(), to);
            add(flat, to);
            LorentzTransform.boost(random.gaussians(AXES), 0.5).covariant(g, to);
            add(boosted, to);
        }
        return new Comparison(
                "largest of g_00 + 1 and g_0a of the mean of g in rotated frames: imposed, since x0 is one for all; "
                        + whose,
                Estimate.exact(apart(turned, some.size()), some.size()),
                ROUNDING,
                "round-off",
                Estimate.exact(apart(flat, some.size()), some.size()),
                Estimate.exact(apart(boosted, some.size()), some.size()));
    }

    private static void add(double[] sum, double[] more) {
        for (int k = 0; k < sum.length; k++) {
            sum[k] += more[k];
        }
    }

    private static double apart(double[] sum, int count) {
        double worst = Math.abs(sum[0] / count + 1);
        for (int a = 1; a <= AXES; a++) {
            worst = Math.max(worst, Math.abs(sum[a] / count));
        }
        return worst;
    }

    private void fields(LedgerNotes notes) {
        List<FieldScene> times = IntStream.range(0, TIMES)
                .mapToObj(time ->
                        FieldScene.around(Neurons.of(vectors.positions(time, TIMES), vectors.matrices()), engine))
                .toList();
        String at = ", %d base states, positions as recorded, open box; %s".formatted(TIMES, whose);
        FieldScene lattice = FieldScene.lattice(1, engine);
        for (FieldScene.Part part : FieldScene.Part.values()) {
            notes.attempt(
                    part.equation(),
                    () -> new Comparison(
                            "largest relative distance of %s on a grid from sums at some of its points%s"
                                    .formatted(part.symbol(), at),
                            mean(times, one -> one.distance(one.neurons(), part)),
                            CLOSE,
                            "round-off of recurrences and the cutoff",
                            Estimate.exact(
                                    lattice.distance(lattice.neurons(), part),
                                    lattice.neurons().size()),
                            mean(times, one -> one.distance(one.exchanged(), part))));
        }
        notes.attempt(
                "6.14",
                () -> new Comparison(
                        "abs(integral of {sqrt g_i}/N - 1) over a grid" + at,
                        mean(times, FieldScene::miscounted),
                        COUNTED,
                        "the cutoff",
                        Estimate.exact(lattice.miscounted(), lattice.neurons().size()),
                        mean(times, FieldScene::miscountedWithoutRoot)));
        FieldScene dense = FieldScene.lattice(DENSE, engine);
        notes.attempt(
                "6.15",
                () -> new Comparison(
                        "mean of abs(sqrt det g - {sqrt g_i}) over the larger of both, cells that neurons cover" + at,
                        mean(times, FieldScene::apartFromVolume),
                        TENTH,
                        "a tenth, declared",
                        Estimate.exact(
                                lattice.apartFromVolume(), lattice.neurons().size()),
                        Estimate.exact(dense.apartFromVolume(), dense.neurons().size())));
    }

    private static Estimate mean(List<FieldScene> times, ToDoubleFunction<FieldScene> of) {
        return Estimate.ofMean(times.stream().mapToDouble(of).toArray());
    }
}
