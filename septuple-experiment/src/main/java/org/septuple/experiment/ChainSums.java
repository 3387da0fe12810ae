package org.septuple.experiment;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.septuple.gravity.ActionIdentity;
import org.septuple.gravity.ChainDensities;
import org.septuple.gravity.ChainDensities.Line;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Grid;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MetricJet;
import org.septuple.spacetime.MovingNeurons;
import org.septuple.spacetime.Neurons;

/// Integrals over a box of the lines of (8.4) to (8.8) at one time, by the midpoint rule. Lines that are sums over neurons end where their kernels do; those of fields, line 3 of (8.7) and (8.8), do not:
/// they are integrated outside holes alone, where the density is below some hole, and again outside holes of a hundred times that density.
///
/// Distances are ∫abs(f − g)/∫(abs f + abs g): 0 if two densities are the same, 1 if they have no sign in common.
final class ChainSums {

    private static final int AXES = 3;
    private static final int POINTS = 14;
    /// Half extents of kernels that a box has beyond its outermost neurons.
    private static final double REACH = 4;
    /// Of the density of a hole.
    private static final double INSIDE = 100;

    private final Map<Line, Double> lines = new EnumMap<>(Line.class);
    private double pulled;
    private double neurons;
    private double fields;
    private double fieldsPrinted;
    private double divergence;
    private double scalar;
    private double fieldsInside;
    private double scalarInside;
    private double accelerationsApart;
    private double accelerationsSize;
    private double densitiesApart;
    private double densitiesSize;

    /// Sums over a box that holds the neurons of a field with their kernels.
    static ChainSums of(MovingNeurons field) {
        return of(field.neurons(), field.everywhere(), field.hole());
    }

    /// Sums over a box that holds neurons with their kernels.
    ///
    /// @param of    neurons with ẋ_i, ẍ_i and ġ_i at t = 0
    /// @param field in synchronous gauge
    /// @param hole  density below which fields are not integrated
    static ChainSums of(Neurons of, Metric field, double hole) {
        double[] least = new double[AXES];
        double[] most = new double[AXES];
        Arrays.fill(least, Double.MAX_VALUE);
        Arrays.fill(most, -Double.MAX_VALUE);
        double[] extents = new double[AXES];
        for (int i = 0; i < of.size(); i++) {
            of.extents(i, extents);
            for (int a = 0; a < AXES; a++) {
                least[a] = Math.min(least[a], of.position(i, a) - REACH * extents[a]);
                most[a] = Math.max(most[a], of.position(i, a) + REACH * extents[a]);
            }
        }
        Axis[] axes = new Axis[AXES];
        for (int a = 0; a < AXES; a++) {
            axes[a] = new Axis(least[a], most[a], POINTS, Boundary.REFLECTING);
        }
        return of(of, field, hole, Grid.of(axes));
    }

    /// Sums over the cells of a grid.
    ///
    /// @param of    neurons
    /// @param field in synchronous gauge
    /// @param hole  density below which fields are not integrated
    /// @param grid  of three axes
    static ChainSums of(Neurons of, Metric field, double hole, Grid grid) {
        ChainSums sums = new ChainSums();
        sums.pulled = pulled(of);
        ChainDensities densities = new ChainDensities(of);
        ActionIdentity identity = new ActionIdentity();
        MetricJet jet = new MetricJet(2);
        double[] place = new double[AXES];
        for (int cell = 0; cell < grid.size(); cell++) {
            grid.position(cell, place);
            System.arraycopy(place, 0, jet.event(), 1, AXES);
            if (field.at(jet) && densities.at(jet)) {
                sums.add(densities, identity.at(jet), hole, grid.cellVolume());
            }
        }
        return sums;
    }

    /// Σ_i g_i ẍ_i x_i.
    private static double pulled(Neurons of) {
        double[] velocity = new double[AXES];
        double[] acceleration = new double[AXES];
        double[] g = new double[2 * AXES];
        double[] rate = new double[2 * AXES];
        double sum = 0;
        for (int i = 0; i < of.size(); i++) {
            of.motion(i, velocity, acceleration, rate);
            of.matrix(i, g);
            for (int a = 0, at = 0; a < AXES; a++) {
                for (int b = a; b < AXES; b++, at++) {
                    double product = acceleration[a] * of.position(i, b) + acceleration[b] * of.position(i, a);
                    sum += g[at] * (a == b ? product / 2 : product);
                }
            }
        }
        return sum;
    }

    private void add(ChainDensities at, ActionIdentity.Sides sides, double hole, double cell) {
        for (Line line : Line.values()) {
            lines.merge(line, cell * at.of(line), Double::sum);
        }
        neurons += cell * at.density();
        double own = at.of(Line.CENTRED);
        double geodesic = at.of(Line.GEODESIC);
        accelerationsApart += cell * Math.abs(own - geodesic);
        accelerationsSize += cell * (Math.abs(own) + Math.abs(geodesic));
        if (at.density() >= hole) {
            add(at, sides, cell);
        }
        if (at.density() >= INSIDE * hole) {
            fieldsInside += cell * sides.action();
            scalarInside += cell * sides.scalar();
        }
    }

    private void add(ChainDensities at, ActionIdentity.Sides sides, double cell) {
        fields += cell * sides.action();
        fieldsPrinted += cell * sides.printed();
        divergence += cell * sides.divergence();
        scalar += cell * sides.scalar();
        double gradients = at.of(Line.GRADIENTS);
        densitiesApart += cell * Math.abs(gradients - sides.action());
        densitiesSize += cell * (Math.abs(gradients) + Math.abs(sides.action()));
    }

    /// Adds those of another time.
    void add(ChainSums other) {
        other.lines.forEach((line, value) -> lines.merge(line, value, Double::sum));
        pulled += other.pulled;
        neurons += other.neurons;
        fields += other.fields;
        fieldsPrinted += other.fieldsPrinted;
        divergence += other.divergence;
        scalar += other.scalar;
        fieldsInside += other.fieldsInside;
        scalarInside += other.scalarInside;
        accelerationsApart += other.accelerationsApart;
        accelerationsSize += other.accelerationsSize;
        densitiesApart += other.densitiesApart;
        densitiesSize += other.densitiesSize;
    }

    /// A line.
    double of(Line line) {
        return lines.getOrDefault(line, 0.0);
    }

    /// Σ_i g_i ẍ_i x_i of (8.3), no integral.
    double pulled() {
        return pulled;
    }

    /// ∫{√g_i}, N by (6.14).
    double neurons() {
        return neurons;
    }

    /// The third line of (8.7).
    ///
    /// @param printed with minus
    double fields(boolean printed) {
        return printed ? fieldsPrinted : fields;
    }

    /// What (8.8) leaves to the boundary.
    double divergence() {
        return divergence;
    }

    /// ∫√−g R.
    double scalar() {
        return scalar;
    }

    /// The third line of (8.7) with plus, inside.
    double fieldsInside() {
        return fieldsInside;
    }

    /// ∫√−g R, inside.
    double scalarInside() {
        return scalarInside;
    }

    /// Distance of the densities of (8.4), line 3, and (8.5).
    double accelerations() {
        return accelerationsApart / accelerationsSize;
    }

    /// Distance of the densities of (8.7), lines 2 and 3, with plus.
    double densities() {
        return densitiesApart / densitiesSize;
    }
}
