package org.septuple.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.septuple.network.BoundaryBatch;
import org.septuple.network.LossEvaluation;
import org.septuple.network.NeuronRange;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.network.TrainableVector;
import org.septuple.numerics.Engine;
import org.septuple.thermodynamics.ClampedChains;

/// ⟨∂H/∂q⟩ under the canonical law of the bulk, each sample of a minibatch with chains of its own that go on from where they were
/// when it was last seen.
///
/// Chain k of sample s of the minibatch is column s·chains + k. A sample that comes twice in one minibatch has its later columns
/// remembered.
final class CanonicalGradient implements LossGradient {

    private final Septuple septuple;
    private final LearningMode.Canonical mode;
    private final Engine engine;
    private final NeuronRange bulk;
    private final BoundaryBatch batch;
    private final List<RelaxedColumns> starts;
    private final ClampedChains chains;
    private final double[] shown;
    /// The bulk of chain k of each sample that returns, samples×bulk; NaN if it was never visited.
    private final List<double[]> remembered = new ArrayList<>();

    CanonicalGradient(Septuple septuple, LearningMode.Canonical mode, long seed, int block, Engine engine) {
        this.septuple = septuple;
        this.mode = mode;
        this.engine = engine;
        this.bulk = septuple.projector().bulkRange();
        int columns = septuple.states().batch();
        this.batch = new BoundaryBatch(
                septuple.projector().inputs(), septuple.projector().outputs(), columns);
        this.starts = RelaxedColumns.of(septuple, mode.start(), engine);
        this.chains = new ClampedChains(
                septuple,
                mode.beta(),
                mode.reference(),
                mode.proposal(),
                Math.multiplyExact(columns, mode.chains()),
                seed,
                block,
                engine);
        this.shown = new double[bulk.size()];
        int numbers = mode.numbersPerChain(septuple.distribution().samples(), bulk.size());
        for (int k = 0; k < mode.chains(); k++) {
            double[] states = new double[numbers];
            Arrays.fill(states, Double.NaN);
            remembered.add(states);
        }
    }

    @Override
    public LossShares add(long time, TrainableVector sum) {
        septuple.distribution().draw(time, batch);
        relaxNewSamples();
        chains.place(time * (mode.burn() + mode.samples()), this::place);
        for (int transition = 0; transition < mode.burn(); transition++) {
            chains.adapt();
        }
        LossShares mean = LossShares.ZERO;
        int columns = batch.columns() * mode.chains();
        double share = 1.0 / mode.samples();
        for (int transition = 0; transition < mode.samples(); transition++) {
            chains.step();
            chains.evaluate();
            for (int part = 0; part < chains.parts(); part++) {
                LossEvaluation loss = chains.evaluation(part);
                loss.addTrainableGradient(share, columns, engine, sum);
                mean = mean.plus(share * chains.columns(part) / columns, LossShares.of(loss, septuple.projector()));
            }
        }
        remember();
        return mean;
    }

    private void relaxNewSamples() {
        if (starts.size() == 1) {
            relaxIfNew(starts.getFirst()); // with the whole crew inside
        } else {
            engine.crew().work(starts.size(), (worker, piece) -> relaxIfNew(starts.get(piece)));
        }
    }

    private void relaxIfNew(RelaxedColumns start) {
        for (int s = start.first(); s < start.first() + start.count(); s++) {
            if (isNew(batch.samples()[s])) {
                start.relax(batch);
                return;
            }
        }
    }

    private boolean isNew(int sample) {
        return sample == BoundaryBatch.FRESH || Double.isNaN(remembered.getFirst()[sample * bulk.size()]);
    }

    private void place(States states, int first) {
        double[] x = states.values();
        int width = states.batch();
        for (int c = 0; c < width; c++) {
            int s = (first + c) / mode.chains();
            int sample = batch.samples()[s];
            batch.setColumn(s, states, c);
            boolean relaxed = isNew(sample);
            double[] known = remembered.get((first + c) % mode.chains());
            for (int i = 0; i < bulk.size(); i++) {
                int neuron = bulk.from() + i;
                x[neuron * width + c] = relaxed ? septuple.states().get(neuron, s) : known[sample * bulk.size() + i];
            }
        }
    }

    /// One after the other, since a sample may come twice.
    private void remember() {
        for (int s = 0; s < batch.columns(); s++) {
            show(s);
            int sample = batch.samples()[s];
            for (int k = 0; k < mode.chains() && sample != BoundaryBatch.FRESH; k++) {
                chains.read(s * mode.chains() + k, remembered.get(k), sample * bulk.size());
            }
        }
    }

    /// Leaves the septuple in the state of the first chain of each sample.
    private void show(int s) {
        States states = septuple.states();
        batch.setColumn(s, states, s);
        chains.read(s * mode.chains(), shown, 0);
        for (int i = 0; i < bulk.size(); i++) {
            states.values()[(bulk.from() + i) * states.batch() + s] = shown[i];
        }
    }

    @Override
    public long clock(long time) {
        return time;
    }

    @Override
    public List<double[]> save() {
        List<double[]> all = new ArrayList<>(remembered);
        all.add(chains.save());
        return all;
    }

    @Override
    public void resume(long time, List<double[]> saved) {
        for (int k = 0; k < remembered.size(); k++) {
            System.arraycopy(saved.get(k), 0, remembered.get(k), 0, remembered.get(k).length);
        }
        chains.resume(saved.getLast());
    }
}
