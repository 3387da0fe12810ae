package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Numbers beside the results, a row for each lag, mode, bin, time or level.
///
/// @param shape what a row is
/// @param rows  each with a number per column; whole numbers where the column says so
public record FindingTable(Shape shape, List<List<Double>> rows) {

    public FindingTable {
        rows = rows.stream().map(List::copyOf).toList();
        for (List<Double> row : rows) {
            if (row.size() != shape.columns().size()) {
                throw new IllegalArgumentException("a row of %s has %d numbers, needs %d"
                        .formatted(shape.table(), row.size(), shape.columns().size()));
            }
        }
    }

    /// Keeps tables.
    ///
    /// @param tables     each of another shape
    /// @param checkpoint takes them
    static void save(List<FindingTable> tables, Checkpoint checkpoint) {
        checkpoint.put("tables", tables.stream().map(t -> t.shape().table()).toList());
        for (FindingTable table : tables) {
            checkpoint.put(
                    "table." + table.shape().table(),
                    table.rows().stream()
                            .map(row -> row.stream().mapToDouble(x -> x).toArray())
                            .toArray(double[][]::new));
        }
    }

    /// Tables that were kept; none by earlier versions.
    static List<FindingTable> restored(Checkpoint checkpoint) {
        List<FindingTable> tables = new ArrayList<>();
        for (Shape shape : Shape.values()) {
            if (checkpoint.has("tables") && checkpoint.texts("tables").contains(shape.table())) {
                tables.add(new FindingTable(
                        shape,
                        Arrays.stream(checkpoint.rows("table." + shape.table()))
                                .map(row -> Arrays.stream(row).boxed().toList())
                                .toList()));
            }
        }
        return tables;
    }

    /// The numbers of one column.
    ///
    /// @param name of the column
    /// @return by row
    public double[] column(String name) {
        int at = shape.columns().stream().map(Column::name).toList().indexOf(name);
        return rows.stream().mapToDouble(row -> row.get(at)).toArray();
    }

    /// A column.
    ///
    /// @param name    lower case
    /// @param meaning in words
    /// @param whole   whether its numbers are whole
    public record Column(String name, String meaning, boolean whole) {

        static Column whole(String name, String meaning) {
            return new Column(name, meaning, true);
        }

        static Column real(String name, String meaning) {
            return new Column(name, meaning, false);
        }
    }

    /// What a row is.
    public enum Shape {
        /// Drift and diffusion of one coordinate at one lag.
        LAGS("lags"),
        /// One eigenvalue of the diffusion tensor.
        SPECTRUM("spectrum"),
        /// Drift and diffusion near one place.
        POSITIONS("positions"),
        /// Correlation time of one coordinate.
        TIMES("times"),
        /// Entropy from some samples with some number of neighbours.
        ENTROPIES("entropies"),
        /// V near one place, three ways.
        POTENTIAL("potential"),
        /// Measured drift against −∂F, averaged over bins of −∂F along one coordinate.
        DRIFT("drift"),
        /// A solution of a macroscopic equation at one time.
        COURSE("course"),
        /// Mean and spread of one coordinate at one time.
        COORDINATES("coordinates"),
        /// One eigenstate of a Hamiltonian.
        LEVELS("levels"),
        /// One decay rate of (3.1).
        RATES("rates"),
        /// A point about which the phase winds, at one time.
        VORTICES("vortices"),
        /// A line about which the phase winds, at one time.
        VORTEX_LINES("vortex_lines"),
        /// A point of such a line.
        VORTEX_POINTS("vortex_points"),
        /// Circulation of u around a loop, at one time.
        LOOPS("loops"),
        /// How far particles are from the density that they must follow, at one time.
        PARTICLES("particles"),
        /// Where one particle is along one coordinate, at one time.
        PATHS("paths"),
        /// How one contestant came out of one round of contests.
        STANDINGS("standings"),
        /// How far one contestant's density is from fresh replicas, at one late time.
        DISTANCES("distances"),
        /// How one contestant came out of one round of the contests of one mover of a survey.
        SURVEY("survey"),
        /// κ of one coordinate in one contest.
        PRESSURE("pressure"),
        /// A stretch of a learner that adapts by (4.8).
        CONTROLLER("controller"),
        /// σ₊ and g of one vector of a reading.
        FORMS("forms"),
        /// Where a vector is at one base state.
        VECTOR_PATHS("vector_paths"),
        /// What became of one vector in one cloud.
        CLOUDS("clouds"),
        /// One premise of one network.
        PREMISES("premises"),
        /// One value in which a network differs from others.
        PREMISE_NETWORKS("premise_networks"),
        /// Autocorrelation of one neuron at one lag.
        LAG_SPECTRUM("lag_spectrum"),
        /// σ₊ and g at one radius of finite clouds.
        RADIUS_SCAN("radius_scan"),
        /// The metric at one place of a plane through the box of neurons.
        METRIC_SLICE("metric_slice"),
        /// How far (6.13) and (6.16) are from exact for one deviation of g_i from flatness.
        NEAR_FLAT("near_flat"),
        /// How near to flat searches for frames came from one start.
        FRAMES("frames"),
        /// How near to flat frames come for one number of neurons.
        FRAME_SIZES("frame_sizes"),
        /// How far an identity is from holding for one vector.
        IDENTITY("identity"),
        /// Both sides of (8.8): a row for each random metric.
        ACTION("action"),
        /// Curvature at one event.
        CURVATURE("curvature"),
        /// Curvature at one event of a line or plane.
        CURVATURE_SLICE("curvature_slice"),
        /// Connection and curvature at events that were given: a row for each component.
        CURVATURE_COMPONENTS("curvature_components"),
        /// One point of one geodesic.
        GEODESICS("geodesics"),
        /// How one geodesic ended.
        GEODESIC_ENDS("geodesic_ends"),
        /// A geodesic of neurons against that of the metric they sample, at one scale.
        GEODESIC_BIAS("geodesic_bias"),
        /// Density of neurons at one place of the plane that geodesics are drawn on.
        GEODESIC_DENSITY("geodesic_density"),
        /// A universe at one time.
        COSMOLOGY("cosmology"),
        /// An anisotropic universe at one time.
        KASNER("kasner"),
        /// The expansion that a measured number of neurons stands for, at one time.
        NEURON_GROWTH("neuron_growth"),
        /// A line of the chain from entropy production to action.
        CHAIN("chain"),
        /// Volume and Λ of some number of neurons.
        NEURON_NUMBER("neuron_number"),
        /// What Einstein's equations leave of other neurons, kernels and places.
        EINSTEIN_VARIANTS("einstein_variants"),
        /// What Einstein's equations leave at one place of a plane.
        EINSTEIN_MAP("einstein_map"),
        /// A slice of space at one time of its evolution.
        EINSTEIN_HISTORY("einstein_history"),
        /// What must be so before rows 7.7, 7.8 and 8.10 to 8.12 can say anything.
        GATE("gate"),
        /// How well one law foretells where neurons are.
        PATH_SKILL("path_skill"),
        /// Where a neuron is at one frame, and where it was said to be.
        OWN_PATHS("own_paths"),
        /// One stage of one planted universe.
        PLANTED_STAGES("planted_stages"),
        /// Residuals of a planted universe against how neurons sample it.
        PLANTED_CONVERGENCE("planted_convergence");

        private final String table;

        Shape(String table) {
            this.table = table;
        }

        /// Name of the table.
        ///
        /// @return lower case
        public String table() {
            return table;
        }

        /// Its columns.
        ///
        /// @return in order
        public List<Column> columns() {
            return switch (this) {
                case LAGS ->
                    List.of(
                            Column.whole("lag", "frames between both ends of an increment"),
                            Column.real("time", "the lag in units of the recording's time"),
                            Column.whole("coordinate", "index"),
                            Column.real("rate", "rate of relaxation; NaN where the propagator has no real logarithm"),
                            Column.real("rate_se", "its standard error"),
                            Column.real("raw", "half the second moment of increments over the lag"),
                            Column.real("raw_se", "its standard error"),
                            Column.real("step", "half the variance of increments over the lag, drift removed"),
                            Column.real("step_se", "its standard error"),
                            Column.real("continuous", "diffusion coefficient corrected for the finite lag"),
                            Column.real("continuous_se", "its standard error"));
                case SPECTRUM ->
                    List.of(
                            Column.whole("mode", "from the largest"),
                            Column.real("diffusion", "eigenvalue of the diffusion tensor"),
                            Column.real("diffusion_se", "its standard error"));
                case POSITIONS ->
                    List.of(
                            Column.whole("coordinate", "index"),
                            Column.whole("bin", "from the lowest"),
                            Column.real("q", "mean of the coordinate in the bin"),
                            Column.real("drift", "mean increment per time"),
                            Column.real("drift_se", "its standard error"),
                            Column.real("diffusion", "half the variance of increments per time, drift removed"),
                            Column.real("diffusion_se", "its standard error"),
                            Column.real("continuous", "the same, corrected for the finite lag"),
                            Column.real("continuous_se", "its standard error"));
                case TIMES ->
                    List.of(
                            Column.whole("coordinate", "index"),
                            Column.real("time", "integrated correlation time, or its lower bound"),
                            Column.real("time_se", "its standard error; NaN for a bound"),
                            Column.whole("bound", "1 for a lower bound, else 0"));
                case ENTROPIES ->
                    List.of(
                            Column.whole("samples", "points"),
                            Column.whole("neighbours", "k of the nearest neighbour"),
                            Column.real("entropy", "Kozachenko–Leonenko, nats"),
                            Column.real("entropy_se", "its standard error"));
                case POTENTIAL ->
                    List.of(
                            Column.real("q", "mean of the coordinate in the bin"),
                            Column.real("paper_ito", "mean of dF/dt, with the Itô term"),
                            Column.real("paper_ito_se", "its standard error"),
                            Column.real("paper", "the same without the Itô term"),
                            Column.real("paper_se", "its standard error"),
                            Column.real("stationary", "gamma (dF)^2 - 2 D d2F, with measured gamma and D"),
                            Column.real("stationary_se", "its standard error"));
                case DRIFT ->
                    List.of(
                            Column.whole("coordinate", "index"),
                            Column.real("force", "mean of minus the slope of F"),
                            Column.real("drift", "mean drift"),
                            Column.real("drift_se", "its standard error"),
                            Column.real("fit", "rate times force"),
                            Column.real("residual", "drift minus fit"));
                case COURSE ->
                    List.of(
                            Column.real("time", "t"),
                            Column.real("norm", "integral of the density"),
                            Column.real("energy", "kinetic and potential; NaN for the Fokker-Planck equation"),
                            Column.real("kinetic", "kinetic energy, with that of the quantum potential"),
                            Column.real("potential", "mean of V, or of F"),
                            Column.real("entropy", "minus the mean of log p"),
                            Column.real("relative_entropy", "to the equilibrium of (3.1); NaN for other equations"),
                            Column.real("step", "time step that the solver would make next"));
                case COORDINATES ->
                    List.of(
                            Column.real("time", "t"),
                            Column.whole("coordinate", "index"),
                            Column.real("mean", "mean of the coordinate"),
                            Column.real("variance", "its variance"),
                            Column.real("momentum", "mean momentum; NaN for the Fokker-Planck equation"));
                case LEVELS ->
                    List.of(
                            Column.whole("level", "from the lowest"),
                            Column.real("energy", "eigenvalue of the Hamiltonian"),
                            Column.real("residual", "length of what is left of the eigenvalue equation"));
                case RATES ->
                    List.of(Column.whole("mode", "from the slowest that decays, 1"), Column.real("rate", "decay rate"));
                case VORTICES ->
                    List.of(
                            Column.real("time", "t"),
                            Column.real("q0", "where"),
                            Column.real("q1", "where"),
                            Column.real("winding", "turns of the phase around it"),
                            Column.real("confidence", "share of loops around it with this winding; 0 if uncertain"));
                case VORTEX_LINES ->
                    List.of(
                            Column.real("time", "t"),
                            Column.whole("line", "index"),
                            Column.whole("points", "squares of four cells that it pierces"),
                            Column.whole("closed", "1 if it returns to itself, else 0"),
                            Column.whole("wraps0", "turns around the axis; 0 without"),
                            Column.whole("wraps1", "turns around the axis; 0 without"),
                            Column.whole("wraps2", "turns around the axis; 0 without"),
                            Column.real("length", "of the polygon through its points"),
                            Column.real("confidence", "share of places with circles around it that all wind once"),
                            Column.real("clearance", "smallest |Psi| on these circles over its maximum"));
                case VORTEX_POINTS ->
                    List.of(
                            Column.real("time", "t"),
                            Column.whole("line", "index; lines that are certain only"),
                            Column.whole("point", "index, in the sense of its winding"),
                            Column.real("q0", "where; goes on beyond periodic axes"),
                            Column.real("q1", "where"),
                            Column.real("q2", "where"));
                case LOOPS ->
                    List.of(
                            Column.real("time", "t"),
                            Column.whole("loop", "in the order of the configuration"),
                            Column.real("circulation", "integral of u along the loop, in units of mu/M"),
                            Column.real("circulation_se", "numerical error"),
                            Column.whole(
                                    "quantised", "1 if a whole number within the error, 0 if not, -1 if undecided"));
                case PARTICLES ->
                    List.of(
                            Column.real("time", "t"),
                            Column.real("distance", "total variation between density and particles, over bins"),
                            Column.real("expected", "mean of it for as many independent draws from the density"),
                            Column.real("expected_sd", "its standard deviation from draw to draw"),
                            Column.real("z", "distance minus expected, in these deviations"),
                            Column.whole("stopped", "particles that stopped at nodes and walls"));
                case PATHS ->
                    List.of(
                            Column.real("time", "t"),
                            Column.whole("particle", "index"),
                            Column.whole("coordinate", "index"),
                            Column.real("position", "where; goes on beyond periodic axes"));
                case STANDINGS ->
                    contested(
                            List.of(),
                            Column.real("score", "mean log score of a fresh replica at late times, nats"),
                            Column.real("score_se", "its standard error"),
                            Column.real("behind_by", "what its log score lacks beside the leader's"),
                            Column.real("behind_by_se", "its standard error"),
                            Column.real("distance", "energy distance less its expectation, mean over late times"),
                            Column.real("distance_se", "its standard error"));
                case DISTANCES ->
                    List.of(
                            Column.whole("round", "0 with measured parameters, 1 with fitted ones"),
                            Column.whole("contestant", "in the order of the results"),
                            Column.real("time", "rate times t"),
                            Column.real("distance", "energy distance less its expectation"),
                            Column.real("distance_se", "its standard error"));
                case SURVEY ->
                    contested(
                            List.of(
                                    Column.whole("case", "mover, in the order of the configuration"),
                                    Column.real("first", "value on the first axis; not a number where there is none"),
                                    Column.real("second", "value on the second axis")),
                            Column.whole("rejected", "seeds of this mover and round whose leader is rejected"),
                            Column.real("behind_by", "what its log score lacks beside the leader's, nats"),
                            Column.real("behind_by_se", "its standard error"),
                            Column.real("distance", "energy distance less its expectation, mean over late times"),
                            Column.real("distance_se", "its standard error"));
                case PRESSURE ->
                    List.of(
                            Column.whole("seed", "number of the contest"),
                            Column.whole("coordinate", "index"),
                            Column.whole("fate", "0 refused, 1 fit rejected, 2 measured"),
                            Column.real("kappa", "kappa of E25"),
                            Column.real("kappa_se", "its standard error"),
                            Column.real("relative", "kappa over 4 D^2: -1, 0 and 4 by description"),
                            Column.real("relative_se", "its standard error"),
                            Column.real("p", "chance of so large a misfit if the family holds"),
                            Column.real("reliability", "what noise leaves of the information on kappa"),
                            Column.real("reference", "4 D^2"));
                case CONTROLLER ->
                    List.of(
                            Column.whole("replica", "learner"),
                            Column.whole("step", "learning steps at the end of the stretch"),
                            Column.real("rate", "step size of the stretch, gamma"),
                            Column.whole("batch", "samples per learning step"),
                            Column.whole("neurons", "all neurons of the network"),
                            Column.real("diffusion", "D per learning step"),
                            Column.real("diffusion_se", "its standard error"),
                            Column.real("mu", "chemical potential"),
                            Column.real("mu_se", "its standard error"),
                            Column.real("log_saturation", "log of |gamma mu/D| over 4 pi; 0 at saturation (4.8)"),
                            Column.real("log_saturation_se", "its standard error"),
                            Column.real("loss", "mean loss over the stretch"),
                            Column.real("loss_se", "its standard error"),
                            Column.real("cost", "samples times neurons squared so far, branches included"),
                            Column.real(
                                    "slope_step",
                                    "measured slope of log |gamma mu/D| in log step; not a number where it was not measured"),
                            Column.real("slope_step_se", "its standard error"),
                            Column.real("slope_batch", "the same in log batch"),
                            Column.real("slope_batch_se", "its standard error"),
                            Column.real("slope_neurons", "the same in log neurons"),
                            Column.real("slope_neurons_se", "its standard error"));
                case FORMS -> forms();
                case VECTOR_PATHS ->
                    List.of(
                            Column.whole("reading", "0 layers, 1 delay"),
                            Column.whole("neuron", "number of the vector in the reading"),
                            Column.whole("time", "number of the base state"),
                            Column.real("x", "first component of its position"),
                            Column.real("y", "second"),
                            Column.real("z", "third"));
                case IDENTITY ->
                    List.of(
                            Column.real("rapidity", "of the boost between both frames"),
                            Column.real(
                                    "violation",
                                    "|change of -g xdot xdot| over its largest term, g = eta in both frames"),
                            Column.real("violation_g", "with general g, transformed by (6.2); not a number without g"),
                            Column.real("violation_shift", "of another xdot between two events, both shifted"),
                            Column.real("control", "with general g, left as it was"));
                case ACTION ->
                    List.of(
                            Column.whole("synchronous", "1: g_00 = -1, g_0a = 0; 0: any metric"),
                            Column.real("action", "first line of (8.8) with plus, E6"),
                            Column.real("action_printed", "the same with minus, as printed"),
                            Column.real("divergence", "of the boundary term"),
                            Column.real("scalar", "sqrt(-g) R"),
                            Column.real("terms", "sum of the absolute values of all terms"),
                            Column.real("violation", "|action + divergence - scalar| over terms"),
                            Column.real("violation_printed", "the same with minus"));
                case CURVATURE, CURVATURE_SLICE ->
                    List.of(
                            Column.real("t", "first coordinate of the event"),
                            Column.real("x", "second coordinate"),
                            Column.real("y", "third coordinate"),
                            Column.real("z", "fourth coordinate"),
                            Column.real("r", "Ricci scalar R; not a number without a metric, as all that follows"),
                            Column.real("kretschmann", "R_abcd R^abcd"),
                            Column.real("weyl_square", "C_abcd C^abcd"),
                            Column.real("ricci", "largest |R_mn| of ten components, in these coordinates"),
                            Column.real("vacuum", "largest |R_mn| over the sum of the absolute values of its terms"),
                            Column.real(
                                    "residual",
                                    "the same of Einstein's equations with Lambda and T of the family; not a number without a family"),
                            Column.real(
                                    "kretschmann_error",
                                    "relative distance of Kretschmann's scalar from its closed form; not a number without one"));
                case CURVATURE_COMPONENTS ->
                    List.of(
                            Column.whole("event", "number of the event of `at`; 0 is the first"),
                            Column.whole(
                                    "tensor", "0 connection, 1 Riemann, 2 Ricci, 3 Einstein, 4 Weyl, of lower indices"),
                            Column.whole("i", "first index, 0 to 3; of the connection the upper one"),
                            Column.whole("j", "second index"),
                            Column.whole("k", "third index; -1 without"),
                            Column.whole("l", "fourth index; -1 without"),
                            Column.real("value", "in the coordinates of the chart"));
                case GEODESICS ->
                    List.of(
                            Column.whole("path", "number; 0 is the first"),
                            Column.whole("character", "g_mn u^m u^n: -1 time-like, 0 light-like, 1 space-like"),
                            Column.real("parameter", "t, or lambda for laws in proper time"),
                            Column.real("t", "first coordinate"),
                            Column.real("x", "second coordinate"),
                            Column.real("y", "third coordinate"),
                            Column.real("z", "fourth coordinate"),
                            Column.real(
                                    "tau",
                                    "proper time, proper length or affine parameter since the start; 0 of light in coordinate time"),
                            Column.real("ut", "u^0, dx^0/dtau"),
                            Column.real("ux", "u^1"),
                            Column.real("uy", "u^2"),
                            Column.real("uz", "u^3"));
                case GEODESIC_ENDS ->
                    List.of(
                            Column.whole("path", "number; 0 is the first"),
                            Column.whole("character", "g_mn u^m u^n: -1 time-like, 0 light-like, 1 space-like"),
                            Column.whole(
                                    "end",
                                    "0 as asked for, 1 edge of the box, 2 no metric, 3 singular, 4 out of steps"),
                            Column.real("tau", "proper time, proper length or affine parameter there"),
                            Column.real("t", "first coordinate there"),
                            Column.real("x", "second coordinate"),
                            Column.real("y", "third coordinate"),
                            Column.real("z", "fourth coordinate"),
                            Column.real("norm_drift", "largest change of g_mn u^m u^n over the largest of its terms"),
                            Column.whole("steps", "steps made"),
                            Column.whole("rejected", "steps tried in vain"),
                            Column.whole("evaluations", "right-hand sides asked for"));
                case GEODESIC_BIAS ->
                    List.of(
                            Column.real("scale", "length over which the metric varies, in units of the file"),
                            Column.whole("neurons", "number at that scale"),
                            Column.real("t", "first coordinate of the end, over scale"),
                            Column.real("x", "second coordinate"),
                            Column.real("y", "third coordinate"),
                            Column.real("z", "fourth coordinate"),
                            Column.real(
                                    "bias", "distance from the end in the metric that the neurons sample, over scale"));
                case GEODESIC_DENSITY ->
                    List.of(
                            Column.real("x", "second coordinate"),
                            Column.real("y", "third coordinate"),
                            Column.real("z", "fourth coordinate"),
                            Column.real("density", "{sqrt g_i}, neurons per volume"));
                case COSMOLOGY, KASNER, NEURON_GROWTH -> CosmologyColumns.of(this);
                case CHAIN, NEURON_NUMBER, EINSTEIN_VARIANTS, EINSTEIN_MAP -> GravityColumns.of(this);
                case EINSTEIN_HISTORY -> EinsteinRow.columns();
                case PREMISES ->
                    List.of(
                            Column.whole("network", "number of the network"),
                            Column.whole(
                                    "premise",
                                    "0 production, 1 plateau, 2 definite, 3 vectors, 4 reliability, 5 epsilon, 6 density, 7 smooth, 8 resolution, 9 displacement"),
                            Column.real("value", "its number; NaN where there is nothing to measure"),
                            Column.real("value_se", "its standard error; NaN if unknown"),
                            Column.real("half_width", "half of its interval of 95 %"),
                            Column.real("bound", "what the number must keep"),
                            Column.whole("verdict", "1 holds, 0 inconclusive, -1 fails, -2 not testable"));
                case PREMISE_NETWORKS ->
                    List.of(
                            Column.whole("network", "number of the network"),
                            Column.whole("axis", "number of the axis, in the order of premises.axes"),
                            Column.whole("value", "number of the value on this axis, from 0"));
                case PLANTED_STAGES, PLANTED_CONVERGENCE -> PlantedColumns.of(this);
                case GATE -> Gate.columns();
                case PATH_SKILL -> PathTables.skillColumns();
                case OWN_PATHS -> PathTables.pathColumns();
                case LAG_SPECTRUM ->
                    List.of(
                            Column.whole("neuron", "number; -1 for all of them, weighted by variance"),
                            Column.whole("lag", "steps of (2.1)"),
                            Column.real("correlation", "autocorrelation"),
                            Column.real("correlation_se", "its standard error"));
                case RADIUS_SCAN ->
                    List.of(
                            Column.real("noise", "standard deviation, of each replica, step and neuron"),
                            Column.real("radius", "of the clouds; 0 for tangent clouds"),
                            Column.real("production", "mean sigma_plus over vectors, nats"),
                            Column.real("production_se", "its standard error"),
                            Column.real("trace", "mean of tr g/k"),
                            Column.real("trace_se", "its standard error"),
                            Column.real("change", "mean entropy change, nats"),
                            Column.real("change_se", "its standard error"),
                            Column.real(
                                    "production_shift", "production less that of the first radius, same base states"),
                            Column.real("production_shift_se", "its standard error"),
                            Column.real("trace_shift", "trace less that of the first radius"),
                            Column.real("trace_shift_se", "its standard error"));
                case METRIC_SLICE ->
                    List.of(
                            Column.real("x", "first coordinate of a cell"),
                            Column.real("y", "second coordinate; the third is that of the middle of the box"),
                            Column.real(
                                    "density",
                                    "{sqrt g_i}, number density of neurons; NaN in holes, as all that follows"),
                            Column.real("one", "{1}"),
                            Column.real("sqrt_det", "square root of det g"),
                            Column.real("gxx", "metric"),
                            Column.real("gxy", "metric"),
                            Column.real("gyy", "metric"));
                case NEAR_FLAT ->
                    List.of(
                            Column.whole("draw", "of h_i, and of positions if they are random"),
                            Column.real("epsilon", "g_i = 1 + epsilon h_i; 0: floors"),
                            Column.real("product", "largest entry of g^ab g_bc - delta"),
                            Column.real("inverse", "largest entry of g^ab - (2 delta - g_ab)"),
                            Column.real("ratio", "largest distance of {sqrt g_i}/{1} from sqrt det g"),
                            Column.real("printed", "largest distance of {sqrt g_i} from sqrt det g"),
                            Column.real("one", "largest distance of {1} from 1"));
                case FRAMES ->
                    List.of(
                            Column.whole("neurons", "number of them"),
                            Column.whole(
                                    "what", "0 frames sought, 1 sought for exchanged eigenvalues, 2 random frames"),
                            Column.whole("start", "number of the start"),
                            Column.real(
                                    "fit",
                                    "nearness to eta at the first half of the times, of the search there; not a number for 1 and 2"),
                            Column.real(
                                    "held_out",
                                    "mean over both halves of nearness there in frames sought at the other; of random frames at all times"),
                            Column.whole(
                                    "iterations", "steps of the search at the first half; 0 for 1, not kept, and 2"));
                case FRAME_SIZES ->
                    List.of(
                            Column.whole("neurons", "number of them"),
                            Column.whole("starts", "optima, and draws of exchanged eigenvalues"),
                            Column.real("fitted", "mean nearness to eta at the times that frames were sought at"),
                            Column.real("fitted_se", "its standard error over starts"),
                            Column.real("held_out", "at the other times"),
                            Column.real("held_out_se", "its standard error over starts"),
                            Column.real("exchanged", "at the other times, with exchanged eigenvalues"),
                            Column.real("exchanged_se", "its standard error over draws"),
                            Column.real("random", "of random frames, at all times"),
                            Column.real("random_se", "its standard error over starts"),
                            Column.real("p", "of held_out being no smaller than exchanged, one-sided"));
                case CLOUDS ->
                    List.of(
                            Column.whole("reading", "0 layers, 1 delay"),
                            Column.whole("vector", "number in the reading"),
                            Column.whole("cloud", "number"),
                            Column.real("change", "entropy change over d steps, nats"),
                            Column.real("form", "sigma_plus - xdot g xdot of all clouds"),
                            Column.real("square", "xdot g xdot"),
                            Column.real("by_displacement", "told by a quadratic function of xdot, out of sample"),
                            Column.real("by_start", "of x(t)"),
                            Column.real("by_arrival", "of x(t + d)"),
                            Column.real("velocity0", "component of xdot; not a number beyond k"),
                            Column.real("velocity1", "likewise"),
                            Column.real("velocity2", "likewise"));
            };
        }

        private static List<Column> forms() {
            List<Column> columns = new ArrayList<>(List.of(
                    Column.whole("reading", "0 layers, 1 delay"),
                    Column.whole("network", "0 the trained or only one, 1 the untrained"),
                    Column.whole("vector", "number in the reading"),
                    Column.whole("neuron", "of its first component"),
                    Column.whole("clouds", "in which it has a volume"),
                    Column.real("change", "mean entropy change over d steps, nats"),
                    Column.real("change_se", "its standard error"),
                    Column.real("production", "sigma_plus of (5.5), nats over d steps"),
                    Column.real("production_se", "its standard error")));
            for (int a = 0; a < 3; a++) {
                for (int b = a; b < 3; b++) {
                    columns.add(Column.real("g%d%d".formatted(a, b), "entry of g of (5.7); not a number beyond k"));
                    columns.add(Column.real("g%d%d_se".formatted(a, b), "its standard error"));
                }
            }
            columns.add(Column.real("least", "smallest eigenvalue of g by split halves"));
            columns.add(Column.real("least_se", "its standard error"));
            columns.add(Column.whole("definite", "1 positive definite, -1 indefinite, 0 undecided"));
            for (int a = 0; a < 3; a++) {
                columns.add(Column.real("eigenvalue%d".formatted(a), "of g, rising; noise moves them apart"));
                columns.add(Column.real("eigenvalue%d_se".formatted(a), "its standard error"));
            }
            columns.add(Column.real("first_order_p", "that there is no first-order term"));
            columns.add(Column.real("cubic_p", "that there is no third-order term"));
            columns.add(Column.real("r2", "share of the spread of entropy changes that the form explains"));
            columns.add(Column.real("r2_displacement", "out of sample, of displacements; untrained: not judged"));
            columns.add(Column.real("r2_start", "of positions before"));
            columns.add(Column.real("r2_arrival", "of positions after"));
            for (int a = 0; a < 3; a++) {
                columns.add(Column.real("position%d".formatted(a), "mean of x(t); not a number beyond k"));
            }
            return List.copyOf(columns);
        }

        /// How often a contestant came out in which way, between other columns.
        private static List<Column> contested(List<Column> before, Column... after) {
            List<Column> columns = new ArrayList<>(before);
            columns.addAll(List.of(
                    Column.whole("round", "0 with measured parameters, 1 with fitted ones"),
                    Column.whole("contestant", "in the order of the results"),
                    Column.whole("won", "seeds in which it is better than all others"),
                    Column.whole("picked", "seeds in which it is the simplest of those that tie with the leader"),
                    Column.whole("tied", "seeds in which it ties, and is not the simplest"),
                    Column.whole("disputed", "seeds in which log score and energy distance disagree on it"),
                    Column.whole("behind", "seeds in which it is worse than the leader"),
                    Column.whole("absent", "seeds in which it has no prediction")));
            columns.addAll(List.of(after));
            return List.copyOf(columns);
        }
    }
}
