package org.septuple.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.septuple.numerics.MatrixProduct;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `septuple doctor`: what this machine offers, and what would help.
@Command(
        name = "doctor",
        description = "Show machine, Java, data and speed, with advice.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    private static final int SIZE = 256;
    private static final long MEASURE_NANOS = 500_000_000;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("septuple", Installation.version() + ", revision " + Installation.revision());
        facts.put("java", Runtime.version() + ", " + System.getProperty("java.vm.name"));
        facts.put("system", RunCommand.system());
        facts.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        facts.put("heap", "%.1f GB at most".formatted(Runtime.getRuntime().maxMemory() / 1e9));
        facts.put("home", String.valueOf(Installation.home()));
        facts.put("shipped data", data(Installation.dataPlaces().shipped()));
        facts.put("SEPTUPLE_DATA", data(Installation.dataPlaces().environment()));
        facts.put("matrix product", "%.1f GFLOP/s on one core (scalar kernel)".formatted(gigaflops()));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ObjectNode root = JsonMapper.builder().build().createObjectNode();
            facts.forEach(root::put);
            out.println(root.toPrettyString());
        } else {
            facts.forEach((name, fact) -> out.printf("%-15s %s%n", name, fact));
            if (Runtime.getRuntime().maxMemory() < 1_000_000_000) {
                out.println("advice          give Java more heap: SEPTUPLE_JAVA_OPTS=-Xmx4g");
            }
        }
        out.flush();
        return 0;
    }

    private static String data(@Nullable Path directory) {
        if (directory == null) {
            return "not set";
        }
        return directory + (Files.isDirectory(directory) ? "" : " (missing)");
    }

    private static double gigaflops() {
        double[] a = new double[SIZE * SIZE];
        double[] b = new double[SIZE * SIZE];
        double[] c = new double[SIZE * SIZE];
        double best = 0;
        long end = System.nanoTime() + MEASURE_NANOS;
        while (System.nanoTime() < end) {
            long start = System.nanoTime();
            MatrixProduct.accumulate(SIZE, SIZE, SIZE, a, 0, SIZE, 1, b, 0, SIZE, 1, c, 0, SIZE);
            best = Math.max(best, 2.0 * SIZE * SIZE * SIZE / (System.nanoTime() - start));
        }
        return best;
    }
}
