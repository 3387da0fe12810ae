package org.septuple.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.RecordingPlan.Axis;
import org.septuple.io.zarr.ZarrArray;
import org.septuple.measurement.Recording;

/// A recording in a Zarr array, read chunk by chunk; the chunks used last stay in memory.
final class ZarrRecording implements Recording {

    /// Numbers in the chunks that are kept.
    private static final long KEPT = 8 << 20;

    private final Path file;
    private final ZarrArray array;
    private final ArrayLayout layout;
    private final double interval;
    private final int[] chunks = new int[3];
    private final long[] strides = new long[3];
    private final Map<List<Integer>, double[]> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long size;

    /// A view.
    ///
    /// @param file     where the array lies, for refusals
    /// @param array    of real or whole numbers
    /// @param layout   of its axes
    /// @param interval time between frames
    ZarrRecording(Path file, ZarrArray array, ArrayLayout layout, double interval) {
        this.file = file;
        this.array = array;
        this.layout = layout;
        this.interval = interval;
        long stride = 1;
        Arrays.fill(chunks, 1);
        for (int axis = layout.axes().size() - 1; axis >= 0; axis--) {
            int place = place(layout.axes().get(axis));
            chunks[place] = array.chunks().get(axis);
            strides[place] = stride;
            stride *= chunks[place];
        }
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

    /// @throws ConfigurationException naming the file, if a chunk is missing, cut short or damaged, also while it is measured
    @Override
    public void read(long first, int count, double[] target) {
        try {
            for (long t = first / chunks[0]; t * chunks[0] < first + count; t++) {
                for (int r = 0; r * (long) chunks[1] < replicas(); r++) {
                    for (int c = 0; c * (long) chunks[2] < coordinates(); c++) {
                        copy((int) t, r, c, first, count, target);
                    }
                }
            }
        } catch (IOException e) {
            throw RecordingFiles.refusal(file, e);
        }
    }

    private void copy(int chunkT, int chunkR, int chunkC, long first, int count, double[] target) throws IOException {
        double[] values = chunk(chunkT, chunkR, chunkC);
        long originT = (long) chunkT * chunks[0];
        int originR = chunkR * chunks[1];
        int originC = chunkC * chunks[2];
        long endT = Math.min(originT + chunks[0], first + count);
        int endR = (int) Math.min(originR + (long) chunks[1], replicas());
        int endC = (int) Math.min(originC + (long) chunks[2], coordinates());
        for (long t = Math.max(originT, first); t < endT; t++) {
            for (int r = originR; r < endR; r++) {
                int at = ((int) (t - first) * replicas() + r) * coordinates() + originC;
                int from = (int) ((t - originT) * strides[0] + (r - originR) * strides[1]);
                if (strides[2] == 1) {
                    System.arraycopy(values, from, target, at, endC - originC);
                } else {
                    for (int c = 0; c < endC - originC; c++) {
                        target[at + c] = values[(int) (from + c * strides[2])];
                    }
                }
            }
        }
    }

    private double[] chunk(int... place) throws IOException {
        List<Integer> index = new ArrayList<>();
        for (Axis axis : layout.axes()) {
            index.add(place[place(axis)]);
        }
        double[] found = find(index);
        if (found == null) {
            found = array.chunk(index);
            keep(index, found);
        }
        return found;
    }

    private static int place(Axis axis) {
        return switch (axis) {
            case TIME -> 0;
            case REPLICA -> 1;
            case COORDINATE -> 2;
        };
    }

    private synchronized double @Nullable [] find(List<Integer> index) {
        return kept.get(index);
    }

    private synchronized void keep(List<Integer> index, double[] chunk) {
        if (kept.put(index, chunk) == null) {
            size += chunk.length;
        }
        Iterator<double[]> oldest = kept.values().iterator();
        while (size > KEPT && kept.size() > 1) {
            size -= oldest.next().length;
            oldest.remove();
        }
    }
}
