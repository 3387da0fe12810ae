package org.septuple.spacetime;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// Whether neurons can be brought nearer to η than neurons with exchanged eigenvalues (6.5).
///
/// Frames are fixed on one half of the times and judged on the other, once each way; halves are the first and the second half, so that neighbouring times do not
/// stand on both sides. Every start gives an optimum of its own. Positions are shifts, hence gauge: density, {1} and nearness are *imposed* unless positions come from a
/// recording, and count only where [NullComparison] says BETTER. Not testable are g_i that no exchange changes by more than n₀ = 1e-6, which the search does not see. Frames have 6N free numbers, and the fields of unit kernels only some N/8 modes at each time: low energies at the
/// times of the fit are no finding.
public final class FrameTrial {

    /// A hundred times round-off of entries of order 1.
    private static final double ROUND_OFF = 0x1p-46;

    /// What kernels that are cut change in ({√g_i} − 1)².
    private static final double DENSITY_ERROR = FlatnessMeasure.ERROR * FlatnessMeasure.ERROR;

    private final List<FrameFit> optima;
    private final List<Flatness> own;
    private final List<Flatness> random;
    private final List<Flatness> nullModel;
    private final boolean differs;

    private FrameTrial(
            List<FrameFit> optima,
            List<Flatness> own,
            List<Flatness> random,
            List<Flatness> nullModel,
            boolean differs) {
        this.optima = List.copyOf(optima);
        this.own = List.copyOf(own);
        this.random = List.copyOf(random);
        this.nullModel = List.copyOf(nullModel);
        this.differs = differs;
    }

    /// How to try.
    ///
    /// @param search   settings of each of 4K searches
    /// @param starts   K: starts, and draws of the null model, ≥ 2
    /// @param exchange the null model
    /// @param seed     of starts and exchanges
    public record Settings(FrameSearch.Settings search, int starts, EigenvalueExchange exchange, long seed) {
        /// Checks it.
        public Settings {
            if (starts < 2) {
                throw new IllegalArgumentException("%d starts: need two or more".formatted(starts));
            }
        }
    }

    /// Makes all searches.
    ///
    /// @param neurons  with two times or more
    /// @param settings how
    /// @param crew     who computes
    /// @return optima and controls
    public static FrameTrial of(LocalNeurons neurons, Settings settings, Crew crew) {
        require(neurons, settings);
        FrameSearch search = new FrameSearch(settings.search(), crew);
        FlatnessMeasure measure = new FlatnessMeasure(settings.search().resolution(), crew);
        List<FrameFit> optima = new ArrayList<>();
        List<Flatness> own = new ArrayList<>();
        List<Flatness> random = new ArrayList<>();
        List<Flatness> nullModel = new ArrayList<>();
        boolean differs = false;
        int[] all = IntStream.range(0, neurons.times()).toArray();
        for (int k = 0; k < settings.starts(); k++) {
            Frames start = Frames.random(neurons, settings.seed(), k);
            random.add(measure.of(neurons, start, all));
            own.add(judged(neurons, start, search, measure, optima));
            LocalNeurons drawn = neurons.exchanged(settings.exchange(), settings.seed(), k);
            differs |= drawn.differFrom(neurons, FlatnessField.FLOOR);
            Frames other = Frames.random(drawn, settings.seed(), settings.starts() + k);
            nullModel.add(judged(drawn, other, search, measure, new ArrayList<>()));
        }
        return new FrameTrial(optima, own, random, nullModel, differs);
    }

    /// Refuses what cannot be tried.
    ///
    /// @param neurons  own ones
    /// @param settings how
    /// @throws IllegalArgumentException if there is one time only, or naming a neuron whose kernel fills the box many times ([KernelReach])
    public static void require(LocalNeurons neurons, Settings settings) {
        if (neurons.times() < 2) {
            throw new IllegalArgumentException("1 time: need two or more, one half to fit and one to judge");
        }
        KernelReach.of(neurons).require();
        if (settings.exchange() == EigenvalueExchange.COLUMNS) {
            for (int k = 0; k < settings.starts(); k++) {
                KernelReach.of(neurons.exchanged(settings.exchange(), settings.seed(), k))
                        .require();
            }
        }
    }

    /// Fits one half and judges the other, both ways.
    private static Flatness judged(
            LocalNeurons neurons, Frames start, FrameSearch search, FlatnessMeasure measure, List<FrameFit> optima) {
        int half = neurons.times() / 2;
        int[] early = IntStream.range(0, half).toArray();
        int[] late = IntStream.range(half, neurons.times()).toArray();
        FrameFit forward = search.from(neurons, start, early);
        FrameFit backward = search.from(neurons, start, late);
        optima.add(forward);
        optima.add(backward);
        return mean(
                List.of(measure.of(neurons, forward.frames(), late), measure.of(neurons, backward.frames(), early)));
    }

    private static Flatness mean(List<Flatness> some) {
        return new Flatness(
                some.stream().mapToDouble(Flatness::metric).sum() / some.size(),
                some.stream().mapToDouble(Flatness::density).sum() / some.size(),
                some.stream().mapToDouble(Flatness::holes).sum() / some.size());
    }

    /// The own optima: of each start that of the first half of the times, then that of the second.
    ///
    /// @return 2K fits
    public List<FrameFit> optima() {
        return optima;
    }

    /// The optimum of least energy at the times of its fit, of those fitted to the first half.
    ///
    /// @return the frames to go on with; judge them at the second half
    public FrameFit best() {
        FrameFit best = optima.getFirst();
        for (int k = 2; k < optima.size(); k += 2) {
            if (optima.get(k).end().energy() < best.end().energy()) {
                best = optima.get(k);
            }
        }
        return best;
    }

    /// Energies E at the times of the fit, of all own optima: their spread.
    ///
    /// @return 2K values, in the order of [#optima]
    public List<Double> fittedEnergies() {
        return optima.stream().map(fit -> fit.end().energy()).toList();
    }

    /// Flatness at held-out times, of each start the mean of both ways.
    ///
    /// @return K values
    public List<Flatness> held() {
        return own;
    }

    /// The same of exchanged eigenvalues.
    ///
    /// @return K values
    public List<Flatness> exchanged() {
        return nullModel;
    }

    /// Flatness of the frames that searches begin with, at all times.
    ///
    /// @return K values
    public List<Flatness> unsought() {
        return random;
    }

    /// E at held-out times.
    ///
    /// @return beside the null model
    public NullComparison energy() {
        return compared(Flatness::energy, DENSITY_ERROR);
    }

    /// √mean‖ĝ − 1‖² at held-out times.
    ///
    /// @return beside the null model
    public NullComparison nearness() {
        return compared(Flatness::nearness, ROUND_OFF);
    }

    /// Mean of ({√g_i} − 1)² at held-out times.
    ///
    /// @return beside the null model
    public NullComparison density() {
        return compared(Flatness::density, DENSITY_ERROR);
    }

    private NullComparison compared(ToDoubleFunction<Flatness> number, double roundOff) {
        NullComparison found =
                NullComparison.of(values(own, number), values(random, number), values(nullModel, number), roundOff);
        return differs ? found : found.untestable();
    }

    private static double[] values(List<Flatness> some, ToDoubleFunction<Flatness> number) {
        return some.stream().mapToDouble(number).toArray();
    }

    /// Neurons drawn without regard to anything: for the optimum against N.
    ///
    /// @param neurons to draw from
    /// @param size    how many, 1 to N
    /// @param seed    of the stream (seed, FRAME_STARTS, 0, 1)
    /// @return the first `size` of one random order: larger samples hold the smaller ones
    public static LocalNeurons sample(LocalNeurons neurons, int size, long seed) {
        if (size < 1 || size > neurons.size()) {
            throw new IllegalArgumentException("%d of %d neurons: need 1 to all".formatted(size, neurons.size()));
        }
        int[] order = new RandomStream(seed, Purpose.FRAME_STARTS, 0, 1).permutation(neurons.size());
        return neurons.some(IntStream.range(0, size).map(k -> order[k]).toArray());
    }
}
