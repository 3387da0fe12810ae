package org.septuple.spacetime;

import java.util.Arrays;
import java.util.Optional;

/// Two neurons at one place, exactly or by an image on a periodic side. Brackets are finite there; what divides by distances is not.
///
/// @param first  the smaller number
/// @param second the larger number
public record Coincidence(int first, int second) {

    /// The first pair: the neuron of smallest number that stands where one of a smaller number does, and the first of those.
    ///
    /// @param neurons N
    /// @param box     whose periodic sides join places
    /// @return nothing if all places differ; O(N log N)
    public static Optional<Coincidence> find(Neurons neurons, Box box) {
        double[] positions = NeuronCells.wrapped(neurons, box);
        int size = neurons.size();
        long[] sorted = new long[size];
        for (int i = 0; i < size; i++) {
            sorted[i] = hash(positions, i);
        }
        Arrays.sort(sorted);
        int repeated = 0;
        for (int k = 1; k < size; k++) {
            if (sorted[k] == sorted[k - 1]) {
                sorted[repeated++] = sorted[k];
            }
        }
        return search(positions, Arrays.copyOf(sorted, repeated));
    }

    private static Optional<Coincidence> search(double[] positions, long[] repeated) {
        int[] seen = new int[repeated.length + 1];
        int count = 0;
        for (int i = 0; i < positions.length / 3 && repeated.length > 0; i++) {
            if (Arrays.binarySearch(repeated, hash(positions, i)) >= 0) {
                for (int k = 0; k < count; k++) {
                    if (isSame(positions, seen[k], i)) {
                        return Optional.of(new Coincidence(seen[k], i));
                    }
                }
                if (count == seen.length) {
                    seen = Arrays.copyOf(seen, 2 * count);
                }
                seen[count++] = i;
            }
        }
        return Optional.empty();
    }

    private static boolean isSame(double[] positions, int i, int j) {
        return positions[3 * i] == positions[3 * j]
                && positions[3 * i + 1] == positions[3 * j + 1]
                && positions[3 * i + 2] == positions[3 * j + 2];
    }

    private static long hash(double[] positions, int i) {
        long bits = 0;
        for (int a = 0; a < 3; a++) {
            bits = (bits ^ Double.doubleToLongBits(positions[3 * i + a])) * 0x9E3779B97F4A7C15L;
            bits ^= bits >>> 29;
        }
        return bits;
    }
}
