package org.septuple.io;

import java.lang.foreign.MemorySegment;
import org.septuple.experiment.RecordingPlan.Axis;
import org.septuple.measurement.Recording;

/// A recording in memory that is laid out in any order, or in a file that is mapped there: its length costs no heap.
final class StridedRecording implements Recording {

    private final MemorySegment memory;
    private final ElementType type;
    private final ArrayLayout layout;
    private final double interval;
    private final long perFrame;
    private final long perReplica;
    private final long perCoordinate;
    private final boolean isDense;

    /// A view.
    ///
    /// @param memory    starts with the first element
    /// @param type      of the elements
    /// @param layout    of the array
    /// @param isFortran whether the first axis is the fastest
    /// @param interval  time between frames
    StridedRecording(MemorySegment memory, ElementType type, ArrayLayout layout, boolean isFortran, double interval) {
        this.memory = memory;
        this.type = type;
        this.layout = layout;
        this.interval = interval;
        this.perFrame = layout.stride(Axis.TIME, isFortran);
        this.perReplica = layout.stride(Axis.REPLICA, isFortran);
        this.perCoordinate = layout.stride(Axis.COORDINATE, isFortran);
        int c = layout.coordinates();
        int r = layout.replicas();
        this.isDense = (c == 1 || perCoordinate == 1)
                && (r == 1 || perReplica == c)
                && (layout.frames() == 1 || perFrame == (long) r * c);
    }

    @Override
    public long frames() {
        return layout.frames();
    }

    @Override
    public int replicas() {
        return layout.replicas();
    }

    @Override
    public int coordinates() {
        return layout.coordinates();
    }

    @Override
    public double interval() {
        return interval;
    }

    @Override
    public void read(long first, int count, double[] target) {
        int r = replicas();
        int c = coordinates();
        if (isDense) {
            type.read(memory, first * r * c * type.bytes(), target, 0, count * r * c);
            return;
        }
        for (int replica = 0; replica < r; replica++) {
            for (int t = 0; t < count; t++) {
                long start = (first + t) * perFrame + replica * perReplica;
                int at = (t * r + replica) * c;
                if (perCoordinate == 1) {
                    type.read(memory, start * type.bytes(), target, at, c);
                } else {
                    for (int k = 0; k < c; k++) {
                        target[at + k] = type.read(memory, (start + k * perCoordinate) * type.bytes());
                    }
                }
            }
        }
    }
}
