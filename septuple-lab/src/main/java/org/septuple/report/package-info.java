/// The report of a run: one HTML file that stands alone, and the small drawing layer under it.
///
/// ```
/// Report.html(run, provenance, yaml) ─▶ Section … ─▶ Markup
/// MeasureSection ─▶ LagPlots, DiffusionSpectrum, PlaceDependence, DriftAgainstForce, EntropyBias, CorrelationTimes
/// Figure ◁─ LineChart, ErrorBarChart, IntegrandChart, HeatMap, FieldMap, ImageStrip, ToleranceChart, WeightMap, SpectrumChart,
///           NeuronLossChart ─▶ Svg ─▶ Markup
/// Axis: round ticks, linear or logarithmic;  ColourBar: Cividis for sizes, BlueOrange for either sign;  Png: pixels
/// ```
///
/// A figure is a value: what it shows and nothing about the page. Its colours come from the style sheet of the page, so
/// that it follows light, dark and print. Nothing depends on the locale of the machine: counts are formatted with `%s`,
/// since `%d` would take its digits.
///
/// May use experiment and septuple-core.
@NullMarked
package org.septuple.report;

import org.jspecify.annotations.NullMarked;
