package org.septuple.quantum;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.septuple.numerics.Grid;

/// A sheet of links across which a many-valued phase jumps. A loop that crosses it once, and no other, has its circulation.
///
/// @param links    those that it cuts
/// @param smallest jump in turns, of all links by size; differs from the largest where vortices lie along the cut
/// @param largest  jump in turns, by size
public record BranchCut(List<Link> links, double smallest, double largest) {

    /// A link between two cells.
    ///
    /// @param cell where it begins
    /// @param axis along which it goes to the next cell
    public record Link(int cell, int axis) {}

    public BranchCut {
        links = List.copyOf(links);
    }

    /// The cut links of a forest in sheets: links of one square of four cells belong together.
    ///
    /// @param unit      that gaps are divided by, to be turns
    /// @param tolerance of gaps, in turns
    static List<BranchCut> of(Grid grid, SpanningPotential potential, double unit, double tolerance) {
        List<Link> cut = new ArrayList<>();
        List<Double> jumps = new ArrayList<>();
        Map<Link, Integer> numbers = new HashMap<>(); // looked up only, never gone through
        for (int k = 0; k < grid.dimensions(); k++) {
            for (int cell = 0; cell < grid.size(); cell++) {
                double turns = Math.abs(potential.gap(cell, k)) / unit;
                if (turns > tolerance) {
                    Link link = new Link(cell, k);
                    numbers.put(link, cut.size());
                    cut.add(link);
                    jumps.add(turns);
                }
            }
        }
        int[] group = groups(grid, cut, numbers);
        Map<Integer, List<Integer>> sheets = new LinkedHashMap<>();
        for (int i = 0; i < group.length; i++) {
            sheets.computeIfAbsent(root(group, i), r -> new ArrayList<>()).add(i);
        }
        return sheets.values().stream()
                .map(sheet -> new BranchCut(
                        sheet.stream().map(cut::get).toList(),
                        sheet.stream().mapToDouble(jumps::get).min().orElseThrow(),
                        sheet.stream().mapToDouble(jumps::get).max().orElseThrow()))
                .toList();
    }

    private static int[] groups(Grid grid, List<Link> cut, Map<Link, Integer> numbers) {
        Links links = new Links(grid);
        int[] group = new int[cut.size()];
        for (int i = 0; i < group.length; i++) {
            group[i] = i;
        }
        for (int i = 0; i < group.length; i++) {
            Link link = cut.get(i);
            for (int j = 0; j < grid.dimensions(); j++) {
                if (j == link.axis()) {
                    continue;
                }
                unite(group, i, square(links, link, j, link.cell()), numbers);
                int below = links.previous(link.cell(), j);
                if (below >= 0) {
                    unite(group, i, square(links, new Link(below, link.axis()), j, below), numbers);
                }
            }
        }
        return group;
    }

    /// The four links of the square with a corner at a cell.
    private static List<Link> square(Links links, Link side, int j, int corner) {
        int k = side.axis();
        int next = links.next(corner, k);
        int above = links.next(corner, j);
        return List.of(new Link(corner, k), new Link(corner, j), new Link(next, j), new Link(above, k));
    }

    private static void unite(int[] group, int i, List<Link> square, Map<Link, Integer> numbers) {
        for (Link link : square) {
            Integer other = numbers.get(link);
            if (other != null) {
                int a = root(group, i);
                int b = root(group, other);
                group[Math.max(a, b)] = Math.min(a, b);
            }
        }
    }

    private static int root(int[] group, int i) {
        int root = i;
        while (group[root] != root) {
            group[root] = group[group[root]];
            root = group[root];
        }
        return root;
    }
}
