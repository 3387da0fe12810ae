package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.septuple.gravity.evolution.SpatialSlice;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Grid;

/// A field as people see it: one or two dimensions, few enough cells to print.
///
/// Cells are averaged in blocks. Of three dimensions the last is integrated over for p, and cut through the middle for all else. Components of γ_ij that are uniform are not shown.
/// The phase is that of the averaged Ψ, NaN where p is less than [#FAINT] of its maximum.
///
/// @param subject what is shown
/// @param time    t
/// @param axes    one or two, as coarse as the picture
/// @param values  one number per cell of these axes, the last running fastest
public record Picture(Subject subject, double time, List<Axis> axes, List<Double> values) {

    /// Cells along each axis of a map, at most.
    public static final int MOST_OF_MAP = 96;

    /// Cells of a curve, at most.
    public static final int MOST_OF_CURVE = 512;

    /// Share of the highest density below which a phase means nothing.
    public static final double FAINT = 1e-6;

    private static final int MOST_TIMES = 6;
    private static final double ROUND_OFF = 1e-13;

    public Picture {
        axes = List.copyOf(axes);
        values = List.copyOf(values);
    }

    /// What a picture shows.
    public enum Subject {
        /// p.
        DENSITY,
        /// arg Ψ in (−π, π].
        PHASE,
        /// First component of u.
        VELOCITY_0,
        /// Second component of u.
        VELOCITY_1,
        /// Third component of u.
        VELOCITY_2,
        /// γ_xx less its mean.
        GAMMA_XX,
        /// γ_xy less its mean.
        GAMMA_XY,
        /// γ_xz less its mean.
        GAMMA_XZ,
        /// γ_yy less its mean.
        GAMMA_YY,
        /// γ_yz less its mean.
        GAMMA_YZ,
        /// γ_zz less its mean.
        GAMMA_ZZ,
        /// κρ.
        DUST
    }

    /// Which frames are shown: evenly spaced, the first and the last among them.
    ///
    /// @param frames how many there are
    /// @return rising numbers, 6 at most
    public static List<Integer> shown(int frames) {
        List<Integer> shown = new ArrayList<>();
        int count = Math.min(frames, MOST_TIMES);
        for (int k = 0; k < count; k++) {
            shown.add(count == 1 ? 0 : (int) ((long) k * (frames - 1) / (count - 1)));
        }
        return shown;
    }

    /// The pictures of a frame.
    ///
    /// @param frame fields
    /// @return density and, if Ψ is there, phase, or the components of u, or those of γ that vary, and dust
    public static List<Picture> of(FieldFrame frame) {
        Grid grid = frame.grid();
        Map<Subject, double[]> shown = new LinkedHashMap<>();
        double[] re = frame.field(FieldQuantity.WAVE_RE).orElse(null);
        double[] im = frame.field(FieldQuantity.WAVE_IM).orElse(null);
        if (re != null && im != null) {
            double[] density = new double[re.length];
            Arrays.setAll(density, cell -> re[cell] * re[cell] + im[cell] * im[cell]);
            shown.put(Subject.DENSITY, flat(grid, density, true));
            shown.put(Subject.PHASE, phase(flat(grid, re, false), flat(grid, im, false)));
        } else {
            frame.field(FieldQuantity.DENSITY)
                    .ifPresent(density -> shown.put(Subject.DENSITY, flat(grid, density, true)));
            for (int k = 0; k < grid.dimensions(); k++) {
                Subject subject = Subject.valueOf("VELOCITY_" + k);
                frame.field(FieldQuantity.velocity(k))
                        .ifPresent(velocity -> shown.put(subject, flat(grid, velocity, false)));
            }
        }
        for (int pair = 0; pair < SpatialSlice.PAIRS; pair++) {
            FieldQuantity quantity = FieldQuantity.metric(pair);
            Subject subject = Subject.valueOf(quantity.name());
            frame.field(quantity)
                    .map(gamma -> wave(grid, gamma))
                    .filter(wave -> wave.length > 0)
                    .ifPresent(wave -> shown.put(subject, wave));
        }
        frame.field(FieldQuantity.DUST).ifPresent(dust -> shown.put(Subject.DUST, flat(grid, dust, false)));
        List<Axis> axes = axes(grid);
        List<Picture> pictures = new ArrayList<>();
        shown.forEach((subject, values) -> pictures.add(new Picture(
                subject, frame.time(), axes, Arrays.stream(values).boxed().toList())));
        return pictures;
    }

    /// What varies of a field; empty if it is round-off.
    private static double[] wave(Grid grid, double[] field) {
        double mean = 0;
        for (double value : field) {
            mean += value / field.length;
        }
        double[] wave = new double[field.length];
        double largest = 0;
        double round = 0;
        for (int cell = 0; cell < wave.length; cell++) {
            wave[cell] = field[cell] - mean;
            largest = Math.max(largest, Math.abs(wave[cell]));
            round = Math.max(round, Math.abs(field[cell]));
        }
        return largest > ROUND_OFF * round ? flat(grid, wave, false) : new double[0];
    }

    private static double[] phase(double[] re, double[] im) {
        double highest = 0;
        for (int i = 0; i < re.length; i++) {
            highest = Math.max(highest, re[i] * re[i] + im[i] * im[i]);
        }
        double[] phase = new double[re.length];
        for (int i = 0; i < phase.length; i++) {
            double density = re[i] * re[i] + im[i] * im[i];
            phase[i] = density > FAINT * highest ? StrictMath.atan2(im[i], re[i]) : Double.NaN;
        }
        return phase;
    }

    private static int blocks(Grid grid, int axis) {
        int most = grid.dimensions() == 1 ? MOST_OF_CURVE : MOST_OF_MAP;
        return Math.ceilDiv(grid.axis(axis).points(), most);
    }

    /// Axes of whole blocks; cells left over at the end are not shown.
    static List<Axis> axes(Grid grid) {
        List<Axis> axes = new ArrayList<>();
        for (int k = 0; k < Math.min(grid.dimensions(), 2); k++) {
            Axis axis = grid.axis(k);
            int block = blocks(grid, k);
            int cells = axis.points() / block;
            axes.add(new Axis(axis.from(), axis.from() + cells * block * axis.spacing(), cells, axis.boundary()));
        }
        return axes;
    }

    private static double[] flat(Grid grid, double[] field, boolean integrated) {
        int d = grid.dimensions();
        int last = d == 3 ? grid.axis(2).points() : 1;
        int rows = d == 1 ? 1 : grid.axis(0).points();
        int columns = grid.axis(d == 1 ? 0 : 1).points();
        int rowBlock = d == 1 ? 1 : blocks(grid, 0);
        int columnBlock = blocks(grid, d == 1 ? 0 : 1);
        double depth = d == 3 && integrated ? grid.axis(2).spacing() : 1;
        int from = d == 3 && !integrated ? last / 2 : 0;
        int until = d == 3 && !integrated ? last / 2 + 1 : last;
        double[] flat = new double[(rows / rowBlock) * (columns / columnBlock)];
        int at = 0;
        for (int i = 0; i + rowBlock <= rows; i += rowBlock) {
            for (int j = 0; j + columnBlock <= columns; j += columnBlock) {
                double sum = 0;
                for (int r = i; r < i + rowBlock; r++) {
                    for (int c = j; c < j + columnBlock; c++) {
                        for (int k = from; k < until; k++) {
                            sum += field[(r * columns + c) * last + k];
                        }
                    }
                }
                flat[at++] = sum * depth / (rowBlock * columnBlock);
            }
        }
        return flat;
    }
}
