package org.septuple.spacetime;

/// Slow twin of every bracket sum: all neurons, all images, no cutoff but a number of images, `StrictMath.exp`, derivatives written out.
final class DirectSums {

    private final Neurons neurons;
    private final Box box;
    private final int images;

    /// @param images on each periodic side, in both directions
    DirectSums(Neurons neurons, Box box, int images) {
        this.neurons = neurons;
        this.box = box;
        this.images = images;
    }

    /// All blocks of both octets at a point, but for one neuron: by octet, block and channel.
    double[][][] at(double[] point, int except) {
        double[][][] sums = new double[2][Brackets.BLOCKS][Brackets.CHANNELS];
        for (int i = 0; i < neurons.size(); i++) {
            if (i != except) {
                for (int ix = -reach(0); ix <= reach(0); ix++) {
                    for (int iy = -reach(1); iy <= reach(1); iy++) {
                        for (int iz = -reach(2); iz <= reach(2); iz++) {
                            add(i, new int[] {ix, iy, iz}, point, sums);
                        }
                    }
                }
            }
        }
        return sums;
    }

    private int reach(int axis) {
        return box.side(axis).periodic() ? images : 0;
    }

    private void add(int i, int[] image, double[] point, double[][][] sums) {
        double[] d = new double[3];
        for (int a = 0; a < 3; a++) {
            d[a] = point[a] - neurons.position(i, a) - image[a] * box.side(a).length();
        }
        double[] packed = new double[6];
        double[] velocity = new double[3];
        double[] acceleration = new double[3];
        double[] packedRate = new double[6];
        neurons.matrix(i, packed);
        neurons.motion(i, velocity, acceleration, packedRate);
        double[][] g = full(packed);
        double[][] rate = full(packedRate);
        double[][] inverse = inverse(g);
        double root = Math.sqrt(determinant(g));
        double[] u = times(g, d);
        double w = root * Brackets.NORMALISATION * StrictMath.exp(-0.5 * dot(d, u));
        double[][] bent = times(inverse, rate); // g^-1 g'
        double[][] bentTwice = times(bent, bent);
        double lambda = 0.5 * trace(bent) + dot(velocity, u) - 0.5 * dot(d, times(rate, d));
        double lambdaRate = -0.5 * trace(bentTwice)
                + dot(acceleration, u)
                + 2 * dot(velocity, times(rate, d))
                - dot(velocity, times(g, velocity));
        double[][] inverseRate = scaled(times(bent, inverse), -1);
        double[][] inverseSecond = scaled(times(bentTwice, inverse), 2);
        double one = 1 / root;
        double[][] c = {{1, packed[0], packed[1], packed[2], packed[3], packed[4], packed[5], one}, packed(inverse)};
        double[][] c1 = {
            {
                0,
                packedRate[0],
                packedRate[1],
                packedRate[2],
                packedRate[3],
                packedRate[4],
                packedRate[5],
                -0.5 * trace(bent) * one
            },
            packed(inverseRate)
        };
        double[][] c2 = {
            {0, 0, 0, 0, 0, 0, 0, (0.25 * trace(bent) * trace(bent) + 0.5 * trace(bentTwice)) * one},
            packed(inverseSecond)
        };
        double[] gv = times(g, velocity);
        double[] rd = times(rate, d);
        for (int octet = 0; octet < 2; octet++) {
            for (int k = 0; k < 8; k++) {
                double[][] s = sums[octet];
                s[0][k] += w * c[octet][k];
                int pair = 4;
                for (int a = 0; a < 3; a++) {
                    s[1 + a][k] -= u[a] * w * c[octet][k];
                    for (int b = a; b < 3; b++) {
                        s[pair++][k] += (u[a] * u[b] - g[a][b]) * w * c[octet][k];
                    }
                    s[11 + a][k] += w * ((gv[a] - rd[a] - lambda * u[a]) * c[octet][k] - u[a] * c1[octet][k]);
                }
                s[10][k] += w * (lambda * c[octet][k] + c1[octet][k]);
                s[14][k] +=
                        w * ((lambdaRate + lambda * lambda) * c[octet][k] + 2 * lambda * c1[octet][k] + c2[octet][k]);
            }
        }
    }

    private static double[][] full(double[] m) {
        return new double[][] {{m[0], m[1], m[2]}, {m[1], m[3], m[4]}, {m[2], m[4], m[5]}};
    }

    /// Six entries in an octet.
    private static double[] packed(double[][] m) {
        return new double[] {m[0][0], m[0][1], m[0][2], m[1][1], m[1][2], m[2][2], 0, 0};
    }

    private static double determinant(double[][] m) {
        return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1])
                - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
                + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
    }

    private static double[][] inverse(double[][] m) {
        double[][] inverse = new double[3][3];
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                int p = (b + 1) % 3;
                int q = (b + 2) % 3;
                int r = (a + 1) % 3;
                int s = (a + 2) % 3;
                inverse[a][b] = (m[p][r] * m[q][s] - m[p][s] * m[q][r]) / determinant(m);
            }
        }
        return inverse;
    }

    private static double[] times(double[][] m, double[] v) {
        return new double[] {dot(m[0], v), dot(m[1], v), dot(m[2], v)};
    }

    private static double[][] times(double[][] m, double[][] n) {
        double[][] product = new double[3][3];
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                for (int c = 0; c < 3; c++) {
                    product[a][b] += m[a][c] * n[c][b];
                }
            }
        }
        return product;
    }

    private static double[][] scaled(double[][] m, double factor) {
        double[][] product = new double[3][3];
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                product[a][b] = factor * m[a][b];
            }
        }
        return product;
    }

    private static double dot(double[] v, double[] w) {
        return v[0] * w[0] + v[1] * w[1] + v[2] * w[2];
    }

    private static double trace(double[][] m) {
        return m[0][0] + m[1][1] + m[2][2];
    }
}
