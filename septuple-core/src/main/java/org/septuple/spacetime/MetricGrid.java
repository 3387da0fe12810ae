package org.septuple.spacetime;

import org.septuple.numerics.Grid;

/// Metric and density on a grid, made of kernels: (6.9), (6.10), (6.14), (6.15) and their derivatives. Immutable.
///
/// A cell where the density is too low is a *hole*: all fields are NaN there, nothing is filled in. Symmetric matrices have six pairs xx, xy, xz, yy, yz, zz; blocks
/// are those of [Brackets] up to `TIME`, as far as they were asked for.
public final class MetricGrid {

    private final Grid grid;
    private final KernelRequest request;
    private final double[][] fields;
    private final Account account;

    /// Numbers about the sums.
    ///
    /// @param number     ∫{√g_i} over the box
    /// @param holes      number of cells without a metric
    /// @param pairs      of a neuron or image and a grid point that were summed
    /// @param share      expected relative error of {√g_i} by the cutoff, [Cutoff#share]
    /// @param truncation strict bound of what the cutoff leaves out, relative to {√g_i}, largest of all cells but holes
    /// @param resolution least σ_i of all neurons and directions in steps of the grid, from below; under 1.5 ∫{√g_i} is no longer N to round-off
    public record Account(double number, int holes, long pairs, double share, double truncation, double resolution) {}

    MetricGrid(Grid grid, KernelRequest request, double[][] fields, Account account) {
        this.grid = grid;
        this.request = request;
        this.fields = fields;
        this.account = account;
    }

    /// The grid.
    ///
    /// @return as given
    public Grid grid() {
        return grid;
    }

    /// What was asked for.
    ///
    /// @return as given
    public KernelRequest request() {
        return request;
    }

    /// Number, holes, cost and errors.
    ///
    /// @return about all cells
    public Account account() {
        return account;
    }

    /// Whether a cell has no metric.
    ///
    /// @param cell of the grid
    /// @return true if all fields are NaN there
    public boolean hole(int cell) {
        return Double.isNaN(fields[0][cell]);
    }

    /// {√g_i}, or a derivative of it.
    ///
    /// @param block of [Brackets]
    /// @param cell  of the grid
    /// @return neurons per volume of coordinates
    public double density(int block, int cell) {
        return fields[MetricPlanes.density(request, block)][cell];
    }

    /// g_ab = {g_i,ab √g_i}/{√g_i}, or a derivative of it.
    ///
    /// @param pair  0 to 5
    /// @param block of [Brackets]
    /// @param cell  of the grid
    /// @return the component
    public double metric(int pair, int block, int cell) {
        return fields[MetricPlanes.metric(request, pair, block)][cell];
    }

    /// g^ab = {g_i^ab √g_i}/{√g_i}, or a derivative of it.
    ///
    /// @param pair  0 to 5
    /// @param block of [Brackets]
    /// @param cell  of the grid
    /// @return the component
    public double inverse(int pair, int block, int cell) {
        return fields[MetricPlanes.inverse(request, pair, block)][cell];
    }

    /// {1}.
    ///
    /// @param cell of the grid
    /// @return near 1 where neurons are sampled with density √det g
    public double one(int cell) {
        return fields[MetricPlanes.one(request)][cell];
    }

    /// √det g of the averaged metric.
    ///
    /// @param cell of the grid
    /// @return the volume element
    public double volumeElement(int cell) {
        return fields[MetricPlanes.volumeElement(request)][cell];
    }

    /// All of {√g_i}, or of a derivative.
    ///
    /// @param block of [Brackets]
    /// @return a copy, one number per cell
    public double[] densities(int block) {
        return fields[MetricPlanes.density(request, block)].clone();
    }

    /// All of g_ab, or of a derivative.
    ///
    /// @param pair  0 to 5
    /// @param block of [Brackets]
    /// @return a copy, one number per cell
    public double[] metrics(int pair, int block) {
        return fields[MetricPlanes.metric(request, pair, block)].clone();
    }

    /// Part of g_ab, or of a derivative.
    ///
    /// @param pair  0 to 5
    /// @param block of [Brackets]
    /// @param from  first cell
    /// @param cells how many
    /// @param into  receives them
    /// @param at    where the first goes
    public void copyMetric(int pair, int block, int from, int cells, double[] into, int at) {
        System.arraycopy(fields[MetricPlanes.metric(request, pair, block)], from, into, at, cells);
    }

    /// All of g^ab, or of a derivative.
    ///
    /// @param pair  0 to 5
    /// @param block of [Brackets]
    /// @return a copy, one number per cell
    public double[] inverses(int pair, int block) {
        return fields[MetricPlanes.inverse(request, pair, block)].clone();
    }

    /// All of {1}.
    ///
    /// @return a copy, one number per cell
    public double[] ones() {
        return fields[MetricPlanes.one(request)].clone();
    }

    /// All of √det g.
    ///
    /// @return a copy, one number per cell
    public double[] volumeElements() {
        return fields[MetricPlanes.volumeElement(request)].clone();
    }
}
