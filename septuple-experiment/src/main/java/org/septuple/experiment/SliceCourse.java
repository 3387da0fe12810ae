package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.septuple.network.Septuple;
import org.septuple.network.TrainableVector;
import org.septuple.network.Trainables;
import org.septuple.statistics.Estimate;

/// F on a grid of q, point after point.
final class SliceCourse {

    /// Blocks of random numbers of the points; moments have those below.
    private static final int FIRST_BLOCK = 1 << 14;

    private static final Estimate UNKNOWN = new Estimate(Double.NaN, Double.NaN, 1);

    private final SlicePlan plan;
    private final Septuple network;
    private final Trainables trainables;
    private final TrainableVector q;
    private double[] origin = new double[0];
    private final List<double[]> directions = new ArrayList<>();
    private final List<Estimate> values = new ArrayList<>();
    private final List<List<Estimate>> slopes = new ArrayList<>();

    /// No point yet.
    ///
    /// @param plan    the grid
    /// @param network whose q is moved; nobody else's
    SliceCourse(SlicePlan plan, Septuple network) {
        this.plan = plan;
        this.network = network;
        this.trainables = new Trainables(network.weights(), network.biases());
        this.q = trainables.newVector();
    }

    /// Sets q₀ and the directions.
    ///
    /// @param centre network at q₀
    /// @param slope  ∂F/∂q at q₀; null if no axis goes along it
    void begin(Septuple centre, @Nullable Slopes slope) {
        TrainableVector first = trainables.newVector();
        new Trainables(centre.weights(), centre.biases()).read(first);
        origin = first.values();
        directions.clear();
        for (SlicePlan.Axis axis : plan.axes()) {
            double[] direction = new double[origin.length];
            if (axis.direction() != SlicePlan.Axis.GRADIENT) {
                direction[axis.direction()] = 1;
            } else if (slope != null) {
                direction = slope.descent();
            }
            directions.add(direction);
        }
    }

    /// Moves the network to the next point.
    ///
    /// @return the network
    Septuple move() {
        double[] z = plan.at(values.size());
        for (int i = 0; i < origin.length; i++) {
            double sum = origin[i];
            for (int k = 0; k < z.length; k++) {
                sum = Math.fma(z[k], directions.get(k)[i], sum);
            }
            q.values()[i] = sum;
        }
        trainables.write(q);
        return network;
    }

    /// Block of random numbers of the next point.
    int block() {
        return FIRST_BLOCK + values.size();
    }

    /// Takes what the next point gave.
    void add(CanonicalProbe probe) {
        values.add(probe.result().freeEnergy());
        Slopes slope = Slopes.of(probe.gradient());
        slopes.add(directions.stream().map(slope::along).toList());
    }

    /// Notes that the law of the next point cannot be normalised.
    void refused() {
        values.add(UNKNOWN);
        slopes.add(directions.stream().map(_ -> UNKNOWN).toList());
    }

    /// Points so far.
    int size() {
        return values.size();
    }

    /// Points in all.
    int points() {
        return plan.points();
    }

    boolean isWhole() {
        return size() == points();
    }

    FreeEnergyFindings.Slice result() {
        return FreeEnergyFindings.Slice.of(plan, values, slopes);
    }

    void save(Checkpoint checkpoint) {
        checkpoint.put("values", Replica.rows(values));
        checkpoint.put(
                "slopes", Replica.rows(slopes.stream().flatMap(List::stream).toList()));
    }

    void resume(Checkpoint checkpoint) {
        values.addAll(Replica.estimates(checkpoint.rows("values")));
        List<Estimate> all = Replica.estimates(checkpoint.rows("slopes"));
        int axes = plan.axes().size();
        for (int k = 0; k < values.size(); k++) {
            slopes.add(List.copyOf(all.subList(k * axes, (k + 1) * axes)));
        }
    }
}
