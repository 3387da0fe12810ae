package org.septuple.measurement;

/// What is computed from another recording, frame by frame. Frames, replicas, coordinates and interval are those of the other one, unless
/// said otherwise.
public interface DerivedRecording extends Recording {

    /// The other one.
    ///
    /// @return where numbers come from
    Recording whole();

    @Override
    default long frames() {
        return whole().frames();
    }

    @Override
    default int replicas() {
        return whole().replicas();
    }

    @Override
    default int coordinates() {
        return whole().coordinates();
    }

    @Override
    default double interval() {
        return whole().interval();
    }
}
