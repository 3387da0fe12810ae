package org.septuple.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.Claim;
import org.septuple.experiment.Comparison;
import org.septuple.experiment.Conditions;
import org.septuple.experiment.Ledger;
import org.septuple.experiment.LedgerRow;
import org.septuple.experiment.Verdict;
import org.septuple.numerics.Outcome;
import org.septuple.statistics.Estimate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What results.json says, as [RunJson#summary] wrote it. JSON has no infinities: a number that was not finite is NaN here.
///
/// @param outcome how the run ended
/// @param followsEquation29 whether the optimiser is (2.9); true where nothing learns
/// @param results named estimates, in the order of the run
/// @param ledger  the verdicts; null if none was drawn up
/// @param conditions of free energies; null for kinds that do not measure them
/// @param remarks of measurements of a recording; empty for kinds that make none
public record ResultsFile(
        Outcome outcome,
        boolean followsEquation29,
        Map<String, Estimate> results,
        @Nullable Ledger ledger,
        @Nullable Conditions conditions,
        List<String> remarks) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    public ResultsFile {
        results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
        remarks = List.copyOf(remarks);
    }

    /// Reads the results of a finished run.
    ///
    /// @param run its directory
    /// @return what was found
    /// @throws RunRefusedException naming the file, if it is missing or damaged
    public static ResultsFile read(Path run) {
        Path file = run.resolve(RunDirectory.RESULTS);
        try {
            JsonNode root = MAPPER.readTree(Files.readString(file));
            Map<String, Estimate> results = new LinkedHashMap<>();
            root.path("results").forEachEntry((name, node) -> results.put(name, RunJson.estimate(node)));
            List<String> remarks = new ArrayList<>();
            root.path("remarks").forEach(line -> remarks.add(line.asString("")));
            return new ResultsFile(
                    outcome(root),
                    !root.path("equation_2_9").asString("").startsWith("not"),
                    results,
                    ledger(root.path("ledger")),
                    RunJson.conditions(root.path("free_energy")),
                    remarks);
        } catch (IOException e) {
            throw RunRefusedException.damaged(file, "the results cannot be read: " + ConfigFile.reason(e));
        } catch (JacksonException e) {
            throw RunRefusedException.damaged(file, "the results are not JSON");
        } catch (IllegalArgumentException e) {
            throw RunRefusedException.damaged(file, "the results are damaged: " + e.getMessage());
        }
    }

    private static Outcome outcome(JsonNode root) {
        JsonNode divergence = root.path("divergence");
        String word = root.path("outcome").asString("");
        return switch (word) {
            case "completed" -> new Outcome.Completed();
            case "diverged", "caustic", "singularity" ->
                new Outcome.Diverged(
                        word,
                        text(divergence, "quantity"),
                        divergence.path("step").asLong(0),
                        text(divergence, "advice"));
            default ->
                throw new IllegalArgumentException(
                        "`outcome` is `%s`, must be completed, diverged, caustic or singularity".formatted(word));
        };
    }

    private static @Nullable Ledger ledger(JsonNode rows) {
        if (rows.isEmpty()) {
            return null;
        }
        List<LedgerRow> all = new ArrayList<>();
        rows.forEach(row -> all.add(row(row)));
        return new Ledger(all);
    }

    private static LedgerRow row(JsonNode row) {
        List<String> errata = new ArrayList<>();
        row.path("errata").forEach(word -> errata.add(word.asString("")));
        Claim claim = new Claim(text(row, "equation"), text(row, "kind"), text(row, "statement"), errata);
        Comparison comparison = row.has("residual")
                ? new Comparison(
                        text(row, "estimator"),
                        RunJson.estimate(row.path("residual")),
                        row.path("tolerance").asDouble(0),
                        text(row, "tolerance_reason"),
                        RunJson.estimate(row.path("control")),
                        RunJson.estimate(row.path("null_model")))
                : null;
        return new LedgerRow(claim, verdict(text(row, "verdict")), comparison, text(row, "reason"));
    }

    private static Verdict verdict(String words) {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> verdict.words().equals(words))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("`%s` is no verdict".formatted(words)));
    }

    private static String text(JsonNode node, String name) {
        JsonNode text = node.path(name);
        if (!text.isString()) {
            throw new IllegalArgumentException("`%s` must be a text".formatted(name));
        }
        return text.asString();
    }
}
