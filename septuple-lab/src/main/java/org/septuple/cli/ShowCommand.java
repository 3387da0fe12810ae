package org.septuple.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.septuple.io.LastMetrics;
import org.septuple.io.Manifest;
import org.septuple.io.ResultsFile;
import org.septuple.io.RunDirectory;
import org.septuple.io.RunJson;
import org.septuple.io.RunOverview;
import org.septuple.io.RunRefusedException;
import org.septuple.io.RunStatus;
import org.septuple.learning.LossShares;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `septuple show RUN`: how a run stands, what it found, and what to do next.
@Command(
        name = "show",
        description = "Show how a run stands, what it found, and what to do next.",
        mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {

    private static final String CHECKPOINTS = "checkpoints/";

    @Mixin
    private RunArgument run = new RunArgument();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        RunOverview shown = RunOverview.of(run.find());
        RunRefusedException damage = shown.damage();
        PrintWriter print = spec.commandLine().getOut();
        if (json) {
            ObjectNode root = json(shown);
            if (damage != null) {
                root.set("error", Failures.json(root, damage));
            }
            print.println(root.toPrettyString());
        } else {
            write(shown, print);
        }
        print.flush();
        if (damage != null) {
            Failures.print(damage, spec.commandLine());
            return damage.code().exitStatus();
        }
        return 0;
    }

    private static void write(RunOverview shown, PrintWriter print) {
        Path directory = shown.directory();
        print.println(RunWords.name(directory));
        line(print, "state", state(shown));
        if (shown.state().canGoOn()) {
            line(print, "next", "septuple resume " + directory);
            line(
                    print,
                    "kept",
                    shown.sizes().containsKey(CHECKPOINTS)
                            ? "a checkpoint, from which it goes on"
                            : "no checkpoint, so it would begin anew");
        }
        Manifest manifest = shown.manifest();
        if (manifest != null) {
            line(
                    print,
                    "experiment",
                    "%s, kind %s, seed %d".formatted(manifest.name(), manifest.kind(), manifest.seed()));
            line(
                    print,
                    "started",
                    manifest.started().truncatedTo(ChronoUnit.SECONDS).toString());
            List<Manifest.Session> sessions = manifest.history();
            for (int i = 0; i < sessions.size(); i++) {
                line(
                        print,
                        sessions.size() == 1 ? "session" : "session " + (i + 1),
                        words(sessions.get(i), i + 1 == sessions.size() ? shown.state() : null));
            }
        }
        writeProgress(shown, print);
        ObjectNode metrics = LastMetrics.of(directory);
        if (metrics != null) {
            line(print, "last", words(metrics));
        }
        ResultsFile results = shown.results();
        if (results != null) {
            print.println();
            RunWords.write(
                    print,
                    manifest == null ? "" : manifest.kind(),
                    results.outcome(),
                    results.followsEquation29(),
                    results.results(),
                    results.ledger(),
                    results.conditions(),
                    results.remarks());
        }
        print.println();
        print.println("files: " + Amount.bytes(shown.bytes()));
        int longest =
                shown.sizes().keySet().stream().mapToInt(String::length).max().orElse(0);
        shown.sizes()
                .forEach((name, bytes) ->
                        print.printf("  %s  %7s%n", name + " ".repeat(longest - name.length()), Amount.bytes(bytes)));
        if (results != null && shown.sizes().containsKey(RunDirectory.REPORT)) {
            print.println("report " + directory.resolve(RunDirectory.REPORT));
        }
    }

    private static void line(PrintWriter print, String name, String words) {
        print.printf("  %-10s  %s%n", name, words);
    }

    private static String state(RunOverview shown) {
        String word = shown.state().word();
        RunRefusedException damage = shown.damage();
        if (damage != null) {
            return word + ": " + RunWords.inside(shown.directory(), damage);
        }
        RunStatus status = shown.status();
        return switch (shown.state()) {
            case RUNNING ->
                status == null
                        ? word
                        : "%s: process %d%s, last sign %s ago"
                                .formatted(word, status.process(), host(shown.manifest()), since(status.heartbeat()));
            case INTERRUPTED, FAILED ->
                word + (status == null || status.message().isEmpty() ? "" : ": " + status.message());
            case KILLED ->
                status == null
                        ? word + " before its first sign"
                        : "%s: process %d%s is gone, its last sign was at %s"
                                .formatted(
                                        word,
                                        status.process(),
                                        host(shown.manifest()),
                                        status.heartbeat().truncatedTo(ChronoUnit.SECONDS));
            case COMPLETED, DIVERGED, DAMAGED -> word;
        };
    }

    private static String host(@Nullable Manifest manifest) {
        if (manifest == null || manifest.history().isEmpty()) {
            return "";
        }
        return " on " + manifest.history().getLast().host();
    }

    private static String since(Instant heartbeat) {
        return Amount.seconds(
                Math.max(0, Duration.between(heartbeat, Instant.now()).toMillis() * 1e-3));
    }

    /// How a process worked, and how it ended.
    ///
    /// @param now state of the run if it is the last process
    private static String words(Manifest.Session session, RunOverview.@Nullable State now) {
        String silent = now == RunOverview.State.RUNNING ? "at work" : "killed";
        String end = session.outcome().isEmpty()
                ? now == RunOverview.State.FAILED ? "failed" : silent
                : "%s after %s".formatted(session.outcome(), Amount.seconds(session.seconds()));
        return "%s, %d %s, %s, Septuple %s: %s"
                .formatted(
                        session.started().replaceFirst("\\.\\d+", ""),
                        session.threads(),
                        session.threads() == 1 ? "thread" : "threads",
                        session.kernels(),
                        session.version(),
                        end);
    }

    private static void writeProgress(RunOverview shown, PrintWriter print) {
        RunStatus status = shown.status();
        if (status == null || status.total() == 0) {
            return;
        }
        Double left = shown.state() == RunOverview.State.RUNNING ? status.left() : null;
        line(
                print,
                "progress",
                "%s%d of %d %s (%s), %s of computing%s"
                        .formatted(
                                status.stage().isEmpty() ? "" : status.stage() + ": ",
                                status.done(),
                                status.total(),
                                RunWords.units(status.stage()),
                                Amount.percent(shown.progress()),
                                Amount.seconds(shown.seconds()),
                                left == null ? "" : ", about %s left".formatted(Amount.seconds(left))));
    }

    private static String words(ObjectNode metrics) {
        if (metrics.has("moment")) {
            return String.format(
                    Locale.ROOT,
                    "step %d, F %.6g, U %.6g (%s)",
                    metrics.path("moment").asLong(0),
                    number(metrics.path("F").path("value")),
                    number(metrics.path("U").path("value")),
                    metrics.path("average").asString(""));
        }
        String place = metrics.has("ensemble")
                ? "%s, step %d"
                        .formatted(
                                metrics.path("ensemble").asString(""),
                                metrics.path("step").asLong(0))
                : "replica %d, epoch %d"
                        .formatted(
                                metrics.path("replica").asLong(0) + 1,
                                metrics.path("epoch").asLong(0));
        double loss = metrics.has("ensemble")
                ? number(metrics.path("loss").path("value"))
                : new LossShares(
                                0,
                                number(metrics.path("loss.bulk")),
                                number(metrics.path("loss.outputs")),
                                number(metrics.path("loss.potential")))
                        .learnable();
        var accuracy = metrics.path("accuracy.dynamics");
        return place
                + (Double.isNaN(loss) ? "" : String.format(Locale.ROOT, ", loss %.3g", loss))
                + (accuracy.isNumber()
                        ? String.format(Locale.ROOT, ", test accuracy %.1f %%", 100 * accuracy.doubleValue())
                        : "");
    }

    private static double number(JsonNode node) {
        return node.isNumber() ? node.doubleValue() : Double.NaN;
    }

    private static ObjectNode json(RunOverview shown) {
        ObjectNode root = JsonMapper.builder().build().createObjectNode();
        OverviewJson.put(root, shown);
        RunStatus status = shown.status();
        root.put("can_go_on", shown.state().canGoOn());
        root.put("stage", status == null ? null : status.stage());
        root.put("left", status == null ? null : status.left());
        root.put("heartbeat", status == null ? null : status.heartbeat().toString());
        root.put("process", status == null ? null : status.process());
        ArrayNode sessions = root.putArray("sessions");
        Manifest manifest = shown.manifest();
        if (manifest != null) {
            for (Manifest.Session session : manifest.history()) {
                sessions.addObject()
                        .put("started", session.started())
                        .put("version", session.version())
                        .put("host", session.host())
                        .put("kernels", session.kernels())
                        .put("threads", session.threads())
                        .put("outcome", session.outcome())
                        .put("seconds", session.seconds());
            }
        }
        root.set("metrics", LastMetrics.of(shown.directory()));
        ObjectNode files = root.putObject("files");
        shown.sizes().forEach(files::put);
        ResultsFile results = shown.results();
        root.put("outcome", results == null ? null : results.outcome().word());
        if (results != null) {
            root.set("results", RunJson.results(results.results()));
        } else {
            root.putObject("results");
        }
        root.set("ledger", RunJson.ledger(results == null ? null : results.ledger()));
        return root;
    }
}
