package org.septuple.io.zarr;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How rows of an array are put together from its chunks: which chunks they meet, and which runs of elements lie side by side
/// in both.
final class ChunkGrid {

    private final int[] chunks;
    private final long[] low;
    private final long[] high;
    private final int axesInKey;

    /// Gives a chunk.
    interface Source {
        /// Reads it.
        ///
        /// @return null if it is missing and a fill value stands for it
        @Nullable
        ByteBuffer chunk(List<Integer> index) throws IOException;
    }

    /// Takes elements that lie side by side.
    interface Run {
        /// Copies them.
        ///
        /// @param chunk  null for the fill value
        /// @param at     first element in the chunk
        /// @param index  first element in the rows
        /// @param length elements
        void copy(@Nullable ByteBuffer chunk, int at, int index, int length);
    }

    /// Rows [from, to) of an array; a single number counts as one row of one.
    ChunkGrid(ArrayInfo info, int from, int to) {
        List<Integer> shape = info.shape().isEmpty() ? List.of(1) : info.shape();
        List<Integer> lengths = info.shape().isEmpty() ? List.of(1) : info.chunks();
        axesInKey = info.shape().size();
        int axes = shape.size();
        long inner = 1;
        // Axes that each chunk spans are one with the axis before them: longer runs, fewer of them.
        while (axes > 1 && shape.get(axes - 1).equals(lengths.get(axes - 1))) {
            axes--;
            inner *= shape.get(axes);
        }
        chunks = new int[axes];
        low = new long[axes];
        high = new long[axes];
        for (int axis = 0; axis < axes; axis++) {
            long scale = axis == axes - 1 ? inner : 1;
            chunks[axis] = Math.toIntExact(lengths.get(axis) * scale);
            low[axis] = axis == 0 ? from * scale : 0;
            high[axis] = (axis == 0 ? to : shape.get(axis)) * scale;
        }
    }

    /// Visits every chunk that the rows meet, in C order, and every run in it.
    void forEach(Source source, Run run) throws IOException {
        for (int axis = 0; axis < chunks.length; axis++) {
            if (low[axis] == high[axis]) {
                return;
            }
        }
        int[] index = new int[chunks.length];
        index[0] = (int) (low[0] / chunks[0]);
        do {
            copyChunk(source.chunk(key(index)), index, run);
        } while (advanceChunk(index));
    }

    private List<Integer> key(int[] index) {
        List<Integer> key = new ArrayList<>();
        for (int axis = 0; axis < axesInKey; axis++) {
            key.add(axis < index.length ? index[axis] : 0);
        }
        return key;
    }

    private boolean advanceChunk(int[] index) {
        for (int axis = chunks.length - 1; axis >= 0; axis--) {
            index[axis]++;
            if ((long) index[axis] * chunks[axis] < high[axis]) {
                return true;
            }
            index[axis] = (int) (low[axis] / chunks[axis]);
        }
        return false;
    }

    private void copyChunk(@Nullable ByteBuffer chunk, int[] index, Run run) {
        int last = chunks.length - 1;
        long[] origin = new long[chunks.length];
        long[] begin = new long[chunks.length];
        long[] end = new long[chunks.length];
        for (int axis = 0; axis <= last; axis++) {
            origin[axis] = (long) index[axis] * chunks[axis];
            begin[axis] = Math.max(origin[axis], low[axis]);
            end[axis] = Math.min(origin[axis] + chunks[axis], high[axis]);
        }
        long[] at = begin.clone();
        do {
            long inChunk = 0;
            long inRows = 0;
            for (int axis = 0; axis <= last; axis++) {
                inChunk = inChunk * chunks[axis] + (at[axis] - origin[axis]);
                inRows = inRows * (high[axis] - low[axis]) + (at[axis] - low[axis]);
            }
            run.copy(chunk, (int) inChunk, (int) inRows, (int) (end[last] - begin[last]));
        } while (advance(at, begin, end, last - 1));
    }

    /// The next place, over all axes up to one.
    private static boolean advance(long[] at, long[] begin, long[] end, int lastAxis) {
        for (int axis = lastAxis; axis >= 0; axis--) {
            at[axis]++;
            if (at[axis] < end[axis]) {
                return true;
            }
            at[axis] = begin[axis];
        }
        return false;
    }
}
