package org.septuple.numerics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Room for up to [FourierKernels#WIDTH] complex lines side by side: number i of line ℓ at `[re + i·width + ℓ]` and
/// `[im + i·width + ℓ]` of one array, which the tiles of all workers share if it is not too long. One worker's scratch: it is large, make it once.
///
/// Lines of eight numbers should be lines of the cache, or each load and store takes two of them: that costs up to twice the time.
/// The JVM does not tell where an array lies. But an array of half a region of its heap or more starts where a region starts,
/// behind a header of two numbers; so the array is made that large for regions up to 4 MB (heaps up to 8 GB), and the first
/// number is the sixth.
public final class LineTile {

    /// Numbers before the first; with the header they fill a cache line.
    private static final int AT = 6;

    /// Least size of the array, 2 MB.
    private static final int LEAST = 1 << 18;

    /// Shortest lines for which it is worth it.
    private static final int LONG = 32;

    private final int room;
    private final double[] numbers;
    private int width;
    private int re;
    private int im;
    private int spareRe;
    private int spareIm;

    private LineTile(int room, int width, double[] numbers, int at, int plane) {
        this.room = room;
        this.width = width;
        this.numbers = numbers;
        re = at;
        im = at + plane;
        spareRe = at + 2 * plane;
        spareIm = at + 3 * plane;
    }

    /// An empty tile of few lines, on its own.
    ///
    /// @param room  numbers of a line
    /// @param lines how many
    LineTile(int room, int lines) {
        this(room, lines, new double[AT + 4 * room * lines], AT, room * lines);
    }

    /// Empty tiles.
    ///
    /// @param workers how many
    /// @param room    numbers of a line
    /// @param lines   that there are; tiles hold no more, nor more than WIDTH
    /// @return one per worker
    public static List<LineTile> of(int workers, int room, int lines) {
        int width = Math.min(lines, FourierKernels.WIDTH);
        // a cache line more, so that the four parts do not fall on the same sets of the cache
        long plane = (Math.ceilDiv((long) room * width, FourierKernels.WIDTH) + 1) * FourierKernels.WIDTH;
        int together = Math.clamp((Integer.MAX_VALUE - 2L * AT) / (4 * plane), 1, workers);
        List<LineTile> tiles = new ArrayList<>();
        double[] numbers = {};
        for (int worker = 0; worker < workers; worker++) {
            int among = worker % together;
            if (among == 0) { // no array is as long as all tiles of very long lines
                int size = Math.toIntExact(4 * plane * Math.min(together, workers - worker) + AT);
                numbers = new double[room < LONG ? size : Math.max(size, LEAST)];
            }
            tiles.add(new LineTile(room, width, numbers, AT + 4 * among * (int) plane, (int) plane));
        }
        return tiles;
    }

    /// Numbers of a line.
    ///
    /// @return its longest length
    public int room() {
        return room;
    }

    /// Lines that it holds at present.
    ///
    /// @return in [1, WIDTH]
    public int width() {
        return width;
    }

    /// Changes the number of lines; what the tile holds is lost.
    ///
    /// @param lines in [1, WIDTH]
    void widen(int lines) {
        width = lines;
    }

    /// What the tile holds, between [#re] and [#im] and behind them.
    ///
    /// @return the live array
    public double[] numbers() {
        return numbers;
    }

    /// Index of the real part of the first number; another one after each transform.
    ///
    /// @return index
    public int re() {
        return re;
    }

    /// Index of the imaginary part of the first number; another one after each transform.
    ///
    /// @return index
    public int im() {
        return im;
    }

    int spareRe() {
        return spareRe;
    }

    int spareIm() {
        return spareIm;
    }

    /// What a pass has written becomes what the tile holds.
    void flip() {
        int was = re;
        re = spareRe;
        spareRe = was;
        was = im;
        im = spareIm;
        spareIm = was;
    }

    /// Real and imaginary parts change places.
    void exchange() {
        int was = re;
        re = im;
        im = was;
        was = spareRe;
        spareRe = spareIm;
        spareIm = was;
    }

    /// Sets numbers [from, to) of all lines to 0.
    void clear(int from, int to) {
        Arrays.fill(numbers, re + from * width, re + to * width, 0);
        Arrays.fill(numbers, im + from * width, im + to * width, 0);
    }
}
