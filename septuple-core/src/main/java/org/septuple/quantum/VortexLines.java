package org.septuple.quantum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Grid;

/// The vortex lines of a wave function in three dimensions: curves of zeros of Ψ around which the phase winds.
///
/// Between neighbouring cells a and b the phase goes on by the shortest step s(a, b) = −s(b, a) = φ_b − φ_a + 2πn(a, b). Around a
/// square the φ cancel, so that its steps add up to 2π times a whole number w, which is ±1 or 0: a line pierces it along its normal, against
/// it, or none does. In the sum of w over the six faces of a cube of eight cells, all with outward normals, each edge belongs to two
/// faces that run along it in opposite senses; the n cancel and the flux of windings out of the cube is 0, exactly. So as many
/// lines leave a cube as enter it. Linked from cube to cube, pierced squares make closed lines, lines that wrap periodic axes, and
/// lines that end where there is no next cube, at walls.
///
/// Squares where Ψ is faint are not looked at (of round-off the phase winds at random); a line ends there as well. A square is pierced
/// where the [6 × 6-cell][org.septuple.numerics.LagrangeStencil] interpolation of Ψ in its plane is 0: points err by O(h⁶).
/// Cubes with more than one way through are told apart by distance only and counted as crossings. A core of |n| > 1 turns is |n| lines
/// nearer to each other than circles fit, so none of them is certain.
public final class VortexLines {

    private static final int PROBES = 8;

    private final WaveFunction psi;
    private final Grid grid;
    private final double largest;
    private final double noise;
    private final PiercedSquares squares;
    private final double[][] points;
    private final SquareLinks links;
    private final List<VortexLine> found = new ArrayList<>();

    /// Finds all. The cost is linear in the number of cells, with little more for each pierced square.
    ///
    /// @param psi       Ψ on a grid of three dimensions
    /// @param threshold of p around a square relative to max p, such as 1e-10; below, phases are not looked at
    /// @param noise     standard deviation of Ψ's real and imaginary parts, ≥ 0; nor where |Ψ| is below five times that
    /// @return lines with ends first, else by their first squares in the order of normals and cells
    public static VortexLines in(WaveFunction psi, double threshold, double noise) {
        return new VortexLines(psi, threshold, noise);
    }

    private VortexLines(WaveFunction psi, double threshold, double noise) {
        this.psi = psi;
        this.grid = psi.grid();
        if (grid.dimensions() != 3) {
            throw new IllegalArgumentException(
                    "vortex lines of a grid of %d dimensions: need 3; two have vortices".formatted(grid.dimensions()));
        }
        if (!(threshold >= 0 && threshold < 1 && noise >= 0)) {
            throw new IllegalArgumentException(
                    "threshold %g must be in [0, 1), noise %g >= 0".formatted(threshold, noise));
        }
        this.largest = largest();
        this.noise = CoreLoops.noise(noise, largest);
        double clear = CoreLoops.CLEAR * noise;
        this.squares = new PiercedSquares(psi, Math.max(threshold * largest, clear * clear));
        this.points = points();
        this.links = new SquareLinks(grid, squares.all(), points);
        follow();
    }

    private double largest() {
        double most = 0;
        for (int cell = 0; cell < grid.size(); cell++) {
            most = Math.max(most, psi.re()[cell] * psi.re()[cell] + psi.im()[cell] * psi.im()[cell]);
        }
        return most;
    }

    private double[][] points() {
        PlaneZero[] zeros = new PlaneZero[3];
        Arrays.setAll(zeros, normal -> new PlaneZero(psi, (normal + 1) % 3, (normal + 2) % 3));
        double[][] all = new double[squares.all().size()][];
        for (int s = 0; s < all.length; s++) {
            PiercedSquares.Square square = squares.all().get(s);
            double[] middle = new double[3];
            for (int k = 0; k < 3; k++) {
                middle[k] = k == square.normal()
                        ? grid.axis(k).position(grid.along(square.cell(), k))
                        : CoreLoops.middle(grid, square.cell(), k);
            }
            all[s] = zeros[square.normal()].near(middle);
        }
        return all;
    }

    private void follow() {
        boolean[] follows = new boolean[points.length];
        for (int s = 0; s < points.length; s++) {
            if (links.next(s) != SquareLinks.NONE) {
                follows[links.next(s)] = true;
            }
        }
        boolean[] seen = new boolean[points.length];
        for (int s = 0; s < points.length; s++) {
            if (!follows[s]) {
                found.add(line(members(s, seen), false));
            }
        }
        for (int s = 0; s < points.length; s++) {
            if (!seen[s]) {
                found.add(line(members(s, seen), true));
            }
        }
    }

    private List<Integer> members(int first, boolean[] seen) {
        List<Integer> members = new ArrayList<>();
        for (int s = first; s != SquareLinks.NONE && !seen[s]; s = links.next(s)) {
            seen[s] = true;
            members.add(s);
        }
        return members;
    }

    private VortexLine line(List<Integer> members, boolean closed) {
        double[] q = points[members.getFirst()].clone();
        double[] from = q.clone();
        List<List<Double>> path = new ArrayList<>();
        path.add(List.of(q[0], q[1], q[2]));
        double length = 0;
        for (int i = 1; i < members.size() + (closed ? 1 : 0); i++) {
            int before = members.get(i - 1);
            int here = members.get(i % members.size());
            length += links.distance(before, here);
            for (int k = 0; k < 3; k++) {
                q[k] += links.along(before, here, k);
            }
            if (i < members.size()) {
                path.add(List.of(q[0], q[1], q[2]));
            }
        }
        List<Integer> wraps = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            Axis axis = grid.axis(k);
            wraps.add(closed && axis.periodic() ? (int) Math.rint((q[k] - from[k]) / axis.length()) : 0);
        }
        List<VortexLine.End> ends =
                closed ? List.of() : List.of(links.beginning(members.getFirst()), links.end(members.getLast()));
        Probes probes = probes(members, closed);
        return new VortexLine(
                path,
                ends,
                wraps,
                length,
                probes.tried,
                probes.sure,
                probes.sure == 0 ? 0 : probes.clearance / Math.sqrt(largest));
    }

    private static final class Probes {
        private int tried;
        private int sure;
        private double clearance = Double.POSITIVE_INFINITY;
    }

    private Probes probes(List<Integer> members, boolean closed) {
        Probes probes = new Probes();
        int count = members.size();
        int last = -1;
        for (int i = 0; i < PROBES; i++) {
            int until = (int) ((i + 1L) * count / PROBES);
            int at = Math.max(last + 1, (int) ((i + 0.5) * count / PROBES));
            while (at < until && !transverse(members, at, closed)) {
                at++;
            }
            if (at < until) {
                last = at;
                CoreLoops loops = loops(members.get(at));
                probes.tried++;
                if (loops.certain(noise)) {
                    probes.sure++;
                    probes.clearance = Math.min(probes.clearance, loops.clearance());
                }
            }
        }
        return probes;
    }

    /// Whether the line goes along the normal of this square more than along the other axes.
    private boolean transverse(List<Integer> members, int at, boolean closed) {
        int count = members.size();
        int before = members.get(closed ? Math.floorMod(at - 1, count) : Math.max(0, at - 1));
        int after = members.get(closed ? (at + 1) % count : Math.min(count - 1, at + 1));
        int normal = squares.all().get(members.get(at)).normal();
        double along = Math.abs(links.along(before, after, normal));
        return along > 0
                && along >= Math.abs(links.along(before, after, (normal + 1) % 3))
                && along >= Math.abs(links.along(before, after, (normal + 2) % 3));
    }

    private CoreLoops loops(int s) {
        PiercedSquares.Square square = squares.all().get(s);
        int normal = square.normal();
        int j = (normal + 1) % 3;
        int k = (normal + 2) % 3;
        double room = CoreLoops.room(
                grid, points[s], square.cell(), j, k, at -> at != square.cell() && squares.winding(at, normal) != 0);
        return CoreLoops.around(psi, points[s], j, k, square.winding(), 0, room);
    }

    /// The lines.
    ///
    /// @return those with ends first
    public List<VortexLine> all() {
        return List.copyOf(found);
    }

    /// Only those that are certain.
    ///
    /// @return in the same order
    public List<VortexLine> certain() {
        return found.stream().filter(VortexLine::certain).toList();
    }

    /// Cubes of eight cells with more than one way through, where lines may be linked wrongly.
    ///
    /// @return ≥ 0
    public int crossings() {
        return links.crossings();
    }
}
