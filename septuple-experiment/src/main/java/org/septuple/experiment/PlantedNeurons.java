package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.septuple.gravity.CausalCharacter;
import org.septuple.gravity.Geodesic;
import org.septuple.gravity.GeodesicLaw;
import org.septuple.gravity.GeodesicSettings;
import org.septuple.gravity.GeodesicSolver;
import org.septuple.gravity.GeodesicStart;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MetricJet;

/// Synthetic neurons that sample a [PlantedUniverse] and move on its geodesics: g_i(t) = g_ab(t, x_i(t)), *imposed*.
///
/// They begin in cells of a box around the places that are looked at, one in each, with peculiar velocities in all directions. Copies differ in y and z of every neuron, which the universe does not
/// depend on: its x, velocity and g_i(t) are the same in all, as those of a network's neurons are. Kernels are of width 1 in proper length.
///
/// @param universe where
/// @param sampling how many, how fast
/// @param seed     of places, velocities and the phase
record PlantedNeurons(PlantedUniverse universe, PlantedSampling sampling, long seed) {

    /// Neurons that are followed beside those that make the field.
    static final int FOLLOWED = 8;

    private static final int AXES = 3;
    private static final int SIX = 6;
    /// Proper half sides of the box of places along y and z.
    private static final double AROUND = 1;

    private static final double TOLERANCE = 1e-11;
    private static final int STARTS = 91;
    private static final int VELOCITIES = 92;
    private static final int PLACES = 93;
    private static final int PHASE = 95;

    /// Number of neurons that make the field.
    int size() {
        int side = sampling.cells(AROUND);
        return sampling.cells(universe.extent()) * side * side;
    }

    /// Proper half side of the box of places.
    private double around(int axis) {
        return axis == 0 ? universe.extent() : AROUND;
    }

    /// The space-time that is planted.
    ///
    /// @param violation of the universe
    Metric metric(double violation) {
        double phase = 2 * Math.PI * new RandomStream(seed, Purpose.CHECK_POINTS, PHASE, 0).nextUniform();
        return universe.metric(violation, phase);
    }

    /// Neurons that make the field.
    ///
    /// @param violation of the universe, in which they follow geodesics
    NeuronPaths field(double violation) {
        int side = sampling.cells(AROUND);
        int n = size();
        double[] unit = units();
        double[][] starts = new double[NeuronMotion.COPIES][AXES * n];
        RandomStream common = new RandomStream(seed, Purpose.CHECK_POINTS, STARTS, NeuronMotion.COPIES);
        double[] along = new double[n];
        Arrays.setAll(along, _ -> common.nextUniform());
        for (int copy = 0; copy < starts.length; copy++) {
            RandomStream random = new RandomStream(seed, Purpose.CHECK_POINTS, STARTS, copy);
            for (int slab = 0; slab < n / (side * side); slab++) {
                int[] columns = random.permutation(side * side);
                for (int k = 0; k < columns.length; k++) {
                    int i = slab * side * side + k;
                    int[] cell = {slab, columns[k] / side, columns[k] % side};
                    for (int a = 0; a < AXES; a++) {
                        double within = a == 0 ? along[i] : random.nextUniform();
                        double at = cell[a] + 0.5 + sampling.scatter() * (within - 0.5);
                        double half = around(a) + sampling.reach();
                        starts[copy][AXES * i + a] = (2 * at / sampling.cells(around(a)) - 1) * half / unit[a];
                    }
                }
            }
        }
        return paths(starts, violation, 0, 0);
    }

    /// Neurons that move in the field and do not make it, near the places that are looked at.
    ///
    /// @param force share of their acceleration that is taken from them: 0 on geodesics, 1 on straight lines
    NeuronPaths followed(double force) {
        double[][][] places = places(1, FOLLOWED);
        double[][] starts = new double[NeuronMotion.COPIES][AXES * FOLLOWED];
        for (int copy = 0; copy < starts.length; copy++) {
            for (int k = 0; k < starts[copy].length; k++) {
                int from = k % AXES == 0 ? 0 : copy;
                starts[copy][k] = places[from][k / AXES][1 + k % AXES];
            }
        }
        return paths(starts, 0, force, 1);
    }

    /// @param starts coordinates in each copy; those along x are the same in all
    /// @param block  of random numbers
    private NeuronPaths paths(double[][] starts, double violation, double force, int block) {
        Metric metric = metric(violation);
        double[] times = new double[sampling.frames()];
        Arrays.setAll(times, frame -> (frame - sampling.middle()) * sampling.step());
        double[][] moved = moved(metric, starts[0], times, force, block);
        int n = starts[0].length / AXES;
        double[][] matrices = new double[times.length][SIX * n];
        double[][][] places = new double[starts.length][times.length][AXES * n];
        MetricJet jet = new MetricJet(0);
        for (int frame = 0; frame < times.length; frame++) {
            for (int copy = 0; copy < places.length; copy++) {
                for (int k = 0; k < AXES * n; k++) {
                    places[copy][frame][k] = starts[copy][k] + moved[frame][k];
                }
            }
            jet.event()[0] = times[frame];
            for (int i = 0; i < n; i++) {
                jet.event()[1] = places[0][frame][AXES * i];
                requireMetric(metric, jet);
                System.arraycopy(jet.metric(), 1 + AXES, matrices[frame], SIX * i, SIX);
            }
        }
        return new NeuronPaths(sampling.step(), matrices, places);
    }

    /// How far neurons are from where they began, frame by frame.
    private double[][] moved(Metric metric, double[] starts, double[] times, double force, int block) {
        int n = starts.length / AXES;
        double[] velocities = new RandomStream(seed, Purpose.CHECK_POINTS, VELOCITIES, block).gaussians(AXES * n);
        GeodesicSolver solver = new GeodesicSolver(metric, GeodesicSettings.of(GeodesicLaw.COORDINATE_TIME, TOLERANCE));
        double[][] moved = new double[times.length][AXES * n];
        for (int i = 0; i < n; i++) {
            double[] event = {times[0], starts[AXES * i], 0, 0};
            double[] unit = units(metric, event);
            double[] v = new double[AXES];
            for (int a = 0; a < AXES; a++) {
                v[a] = sampling.speed() * velocities[AXES * i + a] / unit[a];
            }
            GeodesicStart start = GeodesicStart.ofVelocity(metric, CausalCharacter.TIME_LIKE, event, v);
            Geodesic geodesic = solver.follow(start, times[times.length - 1], times);
            if (geodesic.points().size() < times.length) {
                throw new UntestableException("a neuron leaves the space-time at t = %s"
                        .formatted(geodesic.last().t()));
            }
            for (int frame = 0; frame < times.length; frame++) {
                for (int a = 0; a < AXES; a++) {
                    double bent = geodesic.points().get(frame).event(1 + a) - event[1 + a];
                    double straight = (times[frame] - times[0]) * v[a];
                    moved[frame][AXES * i + a] = (1 - force) * bent + force * straight;
                }
            }
        }
        return moved;
    }

    private static void requireMetric(Metric metric, MetricJet jet) {
        if (!metric.at(jet)) {
            throw new UntestableException("there is no space-time at t = %s".formatted(jet.event()[0]));
        }
    }

    /// Proper lengths of units of coordinates at x = 0 and t = 0.
    private double[] units() {
        return units(metric(0), new double[1 + AXES]);
    }

    private static double[] units(Metric metric, double[] event) {
        MetricJet jet = new MetricJet(0);
        System.arraycopy(event, 0, jet.event(), 0, event.length);
        requireMetric(metric, jet);
        double[] unit = new double[AXES];
        Arrays.setAll(unit, a -> Math.sqrt(jet.g(1 + a, 1 + a)));
        return unit;
    }

    /// Places that are looked at.
    ///
    /// @param each in each copy
    /// @return events at t = 0, copy by copy
    double[][][] places(int each) {
        return places(0, each);
    }

    private double[][][] places(int block, int each) {
        double[] unit = units();
        List<double[][]> places = new ArrayList<>();
        for (int copy = 0; copy < NeuronMotion.COPIES; copy++) {
            RandomStream random = new RandomStream(seed, Purpose.CHECK_POINTS, PLACES + block, copy);
            double[][] some = new double[each][1 + AXES];
            for (double[] place : some) {
                for (int a = 0; a < AXES; a++) {
                    place[1 + a] = around(a) * (2 * random.nextUniform() - 1) / unit[a];
                }
            }
            places.add(some);
        }
        return places.toArray(new double[0][][]);
    }
}
