package org.septuple.measurement;

/// The fit ΔS = σ₊ − ẋᵀgẋ of [EntropyForm] from normal equations of blocks of clouds, so that leaving one out costs one solution of few equations.
final class BlockedForm {

    /// Least share of a diagonal that is left of it.
    private static final double SINGULAR = 1e-12;

    private final String where;
    private final int components;
    private final int size;
    /// Of each block; the last row is that of all.
    private final double[][] products;

    private final double[][] sides;
    private final double[] weights;

    /// @param where  names the vector
    /// @param clouds of one vector
    /// @param blocks G ≥ 1; cloud c is in block c mod G, so that base states made one after another, in the phases of a schedule, are shared out
    BlockedForm(String where, CloudDisplacements clouds, int blocks) {
        PowerColumns columns = PowerColumns.form(clouds.components());
        this.where = where;
        this.components = clouds.components();
        this.size = columns.size();
        this.products = new double[blocks + 1][size * size];
        this.sides = new double[blocks + 1][size + 1];
        this.weights = new double[blocks + 1];
        for (int c = 0; c < clouds.clouds(); c++) {
            add(clouds, columns, c, c % blocks);
        }
        for (int block = 0; block < blocks; block++) {
            add(products[block], products[blocks]);
            add(sides[block], sides[blocks]);
            weights[blocks] += weights[block];
        }
    }

    private static void add(double[] from, double[] to) {
        for (int k = 0; k < to.length; k++) {
            to[k] += from[k];
        }
    }

    private void add(CloudDisplacements clouds, PowerColumns columns, int cloud, int block) {
        double[][] errors = clouds.errors(cloud);
        double[] row = columns.at(clouds.velocity(cloud), errors);
        double[][] square = clouds.withoutErrors() ? new double[0][] : columns.products(clouds.velocity(cloud), errors);
        double weight = clouds.weight(cloud);
        double change = weight * clouds.change(cloud);
        for (int k = 0; k < size; k++) {
            for (int l = 0; l <= k; l++) {
                products[block][k * size + l] += weight * (square.length == 0 ? row[k] * row[l] : square[k][l]);
            }
            sides[block][k] += row[k] * change;
        }
        sides[block][size] += change;
        weights[block] += weight;
    }

    /// σ₊, tr g/k and ⟨ΔS⟩.
    ///
    /// @param left block that is left out, or −1
    double[] fit(int left) {
        int all = weights.length - 1;
        double[] matrix = products[all].clone();
        double[] side = sides[all].clone();
        double weight = weights[all];
        if (left >= 0) {
            weight -= weights[left];
            for (int k = 0; k < matrix.length; k++) {
                matrix[k] -= products[left][k];
            }
            for (int k = 0; k < side.length; k++) {
                side[k] -= sides[left][k];
            }
        }
        double mean = side[size] / weight;
        solve(matrix, side);
        double trace = 0;
        int at = 1;
        for (int a = 0; a < components; a++) {
            trace += side[at] / components;
            at += components - a;
        }
        return new double[] {side[0], trace, mean};
    }

    /// Cholesky's factor of the lower triangle, then both substitutions.
    private void solve(double[] matrix, double[] side) {
        for (int k = 0; k < size; k++) {
            double diagonal = matrix[k * size + k];
            for (int l = 0; l <= k; l++) {
                double sum = matrix[k * size + l];
                for (int m = 0; m < l; m++) {
                    sum -= matrix[k * size + m] * matrix[l * size + m];
                }
                matrix[k * size + l] = l < k ? sum / matrix[l * size + l] : root(sum, diagonal);
            }
        }
        for (int k = 0; k < size; k++) {
            for (int m = 0; m < k; m++) {
                side[k] -= matrix[k * size + m] * side[m];
            }
            side[k] /= matrix[k * size + k];
        }
        for (int k = size - 1; k >= 0; k--) {
            for (int m = k + 1; m < size; m++) {
                side[k] -= matrix[m * size + k] * side[m];
            }
            side[k] /= matrix[k * size + k];
        }
    }

    private double root(double left, double diagonal) {
        if (!(left > SINGULAR * diagonal) || !(diagonal > 0)) {
            throw new IllegalArgumentException(
                    "%s: displacements, less their errors, leave %s of a diagonal of %s of the normal equations, must be > %s of it: g is not defined; take clouds that move in all directions, more of them, or with smaller errors"
                            .formatted(where, left, diagonal, SINGULAR));
        }
        return Math.sqrt(left);
    }
}
