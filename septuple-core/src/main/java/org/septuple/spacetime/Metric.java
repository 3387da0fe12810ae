package org.septuple.spacetime;

/// A space-time: g_μν and its derivatives at events, whatever it is made of. One interface for closed forms, kernel fields and grids.
///
/// Implementations are immutable and may be asked by many threads at once, each with a [MetricJet] of its own.
public interface Metric {

    /// Fills a jet: g_μν, and as many derivatives as the jet asks for, at its event.
    ///
    /// @param jet event and order in, metric and derivatives out; not changed if there is no metric
    /// @return false where there is none: outside the chart, or in a hole that no neuron covers
    boolean at(MetricJet jet);
}
