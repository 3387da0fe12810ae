package org.septuple.quantum;

import java.util.Arrays;

/// The angles A of [BondWave], where they are not 0: faces by slot, in the order of their cells. A row without any costs
/// nothing; a face takes 20 bytes.
final class BondAngles {

    private final int length;
    private final int[] counts = new int[CellRows.SLOTS];
    private final int[][] firsts = new int[CellRows.SLOTS][];
    private final int[][] cells = new int[CellRows.SLOTS][0];
    private final double[][] bends = new double[CellRows.SLOTS][0];
    private final double[][] sines = new double[CellRows.SLOTS][0];

    BondAngles(CellRows rows) {
        length = rows.length;
        Arrays.setAll(firsts, slot -> new int[slot < rows.missing ? 1 : rows.rows + 1]);
    }

    boolean none() {
        return counts[0] + counts[1] + counts[2] == 0;
    }

    /// Forgets all.
    void clear() {
        Arrays.fill(counts, 0);
    }

    /// Takes the next face of a slot.
    ///
    /// @param cell below the face; above that of the face before
    void add(int slot, int cell, double angle) {
        int n = counts[slot]++;
        if (n == cells[slot].length) {
            int more = n + n / 2 + 16;
            cells[slot] = Arrays.copyOf(cells[slot], more);
            bends[slot] = Arrays.copyOf(bends[slot], more);
            sines[slot] = Arrays.copyOf(sines[slot], more);
        }
        double half = StrictMath.sin(angle / 2);
        cells[slot][n] = cell;
        bends[slot][n] = 2 * half * half;
        sines[slot][n] = StrictMath.sin(angle);
    }

    /// Finds out where rows begin, after the last face was taken.
    void close() {
        for (int slot = 0; slot < CellRows.SLOTS; slot++) {
            int n = 0;
            for (int row = 0; row < firsts[slot].length; row++) {
                while (n < counts[slot] && cells[slot][n] < row * length) {
                    n++;
                }
                firsts[slot][row] = n;
            }
        }
    }

    /// The first face whose cell is in a row.
    int first(int slot, int row) {
        return firsts[slot][row];
    }

    /// The face after the last whose cell is in a row.
    int end(int slot, int row) {
        return firsts[slot][row + 1];
    }

    int cell(int slot, int face) {
        return cells[slot][face];
    }

    /// 1 − cos A.
    double bend(int slot, int face) {
        return bends[slot][face];
    }

    /// sin A.
    double sine(int slot, int face) {
        return sines[slot][face];
    }

    /// The face above a cell.
    ///
    /// @return negative if its A is 0
    int above(int slot, int cell) {
        int row = cell / length;
        int from = first(slot, row);
        int to = end(slot, row);
        return from == to ? -1 : Arrays.binarySearch(cells[slot], from, to, cell);
    }
}
