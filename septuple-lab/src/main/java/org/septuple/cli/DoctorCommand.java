package org.septuple.cli;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.MachineSpeed;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.lanes.Lanes;
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

    private static final double SMALL_HEAP = 1e9;

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
        facts.put("system", Installation.system());
        Runtime runtime = Runtime.getRuntime();
        Kernels kernels = Lanes.kernels();
        int cores = runtime.availableProcessors();
        facts.put("cores", Integer.toString(cores));
        facts.put("memory", memory());
        facts.put("heap", "%.1f GB at most".formatted(runtime.maxMemory() / 1e9));
        facts.put("home", String.valueOf(Installation.home()));
        facts.put("shipped data", data(Installation.dataPlaces().shipped()));
        facts.put("SEPTUPLE_DATA", data(Installation.dataPlaces().environment()));
        facts.put("kernels", describe(kernels));
        MachineSpeed speed = MachineSpeed.measure(kernels, cores);
        facts.put("bandwidth", "%.1f GB/s, STREAM triad on %d threads".formatted(speed.triad() / 1e9, cores));
        facts.put(
                "matrix product",
                "%.1f GFLOP/s on one thread, %.1f on %d, float64"
                        .formatted(speed.oneCore() / 1e9, speed.allWorkers() / 1e9, cores));
        facts.put("advice", advice(kernels, speed, cores));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ObjectNode root = JsonMapper.builder().build().createObjectNode();
            facts.forEach(root::put);
            out.println(root.toPrettyString());
        } else {
            facts.forEach((name, fact) -> out.printf("%-15s %s%n", name, fact));
        }
        out.flush();
        return 0;
    }

    private static String memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? "%.1f GB, %.1f GB free".formatted(system.getTotalMemorySize() / 1e9, system.getFreeMemorySize() / 1e9)
                : "unknown";
    }

    private static String data(@Nullable Path directory) {
        if (directory == null) {
            return "not set";
        }
        return directory + (Files.isDirectory(directory) ? "" : " (missing)");
    }

    static String describe(Kernels kernels) {
        return kernels.lanes() == 1
                ? kernels.name()
                : "%s, %d lanes of 64 bits".formatted(kernels.name(), kernels.lanes());
    }

    private static String advice(Kernels kernels, MachineSpeed speed, int cores) {
        List<String> advice = new ArrayList<>();
        if (!Lanes.available()) {
            advice.add("start Java with --add-modules jdk.incubator.vector for vector kernels (same bits, faster)");
        } else if (kernels.lanes() < 2) {
            advice.add("this processor has no vector registers that Java can use");
        }
        if (Runtime.getRuntime().maxMemory() < SMALL_HEAP) {
            advice.add("give Java more heap: SEPTUPLE_JAVA_OPTS=-Xmx4g");
        }
        if (speed.allWorkers() > 1.3 * cores * speed.oneCore()) {
            advice.add("the rates do not fit together: other work disturbed the measurement, repeat it");
        }
        if (speed.allWorkers() < 0.7 * cores * speed.oneCore()) {
            advice.add(
                    "%d threads multiply only %.1f times as fast as one: other work is running, or the cores are shared; try --threads"
                            .formatted(cores, speed.allWorkers() / speed.oneCore()));
        }
        return advice.isEmpty() ? "none" : String.join("; ", advice);
    }
}
