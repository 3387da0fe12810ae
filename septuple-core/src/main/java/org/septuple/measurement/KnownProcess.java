package org.septuple.measurement;

import org.septuple.numerics.Engine;

/// A process whose law is known: what an estimator says of its recordings can be held against the truth.
public sealed interface KnownProcess permits LinearProcess, DoubleWell, TanhMap {

    /// Number of coordinates.
    ///
    /// @return d ≥ 1
    int dimension();

    /// Draws a recording. Replica r uses the same numbers whatever the number of replicas.
    ///
    /// @param frames   T ≥ 1
    /// @param replicas R ≥ 1, T·R·d < 2³¹
    /// @param seed     of the noise
    /// @param engine   whose workers share the replicas; bits do not depend on it
    /// @return in memory
    Recording record(long frames, int replicas, long seed, Engine engine);

    /// Room for a recording.
    ///
    /// @param frames    T ≥ 1
    /// @param replicas  R ≥ 1
    /// @param dimension d
    /// @return T·R·d zeros
    /// @throws IllegalArgumentException if there are 2³¹ numbers or more
    static double[] room(long frames, int replicas, int dimension) {
        double size = (double) frames * replicas * dimension;
        if (frames < 1 || replicas < 1 || size > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "frames x replicas x coordinates = %d x %d x %d must be >= 1 each with a product below 2^31; record fewer"
                            .formatted(frames, replicas, dimension));
        }
        return new double[(int) size];
    }
}
