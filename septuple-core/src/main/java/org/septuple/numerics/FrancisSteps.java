package org.septuple.numerics;

/// QR steps with double shifts on a Hessenberg matrix, until it falls apart into blocks of one and two rows.
final class FrancisSteps {

    private static final int MOST_STEPS = 90;
    private static final int STEPS_BEFORE_ODD_SHIFT = 10;

    private final int n;
    private final double[] a;
    private final double[] re;
    private final double[] im;
    private final double norm;
    private double shift;

    /// First column of the shifted square, then of the bulge; it gives the next reflection.
    private double p;

    private double q;
    private double r;

    /// @param n  size
    /// @param a  n×n, row-major, zero below the first subdiagonal; destroyed
    /// @param re receives real parts
    /// @param im receives imaginary parts
    FrancisSteps(int n, double[] a, double[] re, double[] im) {
        this.n = n;
        this.a = a;
        this.re = re;
        this.im = im;
        double sum = 0;
        for (double entry : a) {
            sum += Math.abs(entry);
        }
        this.norm = sum;
    }

    /// Finds all eigenvalues.
    ///
    /// @return false if some did not converge
    boolean all() {
        int last = n - 1;
        int steps = 0;
        while (last >= 0) {
            int first = firstOfBlock(last);
            if (first == last) {
                re[last] = at(last, last) + shift;
                im[last] = 0;
                last--;
                steps = 0;
            } else if (first == last - 1) {
                pair(last);
                last -= 2;
                steps = 0;
            } else if (steps == MOST_STEPS) {
                return false;
            } else {
                steps++;
                step(first, last, steps % STEPS_BEFORE_ODD_SHIFT == 0);
            }
        }
        return true;
    }

    /// The first row of the block that ends at `last`: where a subdiagonal entry is negligible.
    private int firstOfBlock(int last) {
        for (int row = last; row > 0; row--) {
            double size = Math.abs(at(row - 1, row - 1)) + Math.abs(at(row, row));
            double scale = size == 0 ? norm : size;
            if (Math.abs(at(row, row - 1)) + scale == scale) {
                a[row * n + row - 1] = 0;
                return row;
            }
        }
        return 0;
    }

    /// Both eigenvalues of a block of two rows.
    private void pair(int last) {
        double x = at(last, last);
        double half = 0.5 * (at(last - 1, last - 1) - x);
        double product = at(last, last - 1) * at(last - 1, last);
        double discriminant = half * half + product;
        double root = Math.sqrt(Math.abs(discriminant));
        x += shift;
        if (discriminant >= 0) {
            double z = half + Math.copySign(root, half);
            re[last - 1] = x + z;
            re[last] = z == 0 ? x : x - product / z;
            im[last - 1] = 0;
            im[last] = 0;
        } else {
            re[last - 1] = x + half;
            re[last] = x + half;
            im[last - 1] = root;
            im[last] = -root;
        }
    }

    private void step(int first, int last, boolean oddShift) {
        double x = at(last, last);
        double y = at(last - 1, last - 1);
        double w = at(last, last - 1) * at(last - 1, last);
        if (oddShift) { // breaks a cycle
            shift += x;
            for (int i = 0; i <= last; i++) {
                a[i * n + i] -= x;
            }
            double s = Math.abs(at(last, last - 1)) + Math.abs(at(last - 1, last - 2));
            x = 0.75 * s;
            y = x;
            w = -0.4375 * s * s;
        }
        int start = start(first, last, x, y, w);
        for (int i = start + 2; i <= last; i++) {
            a[i * n + i - 2] = 0;
            if (i > start + 2) {
                a[i * n + i - 3] = 0;
            }
        }
        for (int k = start; k < last; k++) {
            chase(first, start, last, k);
        }
    }

    /// Where the step may begin, for two small subdiagonal entries in a row; leaves the first column of the double shift in
    /// p, q, r.
    private int start(int first, int last, double x, double y, double w) {
        int m = last - 2;
        while (true) {
            double z = at(m, m);
            double u = x - z;
            double v = y - z;
            p = (u * v - w) / at(m + 1, m) + at(m, m + 1);
            q = at(m + 1, m + 1) - z - u - v;
            r = at(m + 2, m + 1);
            double size = Math.abs(p) + Math.abs(q) + Math.abs(r);
            p /= size;
            q /= size;
            r /= size;
            if (m == first) {
                return m;
            }
            double left = Math.abs(at(m, m - 1)) * (Math.abs(q) + Math.abs(r));
            double right = Math.abs(p) * (Math.abs(at(m - 1, m - 1)) + Math.abs(z) + Math.abs(at(m + 1, m + 1)));
            if (left + right == right) {
                return m;
            }
            m--;
        }
    }

    /// Moves the bulge down by one row.
    private void chase(int first, int start, int last, int k) {
        boolean three = k < last - 1;
        double size = 0;
        if (k > start) {
            p = at(k, k - 1);
            q = at(k + 1, k - 1);
            r = three ? at(k + 2, k - 1) : 0;
            size = Math.abs(p) + Math.abs(q) + Math.abs(r);
            if (size == 0) {
                return;
            }
            p /= size;
            q /= size;
            r /= size;
        }
        double s = Math.copySign(Math.sqrt(p * p + q * q + r * r), p);
        if (s == 0) {
            return;
        }
        if (k > start) {
            a[k * n + k - 1] = -s * size;
        } else if (first < start) {
            a[k * n + k - 1] = -at(k, k - 1);
        }
        p += s;
        double x = p / s;
        double y = q / s;
        double z = r / s;
        q /= p;
        r /= p;
        if (three) {
            reflectThree(first, last, k, x, y, z);
        } else {
            reflectTwo(first, last, k, x, y);
        }
    }

    private void reflectThree(int first, int last, int k, double x, double y, double z) {
        int row0 = k * n;
        int row1 = row0 + n;
        int row2 = row1 + n;
        for (int j = k; j <= last; j++) {
            double sum = a[row0 + j] + q * a[row1 + j] + r * a[row2 + j];
            a[row0 + j] -= sum * x;
            a[row1 + j] -= sum * y;
            a[row2 + j] -= sum * z;
        }
        int end = Math.min(last, k + 3);
        for (int at = first * n + k; at <= end * n + k; at += n) {
            double sum = x * a[at] + y * a[at + 1] + z * a[at + 2];
            a[at] -= sum;
            a[at + 1] -= sum * q;
            a[at + 2] -= sum * r;
        }
    }

    private void reflectTwo(int first, int last, int k, double x, double y) {
        int row0 = k * n;
        int row1 = row0 + n;
        for (int j = k; j <= last; j++) {
            double sum = a[row0 + j] + q * a[row1 + j];
            a[row0 + j] -= sum * x;
            a[row1 + j] -= sum * y;
        }
        for (int at = first * n + k; at <= last * n + k; at += n) {
            double sum = x * a[at] + y * a[at + 1];
            a[at] -= sum;
            a[at + 1] -= sum * q;
        }
    }

    private double at(int row, int column) {
        return a[row * n + column];
    }
}
