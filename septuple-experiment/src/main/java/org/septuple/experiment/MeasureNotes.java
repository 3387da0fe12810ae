package org.septuple.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.septuple.statistics.Estimate;

/// What has been measured so far.
final class MeasureNotes {

    /// Coordinates that have named results; all are in the tables.
    static final int NAMED = 8;

    private final int coordinates;
    private final Map<String, Estimate> results = new LinkedHashMap<>();
    private final Map<FindingTable.Shape, List<List<Double>>> rows = new LinkedHashMap<>();
    private final List<String> remarks = new ArrayList<>();
    private boolean forgets;

    /// Nothing yet.
    ///
    /// @param coordinates of the recording
    MeasureNotes(int coordinates) {
        this.coordinates = coordinates;
    }

    /// Coordinates that have named results.
    int named() {
        return Math.min(NAMED, coordinates);
    }

    /// A named number; what is none (0/0) is left out, with a remark.
    void put(String name, Estimate estimate) {
        if (Double.isNaN(estimate.value())) {
            remark(name + " is not given: the recording leaves it undetermined");
        } else {
            results.put(name, estimate);
        }
    }

    /// From now on, averages over a stationary law have unknown errors: blocks of time are not independent.
    void forgetErrorsOfAverages() {
        forgets = true;
    }

    /// An average over a stationary law, whose error needs pieces much longer than correlations last.
    void putAverage(String name, Estimate estimate) {
        put(name, forgets ? new Estimate(estimate.value(), Double.NaN, estimate.n()) : estimate);
    }

    /// Such an average of one coordinate.
    void putAverage(String name, int coordinate, Estimate estimate) {
        putAverage(coordinates == 1 ? name : name + "." + coordinate, estimate);
    }

    /// A number of one coordinate; its index is left out where there is no other.
    void put(String name, int coordinate, Estimate estimate) {
        put(coordinates == 1 ? name : name + "." + coordinate, estimate);
    }

    /// A number of two coordinates.
    void put(String name, int row, int column, Estimate estimate) {
        put(coordinates == 1 ? name : name + "." + row + "." + column, estimate);
    }

    /// A p-value or a verdict: it is no estimate, so no error is known, and none is 0.
    void putPlain(String name, double value, long n) {
        put(name, new Estimate(value, Double.NaN, Math.max(1, n)));
    }

    /// That of one coordinate.
    void putPlain(String name, int coordinate, double value, long n) {
        put(name, coordinate, new Estimate(value, Double.NaN, Math.max(1, n)));
    }

    void add(FindingTable.Shape shape, double... row) {
        List<Double> boxed = new ArrayList<>();
        for (double number : row) {
            boxed.add(number);
        }
        rows.computeIfAbsent(shape, key -> new ArrayList<>()).add(boxed);
    }

    void remark(String line) {
        remarks.add(line);
    }

    Map<String, Estimate> results() {
        return results;
    }

    Findings findings() {
        List<FindingTable> tables = new ArrayList<>();
        rows.forEach((shape, all) -> tables.add(new FindingTable(shape, all)));
        return new Findings(tables, remarks);
    }
}
