package org.septuple.numerics;

/// The unitary transform of complex lines along one axis of a grid, between values in the middles of n cells and amplitudes
/// c(m), lines side by side in a [LineTile]:
///
/// | boundary | Ψ(q_j) with x = (j + ½)h | wave numbers k_m | by a Fourier transform of length n |
/// |---|---|---|---|
/// | periodic | n^−½ Σ c(m) e^(ik_m jh) | (2πm + θ)/L, −n/2 ≤ m < n/2 in the order 0, 1, …, −1 | after e^(−iθj/n) |
/// | vanishing | (2/n)^½ Σ c(m) sin k_m x, the last term /√2 | π(m + 1)/L | signs, then as cosines, backwards |
/// | reflecting | (2/n)^½ Σ c(m) cos k_m x, the first term /√2 | πm/L | Makhoul's order |
///
/// The trigonometric ones are DST-II, DCT-II and their inverses, for real and imaginary part at once: with
/// v(j) = x(2j), v(n − 1 − j) = x(2j + 1) and V its Fourier transform, the sum over cosines is
/// ½(e^(−iπk/2n) V(k) + e^(iπk/2n) V(n − k)).
///
/// Source: J. Makhoul, A fast cosine transform in one and two dimensions, IEEE Trans. ASSP 28 (1980) 27.
public final class LineTransform {

    private final FourierKernels kernels;
    private final FourierPlan plan;
    private final int length;
    private final int stride;
    private final int lines;
    private final double[] wavenumbers;
    private final Boundary boundary;

    /// Where point j and amplitude m lie on a line of the tile.
    private final int[] pointPlace;

    private final int[] amplitudePlace;

    /// Factors of points, of amplitudes a and b of [FourierKernels#mix]; empty where there are none.
    private final Factors points;

    private final Factors pointsBack;
    private final Factors forward;
    private final Factors forwardPartner;
    private final Factors backward;
    private final Factors backwardPartner;

    /// Complex factors, one per place on a line.
    private static final class Factors {

        private final double[] re;
        private final double[] im;

        Factors(int length) {
            re = new double[length];
            im = new double[length];
        }

        Factors conjugate() {
            Factors other = new Factors(re.length);
            for (int i = 0; i < re.length; i++) {
                other.re[i] = re[i];
                other.im[i] = -im[i];
            }
            return other;
        }

        void set(int i, double real, double imaginary) {
            re[i] = real;
            im[i] = imaginary;
        }
    }

    /// Prepares the transform.
    ///
    /// @param grid    of the fields
    /// @param k       axis
    /// @param twist   θ in radians, Ψ(q + L) = e^(iθ)Ψ(q); 0 unless the axis is periodic
    /// @param kernels loops
    public LineTransform(Grid grid, int k, double twist, FourierKernels kernels) {
        Axis axis = grid.axis(k);
        if (!Double.isFinite(twist) || (twist != 0 && !axis.periodic())) {
            throw new IllegalArgumentException(
                    "twist %s of axis %d must be finite, and 0 unless the axis is periodic".formatted(twist, k));
        }
        this.kernels = kernels;
        length = axis.points();
        plan = FourierPlan.of(length);
        stride = grid.stride(k);
        lines = grid.size() / length;
        boundary = axis.boundary();
        double theta = twist - 2 * Math.PI * Math.rint(twist / (2 * Math.PI));
        wavenumbers = wavenumbers(axis, theta);
        pointPlace = new int[length];
        amplitudePlace = new int[length];
        boolean twisted = theta != 0 || boundary == Boundary.VANISHING;
        points = new Factors(twisted ? length : 0);
        forward = new Factors(length);
        forwardPartner = new Factors(boundary == Boundary.PERIODIC ? 0 : length);
        switch (boundary) {
            case PERIODIC -> fourier(theta);
            case VANISHING -> sines();
            case REFLECTING -> cosines();
        }
        pointsBack = points.conjugate();
        if (boundary == Boundary.PERIODIC) {
            backward = forward;
            backwardPartner = forwardPartner;
        } else {
            backward = new Factors(length);
            backwardPartner = new Factors(length);
            inverseOfCosines();
        }
    }

    private static double[] wavenumbers(Axis axis, double theta) {
        int n = axis.points();
        double[] k = new double[n];
        for (int m = 0; m < n; m++) {
            k[m] = switch (axis.boundary()) {
                case PERIODIC -> {
                    boolean negative = theta < 0 ? 2 * m > n : 2 * m >= n;
                    yield (2 * Math.PI * (negative ? m - n : m) + theta) / axis.length();
                }
                case VANISHING -> Math.PI * (m + 1) / axis.length();
                case REFLECTING -> Math.PI * m / axis.length();
            };
        }
        return k;
    }

    private void fourier(double theta) {
        double unit = 1 / Math.sqrt(length);
        for (int j = 0; j < length; j++) {
            pointPlace[j] = j;
            amplitudePlace[j] = j;
            forward.set(j, unit, 0);
            if (theta != 0) {
                double angle = theta * j / length;
                points.set(j, Elementary.cos(angle), -Elementary.sin(angle));
            }
        }
    }

    private void cosines() {
        for (int j = 0; j < length; j++) {
            pointPlace[j] = j % 2 == 0 ? j / 2 : length - 1 - j / 2;
            amplitudePlace[j] = j;
            double size = j == 0 ? 1 / Math.sqrt(length) : Math.sqrt(2.0 / length);
            double cos = 0.5 * size * RootsOfUnity.cos(j, 4L * length);
            double minusSin = 0.5 * size * RootsOfUnity.minusSin(j, 4L * length);
            forward.set(j, cos, minusSin);
            forwardPartner.set(j, cos, -minusSin);
        }
    }

    private void sines() {
        cosines();
        for (int j = 0; j < length; j++) {
            amplitudePlace[j] = length - 1 - j;
            points.set(pointPlace[j], j % 2 == 0 ? 1 : -1, 0);
        }
    }

    /// V(k) = ½e^(iπk/2n)(C(k) − iC(n − k)) of the sums over cosines C, and 1/n of the Fourier transform.
    private void inverseOfCosines() {
        for (int k = 0; k < length; k++) {
            double size = k == 0 ? Math.sqrt(length) : Math.sqrt(length / 2.0);
            double cos = size / length * RootsOfUnity.cos(k, 4L * length);
            double sin = -size / length * RootsOfUnity.minusSin(k, 4L * length);
            backward.set(k, cos, sin);
            if (k > 0) {
                backwardPartner.set(k, sin, -cos);
            }
        }
    }

    /// Points on a line.
    ///
    /// @return n
    public int length() {
        return length;
    }

    /// Wave numbers in the order of amplitudes.
    ///
    /// @return n numbers, a copy
    public double[] wavenumbers() {
        return wavenumbers.clone();
    }

    /// Room that a line needs in a tile.
    ///
    /// @return ≥ n
    public int room() {
        return plan.room();
    }

    /// Tiles that cover a field.
    ///
    /// @return how many
    public int tiles() {
        return stride == 1
                ? Math.ceilDiv(lines, FourierKernels.WIDTH)
                : lines / stride * Math.ceilDiv(stride, FourierKernels.WIDTH);
    }

    private int width(int number) {
        if (stride == 1) {
            return Math.min(FourierKernels.WIDTH, lines - number * FourierKernels.WIDTH);
        }
        return Math.min(
                FourierKernels.WIDTH,
                stride - number % Math.ceilDiv(stride, FourierKernels.WIDTH) * FourierKernels.WIDTH);
    }

    private int base(int number) {
        if (stride == 1) {
            return number * FourierKernels.WIDTH * length;
        }
        int perBlock = Math.ceilDiv(stride, FourierKernels.WIDTH);
        return number / perBlock * stride * length + number % perBlock * FourierKernels.WIDTH;
    }

    private int lineStep() {
        return stride == 1 ? length : 1;
    }

    private void load(double[] re, double[] im, int number, int[] place, LineTile tile) {
        tile.widen(width(number));
        int base = base(number);
        kernels.gather(re, base, stride, lineStep(), length, tile.width(), place, tile.numbers(), tile.re());
        kernels.gather(im, base, stride, lineStep(), length, tile.width(), place, tile.numbers(), tile.im());
    }

    private void store(LineTile tile, int[] place, double[] re, double[] im, int number) {
        int base = base(number);
        kernels.scatter(tile.numbers(), tile.re(), place, re, base, stride, lineStep(), length, tile.width());
        kernels.scatter(tile.numbers(), tile.im(), place, im, base, stride, lineStep(), length, tile.width());
    }

    private void rotate(Factors factors, LineTile tile) {
        if (factors.re.length > 0) {
            kernels.rotate(length, tile.width(), factors.re, factors.im, tile.numbers(), tile.re(), tile.im());
        }
    }

    private void mix(Factors a, Factors b, LineTile tile) {
        if (b.re.length == 0) {
            rotate(a, tile);
        } else {
            kernels.mix(length, tile.width(), a.re, a.im, b.re, b.im, tile.numbers(), tile.re(), tile.im());
        }
    }

    /// Values become amplitudes, in place, on the lines of one tile.
    ///
    /// @param re     real part of a field
    /// @param im     imaginary part
    /// @param number of the tile
    /// @param tile   scratch
    public void forward(double[] re, double[] im, int number, LineTile tile) {
        load(re, im, number, pointPlace, tile);
        rotate(points, tile);
        plan.transform(kernels, tile, false);
        mix(forward, forwardPartner, tile);
        store(tile, amplitudePlace, re, im, number);
    }

    /// Amplitudes become values, in place, on the lines of one tile.
    ///
    /// @param re     real part of a field
    /// @param im     imaginary part
    /// @param number of the tile
    /// @param tile   scratch
    public void inverse(double[] re, double[] im, int number, LineTile tile) {
        load(re, im, number, amplitudePlace, tile);
        mix(backward, backwardPartner, tile);
        plan.transform(kernels, tile, true);
        rotate(pointsBack, tile);
        store(tile, pointPlace, re, im, number);
    }

    /// A filter for [#apply], the identity until it is set.
    ///
    /// @return a filter of this transform
    public LineFilter filter() {
        return new LineFilter(length, boundary);
    }

    /// Loads values of one tile. After any number of [#apply] and [#kick] they go back by [#store].
    ///
    /// @param re     real part of a field
    /// @param im     imaginary part
    /// @param number of the tile
    /// @param tile   filled
    public void load(double[] re, double[] im, int number, LineTile tile) {
        load(re, im, number, pointPlace, tile);
    }

    /// Writes values of one tile back to where [#load] found them.
    ///
    /// @param tile   read
    /// @param re     real part of a field, changed
    /// @param im     imaginary part, changed
    /// @param number of the tile
    public void store(LineTile tile, double[] re, double[] im, int number) {
        store(tile, pointPlace, re, im, number);
    }

    /// Multiplies the amplitudes of the lines of a loaded tile: transform, product and transform back in one.
    ///
    /// @param filter of this transform
    /// @param tile   changed
    public void apply(LineFilter filter, LineTile tile) {
        rotate(points, tile);
        plan.transform(kernels, tile, false);
        filter.apply(kernels, tile);
        plan.transform(kernels, tile, true);
        rotate(pointsBack, tile);
    }

    /// Multiplies the values of a loaded tile by e^(i·factor·V).
    ///
    /// @param factor    of the angle
    /// @param potential V, one number per cell of the grid
    /// @param number    of the tile
    /// @param tile      changed
    public void kick(double factor, double[] potential, int number, LineTile tile) {
        double[] z = tile.numbers();
        int v = tile.spareRe();
        kernels.gather(potential, base(number), stride, lineStep(), length, tile.width(), pointPlace, z, v);
        kernels.kick(factor, v, length * tile.width(), z, tile.re(), tile.im());
    }
}
