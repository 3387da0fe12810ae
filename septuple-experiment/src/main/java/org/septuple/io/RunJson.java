package org.septuple.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.Comparison;
import org.septuple.experiment.Conditions;
import org.septuple.experiment.EpochRecord;
import org.septuple.experiment.FreeEnergyFindings;
import org.septuple.experiment.LearningPlan;
import org.septuple.experiment.Ledger;
import org.septuple.experiment.LedgerRow;
import org.septuple.experiment.Provenance;
import org.septuple.experiment.Run;
import org.septuple.experiment.SnapshotRecord;
import org.septuple.numerics.Outcome;
import org.septuple.statistics.Estimate;
import org.septuple.thermodynamics.Average;
import org.septuple.thermodynamics.Reference;
import org.septuple.thermodynamics.Thermodynamics;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A run as JSON: `{run, directory, outcome, results: {name: {value, error, n}}, ledger: [...]}` and its parts. Numbers that
/// are not finite become null.
public final class RunJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private RunJson() {}

    /// The whole run.
    ///
    /// @param run        what was found
    /// @param provenance where it comes from
    /// @param directory  where it lies
    /// @return one object
    public static ObjectNode summary(Run run, Provenance provenance, String directory) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("run", provenance.id());
        root.put("directory", directory);
        root.put("kind", run.experiment().kind());
        root.put("seed", run.experiment().header().seed());
        root.put("outcome", run.outcome().word());
        if (run.outcome() instanceof Outcome.Diverged(String _, String what, long step, String advice)) {
            root.putObject("divergence").put("quantity", what).put("step", step).put("advice", advice);
        }
        if (run.outcome() instanceof Outcome.Interrupted(long done, long total)) {
            root.putObject("interruption").put("done", done).put("total", total);
        }
        LearningPlan learning = run.experiment().learning();
        if (learning != null) {
            root.put("equation_2_9", learning.optimiser().followsEquation29() ? "followed" : "not (2.9)");
        }
        if (run.freeEnergy() != null) {
            root.set("free_energy", conditions(Conditions.of(run.freeEnergy())));
        }
        if (run.findings() != null) {
            ArrayNode remarks = root.putArray("remarks");
            run.findings().remarks().forEach(remarks::add);
        }
        root.set("results", results(run.results()));
        root.set("ledger", ledger(run.ledger()));
        return root;
    }

    /// Named estimates.
    ///
    /// @param results in any order, which is kept
    /// @return `{name: {value, error, n}}`
    public static ObjectNode results(Map<String, Estimate> results) {
        ObjectNode all = MAPPER.createObjectNode();
        results.forEach((name, estimate) -> all.set(name, estimate(estimate)));
        return all;
    }

    /// The rows of a ledger.
    ///
    /// @param ledger null if none was drawn up
    /// @return one object per equation
    public static ArrayNode ledger(@Nullable Ledger ledger) {
        ArrayNode rows = MAPPER.createArrayNode();
        if (ledger != null) {
            for (LedgerRow row : ledger.rows()) {
                rows.add(row(row));
            }
        }
        return rows;
    }

    /// One line of metrics.ndjson.
    ///
    /// @param record end of an epoch
    /// @return one object
    static ObjectNode metrics(EpochRecord record) {
        ObjectNode line = MAPPER.createObjectNode();
        line.put("replica", record.replica());
        line.put("epoch", record.epoch());
        line.put("step", record.step());
        putFinite(line, "loss", record.loss().total());
        putFinite(line, "loss.inputs", record.loss().inputs());
        putFinite(line, "loss.bulk", record.loss().bulk());
        putFinite(line, "loss.outputs", record.loss().outputs());
        putFinite(line, "loss.potential", record.loss().potential());
        if (record.accuracy() != null) {
            line.put("accuracy.dynamics", record.accuracy());
        }
        putFinite(line, "spectral_radius", record.spectralRadius());
        return line;
    }

    /// One line of metrics.ndjson.
    ///
    /// @param record an ensemble at one time
    /// @return one object
    static ObjectNode metrics(SnapshotRecord record) {
        ObjectNode line = MAPPER.createObjectNode();
        line.put("ensemble", record.name());
        line.put("step", record.step());
        line.set("loss", estimate(record.loss()));
        line.put("stopped", record.stopped());
        ArrayNode means = line.putArray("q.mean");
        record.means().forEach(mean -> means.add(estimate(mean)));
        ArrayNode deviations = line.putArray("q.sd");
        record.deviation().forEach(deviation -> deviations.add(estimate(deviation)));
        return line;
    }

    /// One line of metrics.ndjson.
    ///
    /// @param moment the canonical law at one moment
    /// @return one object
    static ObjectNode metrics(FreeEnergyFindings.Moment moment) {
        Thermodynamics measured = moment.measured();
        ObjectNode line = MAPPER.createObjectNode();
        line.put("moment", moment.step());
        line.put("average", measured.average().word());
        line.put("reference", measured.reference().word());
        line.put("beta", measured.beta());
        line.set("F", estimate(measured.freeEnergy()));
        line.set("U", estimate(measured.loss()));
        line.set("S", estimate(measured.entropy()));
        line.put("converged", measured.converged());
        return line;
    }

    /// Under which conditions free energies hold.
    ///
    /// @param conditions of a run
    /// @return one object
    public static ObjectNode conditions(Conditions conditions) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("average", conditions.average().word());
        node.put("reference", conditions.reference().word());
        node.put("beta", conditions.beta());
        node.put("cases", conditions.cases());
        node.put("neurons", conditions.neurons());
        node.put("converged", conditions.converged());
        ArrayNode advice = node.putArray("advice");
        conditions.advice().forEach(advice::add);
        return node;
    }

    /// What [#conditions] says.
    ///
    /// @param node one object; nothing where there is none
    /// @return null for no object
    /// @throws IllegalArgumentException if a word is not known
    static @Nullable Conditions conditions(JsonNode node) {
        if (node.isMissingNode()) {
            return null;
        }
        List<String> advice = new ArrayList<>();
        node.path("advice").forEach(line -> advice.add(line.asString("")));
        return new Conditions(
                Field.constant(Average.class, node.path("average").asString("")),
                Field.constant(Reference.class, node.path("reference").asString("")),
                node.path("beta").asDouble(Double.NaN),
                node.path("cases").asInt(0),
                node.path("neurons").asInt(0),
                advice);
    }

    private static ObjectNode row(LedgerRow row) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("equation", row.claim().equation());
        node.put("kind", row.claim().kind());
        node.put("statement", row.claim().statement());
        ArrayNode errata = node.putArray("errata");
        row.claim().errata().forEach(errata::add);
        node.put("verdict", row.verdict().words());
        node.put("reason", row.reason());
        Comparison comparison = row.comparison();
        if (comparison != null) {
            node.put("estimator", comparison.estimator());
            node.set("residual", estimate(comparison.residual()));
            node.put("tolerance", comparison.tolerance());
            node.put("tolerance_reason", comparison.toleranceReason());
            node.set("control", estimate(comparison.control()));
            node.set("null_model", estimate(comparison.nullModel()));
        }
        return node;
    }

    private static ObjectNode estimate(Estimate estimate) {
        ObjectNode node = MAPPER.createObjectNode();
        putFinite(node, "value", estimate.value());
        putFinite(node, "error", estimate.standardError());
        node.put("n", estimate.n());
        return node;
    }

    /// What [#summary] says of one estimate.
    ///
    /// @param node `{value, error, n}`
    /// @return NaN where it says null
    /// @throws IllegalArgumentException if it is no estimate
    static Estimate estimate(JsonNode node) {
        return new Estimate(
                number(node, "value"), number(node, "error"), node.path("n").asLong(0));
    }

    private static double number(JsonNode node, String name) {
        JsonNode number = node.path(name);
        if (!number.isNumber() && !number.isNull()) {
            throw new IllegalArgumentException("`%s` is %s, must be a number or null".formatted(name, number));
        }
        return number.isNumber() ? number.doubleValue() : Double.NaN;
    }

    private static void putFinite(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }
}
