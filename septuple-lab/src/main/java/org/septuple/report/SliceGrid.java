package org.septuple.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.FreeEnergyFindings.Slice;
import org.septuple.statistics.Estimate;

/// Points of a slice by their places along each coordinate.
///
/// @param slice values with the last coordinate running fastest
record SliceGrid(Slice slice) {

    /// Number of coordinates.
    int dimensions() {
        return slice.axes().size();
    }

    /// Number of points along all coordinates together.
    int points() {
        return slice.axes().stream().mapToInt(List::size).reduce(1, Math::multiplyExact);
    }

    Coordinate coordinate(int dimension) {
        String name = dimension < slice.labels().size() ? slice.labels().get(dimension) : "z" + dimension;
        return new Coordinate(name, slice.axes().get(dimension));
    }

    /// Number of a point.
    ///
    /// @param places along each coordinate
    int point(int[] places) {
        int point = 0;
        for (int dimension = 0; dimension < places.length; dimension++) {
            point = point * slice.axes().get(dimension).size() + places[dimension];
        }
        return point;
    }

    /// Places of a point along each coordinate.
    int[] places(int point) {
        int[] places = new int[dimensions()];
        int rest = point;
        for (int dimension = dimensions() - 1; dimension >= 0; dimension--) {
            int size = slice.axes().get(dimension).size();
            places[dimension] = rest % size;
            rest /= size;
        }
        return places;
    }

    /// F at a point; null beyond the last point that was measured.
    @Nullable
    Estimate value(int point) {
        return point < slice.values().size() ? slice.values().get(point) : null;
    }

    /// ∂F/∂z of a coordinate at a point; null where it was not measured.
    @Nullable
    Estimate slope(int point, int dimension) {
        if (point >= slice.slopes().size()) {
            return null;
        }
        List<Estimate> slopes = slice.slopes().get(point);
        return dimension < slopes.size() ? slopes.get(dimension) : null;
    }

    boolean hasSlopes() {
        return slice.slopes().stream().anyMatch(slopes -> !slopes.isEmpty());
    }

    /// The place nearest to z = 0 along a coordinate, which is where q₀ lies.
    int middle(int dimension) {
        List<Double> values = slice.axes().get(dimension);
        return IntStream.range(0, values.size())
                .reduce((a, b) -> Math.abs(values.get(b)) < Math.abs(values.get(a)) ? b : a)
                .orElseThrow();
    }

    /// Points of the plane of two coordinates through the middles of the others, the second running fastest.
    List<Integer> plane(int first, int second) {
        int[] places = new int[dimensions()];
        for (int dimension = 0; dimension < places.length; dimension++) {
            places[dimension] = middle(dimension);
        }
        List<Integer> points = new ArrayList<>();
        for (int i = 0; i < slice.axes().get(first).size(); i++) {
            for (int j = 0; j < slice.axes().get(second).size(); j++) {
                places[first] = i;
                places[second] = j;
                points.add(point(places));
            }
        }
        return points;
    }

    /// Every so-manieth place along each coordinate, so few that no more than `most` points are left.
    int stride(int most) {
        int stride = 1;
        while (thinned(stride) > most) {
            stride++;
        }
        return stride;
    }

    private long thinned(int stride) {
        return slice.axes().stream()
                .mapToLong(axis -> Math.ceilDiv(axis.size(), stride))
                .reduce(1, Math::multiplyExact);
    }

    /// Calls for each point whose places are all multiples of the stride.
    void each(int stride, IntConsumer point) {
        IntStream.range(0, points())
                .filter(k -> IntStream.of(places(k)).allMatch(place -> place % stride == 0))
                .forEach(point);
    }
}
