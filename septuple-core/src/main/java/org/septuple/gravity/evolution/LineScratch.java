package org.septuple.gravity.evolution;

/// Rows of numbers of a line of cells, with a halo beside each, one row after the other.
final class LineScratch {

    /// Cells beside a row: more than differences reach.
    private static final int HALO = 8;

    final double[] numbers;
    final int length;
    /// From row to row.
    final int pitch;

    LineScratch(int length, int rows) {
        this.length = length;
        this.pitch = length + 2 * HALO;
        this.numbers = new double[rows * pitch];
    }

    /// Where a row begins.
    int row(int number) {
        return HALO + number * pitch;
    }

    /// Brings a row in and its ends round.
    void bring(double[] field, int at, int row) {
        System.arraycopy(field, at, numbers, row, length);
        halo(row);
    }

    /// Brings the ends of a row round, for differences along it.
    void halo(int row) {
        int reach = Math.min(HALO, length);
        System.arraycopy(numbers, row + length - reach, numbers, row - reach, reach);
        System.arraycopy(numbers, row, numbers, row + length, reach);
    }
}
