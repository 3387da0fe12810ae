package org.septuple.numerics;

import java.util.Arrays;

/// Room for up to [FourierKernels#WIDTH] complex lines side by side: number i of line ℓ at `[AT + i·width + ℓ]` of [#re] and
/// [#im]. One worker's scratch: it is large, make it once.
public final class LineTile {

    /// Index of the first number. The array's header and six numbers fill a cache line, so groups of eight lie in one.
    public static final int AT = 6;

    private final int room;
    private int width;
    private double[] re;
    private double[] im;
    private double[] spareRe;
    private double[] spareIm;

    /// An empty tile.
    ///
    /// @param room numbers of a line
    public LineTile(int room) {
        this(room, FourierKernels.WIDTH);
    }

    /// A tile of fewer lines.
    ///
    /// @param room  numbers of a line
    /// @param lines how many
    LineTile(int room, int lines) {
        this.room = room;
        this.width = lines;
        int size = Math.addExact(Math.multiplyExact(room, lines), AT);
        re = new double[size];
        im = new double[size];
        spareRe = new double[size];
        spareIm = new double[size];
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

    /// Real part; another array after each transform.
    ///
    /// @return the live array
    public double[] re() {
        return re;
    }

    /// Imaginary part; another array after each transform.
    ///
    /// @return the live array
    public double[] im() {
        return im;
    }

    double[] spareRe() {
        return spareRe;
    }

    double[] spareIm() {
        return spareIm;
    }

    /// What a pass has written becomes what the tile holds.
    void flip() {
        double[] was = re;
        re = spareRe;
        spareRe = was;
        was = im;
        im = spareIm;
        spareIm = was;
    }

    /// Real and imaginary parts change places.
    void exchange() {
        double[] was = re;
        re = im;
        im = was;
        was = spareRe;
        spareRe = spareIm;
        spareIm = was;
    }

    /// Sets numbers [from, to) of all lines to 0.
    void clear(int from, int to) {
        Arrays.fill(re, AT + from * width, AT + to * width, 0);
        Arrays.fill(im, AT + from * width, AT + to * width, 0);
    }
}
