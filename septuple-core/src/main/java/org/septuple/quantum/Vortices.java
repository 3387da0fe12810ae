package org.septuple.quantum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Grid;

/// The vortices of a wave function in two dimensions: squares of four cells around which the phase winds.
///
/// One square holds at most one turn, so a core of |n| > 1 turns shows as several squares, also of other signs. Squares
/// within two cells are one vortex with their sum; a sum of 0 is a pair that the grid does not resolve, counted only.
///
/// A lone square's core is the zero of the bilinear, then of the [6 × 6-cell][org.septuple.numerics.LagrangeStencil] interpolation
/// of Ψ. That of several is c in (1/πn) ∮(z − c) dφ = 0, right for φ = n arg(z − c), on a circle of R outside of all; a background
/// wave of wave number κ shifts it by κR²/2n.
public final class Vortices {

    private final WaveFunction psi;
    private final Grid grid;
    private final Links links;
    private final double spacing;
    private final double largest;
    private final double noise;
    private final PiercedSquares squares;
    private final List<Vortex> found = new ArrayList<>();
    private int pairs;

    /// Finds all.
    ///
    /// @param psi       Ψ on a grid of two dimensions
    /// @param threshold of p around a square relative to max p, such as 1e-10; below, phases are not looked at
    /// @param noise     standard deviation of Ψ's real and imaginary parts, ≥ 0
    /// @return by their first squares in the order of cells
    public static Vortices in(WaveFunction psi, double threshold, double noise) {
        return new Vortices(psi, threshold, noise);
    }

    private Vortices(WaveFunction psi, double threshold, double noise) {
        this.psi = psi;
        this.grid = psi.grid();
        if (grid.dimensions() != 2) {
            throw new IllegalArgumentException("vortices of a grid of %d dimensions: need 2; three have vortex lines"
                    .formatted(grid.dimensions()));
        }
        if (!(threshold >= 0 && threshold < 1 && noise >= 0)) {
            throw new IllegalArgumentException(
                    "threshold %g must be in [0, 1), noise %g >= 0".formatted(threshold, noise));
        }
        this.links = new Links(grid);
        this.spacing = Math.max(grid.axis(0).spacing(), grid.axis(1).spacing());
        this.largest = Arrays.stream(psi.density()).max().orElseThrow();
        this.noise = CoreLoops.noise(noise, largest);
        this.squares = new PiercedSquares(psi, threshold * largest);
        for (Core core : cores()) {
            if (core.winding == 0) {
                pairs++;
            } else {
                found.add(vortex(core));
            }
        }
    }

    /// One vortex to be: its middle and how far its squares reach from there.
    private static final class Core {
        private final double[] middle = new double[2];
        private final List<Integer> members;
        private int winding;
        private double extent;

        Core(List<Integer> members) {
            this.members = members;
        }
    }

    private List<Core> cores() {
        Map<Integer, Boolean> seen = new HashMap<>();
        List<Core> cores = new ArrayList<>();
        for (PiercedSquares.Square square : squares.all()) {
            if (seen.put(square.cell(), true) != null) {
                continue;
            }
            List<Integer> members = new ArrayList<>();
            members.add(square.cell());
            for (int i = 0; i < members.size(); i++) {
                for (int near : within(members.get(i))) {
                    if (winding(near) != 0 && seen.put(near, true) == null) {
                        members.add(near);
                    }
                }
            }
            cores.add(core(members));
        }
        return cores;
    }

    /// Cells at most two away along each axis.
    private List<Integer> within(int cell) {
        List<Integer> near = new ArrayList<>();
        for (int i = -2; i <= 2; i++) {
            int row = links.moved(cell, 0, i);
            for (int j = -2; j <= 2 && row >= 0; j++) {
                int at = links.moved(row, 1, j);
                if (at >= 0) {
                    near.add(at);
                }
            }
        }
        return near;
    }

    private int winding(int square) {
        return squares.winding(square, PiercedSquares.ACROSS_LAST);
    }

    private Core core(List<Integer> members) {
        Core core = new Core(members);
        double[] origin = centre(members.getFirst());
        double[][] centres = new double[members.size()][];
        for (int i = 0; i < centres.length; i++) {
            core.winding += winding(members.get(i));
            double[] centre = centre(members.get(i));
            for (int k = 0; k < 2; k++) {
                centre[k] = origin[k] + shortest(centre[k] - origin[k], k);
                core.middle[k] += centre[k] / centres.length;
            }
            centres[i] = centre;
        }
        for (double[] centre : centres) {
            core.extent = Math.max(core.extent, distance(centre, core.middle));
        }
        return core;
    }

    private double[] centre(int square) {
        return new double[] {CoreLoops.middle(grid, square, 0), CoreLoops.middle(grid, square, 1)};
    }

    private double shortest(double difference, int k) {
        return CoreLoops.shortest(grid.axis(k), difference);
    }

    private double distance(double[] a, double[] b) {
        double x = shortest(a[0] - b[0], 0);
        double y = shortest(a[1] - b[1], 1);
        return Math.sqrt(x * x + y * y);
    }

    private Vortex vortex(Core core) {
        double[] q = core.members.size() == 1
                ? new PlaneZero(psi, 0, 1).near(core.middle)
                : VortexCentre.of(psi, core.middle, core.winding, core.extent + 1.5 * spacing);
        double room = core.extent > CoreLoops.WIDEST * spacing
                ? 0
                : CoreLoops.room(
                        grid, q, core.members.getFirst(), 0, 1, at -> winding(at) != 0 && !core.members.contains(at));
        CoreLoops loops = CoreLoops.around(psi, q, 0, 1, core.winding, core.extent, room);
        wrap(q);
        return new Vortex(
                List.of(q[0], q[1]),
                core.winding,
                core.members.size(),
                loops.agreeing(),
                loops.tried(),
                loops.clearance() / Math.sqrt(largest),
                loops.clearance() / noise);
    }

    private void wrap(double[] q) {
        for (int k = 0; k < 2; k++) {
            Axis axis = grid.axis(k);
            if (axis.periodic()) {
                q[k] -= axis.length() * Math.floor((q[k] - axis.from()) / axis.length());
            }
        }
    }

    /// The vortices.
    ///
    /// @return by their first squares in the order of cells
    public List<Vortex> all() {
        return List.copyOf(found);
    }

    /// Only those that are certain.
    ///
    /// @return in the same order
    public List<Vortex> certain() {
        return found.stream().filter(Vortex::certain).toList();
    }

    /// Groups of squares within two cells whose windings cancel.
    ///
    /// @return ≥ 0
    public int unresolvedPairs() {
        return pairs;
    }

    /// Sum of all windings.
    ///
    /// @return 0 on a torus
    public int total() {
        return found.stream().mapToInt(Vortex::winding).sum();
    }
}
