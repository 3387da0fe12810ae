package org.septuple.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.septuple.experiment.FieldQuantity;
import org.septuple.experiment.FlowPlan;
import org.septuple.gravity.evolution.SpatialSlice;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Grid;
import org.septuple.quantum.InitialDensity;
import org.septuple.quantum.InitialWave;
import org.septuple.quantum.Landscape;
import org.septuple.quantum.LandscapeWave;
import org.septuple.quantum.MadelungState;
import org.septuple.quantum.PolynomialLandscape;
import org.septuple.quantum.Tabulated;
import org.septuple.quantum.TabulatedDensity;
import org.septuple.quantum.UniformDensity;

/// Fields that a configuration takes from files: tables, and frames of earlier runs.
///
/// ```yaml
/// {family: table, file: v.npy, from: [-4], to: [4]}              # or .npz with `array`, or CSV; the box of the grid by default
/// {family: run, run: runs/first, as: minus-log, floor: 1e-9}     # −log p of its last frame; or as: density; times `factor`
/// {law: run, run: runs/first, frame: 3}                          # p
/// {wave: run, run: runs/first}                                   # Ψ
/// {flow: run, run: runs/first}                                   # p and u
/// {run: runs/first, frame: 3}                                    # a slice of space; or {file: slice.npz}
/// ```
///
/// Files that are closed, for a report of a run that has ended, give harmless functions in their place.
final class FieldFiles {

    private static final int MOST_FRAMES = 1_000_000;

    private final DataPlaces places;
    private final boolean open;
    private final Map<String, String> hashes = new LinkedHashMap<>();

    private FieldFiles(DataPlaces places, boolean open) {
        this.places = places;
        this.open = open;
    }

    /// Files that are read.
    ///
    /// @param places from which relative paths count
    static FieldFiles open(DataPlaces places) {
        return new FieldFiles(places, true);
    }

    /// Files that are left alone.
    ///
    /// @param places from which relative paths count
    static FieldFiles closed(DataPlaces places) {
        return new FieldFiles(places, false);
    }

    /// Whether functions are what the configuration says.
    boolean areOpen() {
        return open;
    }

    /// SHA-256 of all that was read, by file.
    Map<String, String> hashes() {
        return hashes;
    }

    /// Family `table`.
    Landscape table(Section section, Grid grid) {
        Path file = places.resolve(section.text("file"));
        if (section.isRead("file")) {
            section.resolve("file", file.toString());
        }
        String array = section.has("array") ? section.text("array") : null;
        int d = grid.dimensions();
        double[] from = new double[d];
        double[] to = new double[d];
        Arrays.setAll(from, k -> grid.axis(k).from());
        Arrays.setAll(to, k -> grid.axis(k).to());
        double[] lower = section.numbers("from", d, Interval.FINITE, from);
        double[] upper = section.numbers("to", d, Interval.FINITE, to);
        return made(section, "file", grid, () -> {
            Tabulated table = GridTable.read(file, array, grid, lower, upper);
            note(file.getFileName().toString(), file);
            return table;
        });
    }

    /// Family `run`.
    Landscape landscape(Section section, Grid grid) {
        Map<String, Boolean> forms = new LinkedHashMap<>();
        forms.put("minus-log", true);
        forms.put("density", false);
        Place place = place(section);
        boolean isLog = section.choice("as", forms, "minus-log");
        double factor = section.number("factor", Interval.FINITE, 1);
        double floor = isLog ? section.number("floor", Interval.closedOpen(0, 1), 0) : 0;
        return made(section, "run", grid, () -> {
            EarlierRun run = read(place);
            double[] density = run.density();
            double least = floor * Arrays.stream(density).max().orElse(0);
            double[] values = new double[density.length];
            for (int cell = 0; cell < values.length; cell++) {
                double p = Math.max(density[cell], least);
                if (isLog && !(p > 0)) {
                    throw new IllegalArgumentException(
                            "its density is %s in cell %d, which has no logarithm; give `floor`, a share of the largest density"
                                    .formatted(p, cell));
                }
                values[cell] = factor * (isLog ? -Elementary.log(p) : p);
            }
            return GridTable.covering(run.grid(), values, grid);
        });
    }

    /// Law `run`.
    InitialDensity density(Section section, Grid grid) {
        Place place = place(section);
        return opened(section, "run", UniformDensity.over(grid), () -> {
            EarlierRun run = read(place);
            return new TabulatedDensity(GridTable.covering(run.grid(), run.density(), grid));
        });
    }

    /// Wave `run`.
    InitialWave wave(Section section, Grid grid, double[] twist) {
        Place place = place(section);
        Landscape one = constant(grid);
        return opened(section, "run", new LandscapeWave(one, one), () -> {
            EarlierRun run = read(place);
            run.requireTwist(twist);
            return new LandscapeWave(
                    GridTable.covering(run.grid(), run.field("psi_re"), grid),
                    GridTable.covering(run.grid(), run.field("psi_im"), grid));
        });
    }

    /// Flow `run`. Velocities are on faces, so they are not carried over to another grid.
    FlowPlan flow(Section section, Grid grid) {
        Place place = place(section);
        return opened(section, "run", still(grid), () -> {
            EarlierRun run = read(place);
            if (!run.grid().equals(grid)) {
                throw new IllegalArgumentException(
                        "a flow goes on on its own grid, %s, here it is %s".formatted(words(run.grid()), words(grid)));
            }
            double[][] velocity = new double[grid.dimensions()][];
            Arrays.setAll(velocity, k -> run.field(FieldQuantity.velocity(k).array()));
            return new FlowPlan.Earlier(new MadelungState(grid, run.density(), velocity, 0));
        });
    }

    /// A slice of space, none if it is closed: a frame of kind `einstein`, or arrays `gamma` and `k` of an archive, with an axis of six components before those of the grid, and perhaps `dust`.
    Optional<MeasuredSlice> slice(Section section, Grid grid) {
        section.exclude("run", "file");
        if (section.has("file")) {
            Path file = places.resolve(section.text("file"));
            if (section.isRead("file")) {
                section.resolve("file", file.toString());
            }
            return opened(section, "file", Optional.empty(), () -> {
                MeasuredSlice slice = SliceArchive.read(file, grid);
                note(file.getFileName().toString(), file);
                return Optional.of(slice);
            });
        }
        Place place = place(section);
        return opened(section, "run", Optional.empty(), () -> {
            EarlierRun run = read(place);
            if (!run.grid().equals(grid)) {
                throw new IllegalArgumentException(
                        "a slice goes on on its own grid, %s, here it is %s".formatted(words(run.grid()), words(grid)));
            }
            List<double[]> metric = new ArrayList<>();
            List<double[]> extrinsic = new ArrayList<>();
            for (int pair = 0; pair < SpatialSlice.PAIRS; pair++) {
                metric.add(run.field(FieldQuantity.metric(pair).array()));
                extrinsic.add(run.field(FieldQuantity.extrinsic(pair).array()));
            }
            String dust = FieldQuantity.DUST.array();
            return Optional.of(new MeasuredSlice(
                    run.time(), metric, extrinsic, run.group().names().contains(dust) ? run.field(dust) : null));
        });
    }

    private static String words(Grid grid) {
        return grid.axes().stream()
                .map(axis -> "%d points from %s to %s, %s"
                        .formatted(
                                axis.points(),
                                Interval.print(axis.from()),
                                Interval.print(axis.to()),
                                Field.word(axis.boundary())))
                .collect(Collectors.joining("; "));
    }

    /// Nothing moves.
    static FlowPlan still(Grid grid) {
        return new FlowPlan.Uniform(UniformDensity.over(grid), Collections.nCopies(grid.dimensions(), 0.0));
    }

    /// A frame of a run; −1 for the last.
    private record Place(Path directory, int frame) {}

    private Place place(Section section) {
        String word = section.text("run");
        Path run = places.resolve(word);
        if (section.isRead("run")) {
            run = RecordingBinder.found(word, run);
            section.resolve("run", run.toString());
        }
        return new Place(run, section.has("frame") ? section.integer("frame", 0, MOST_FRAMES) : -1);
    }

    private EarlierRun read(Place place) {
        EarlierRun run = EarlierRun.read(place.directory(), place.frame());
        for (Path array : run.arrays()) {
            note(place.directory().getFileName() + "/" + place.directory().relativize(array), array);
        }
        return run;
    }

    private void note(String name, Path file) {
        String hash = RecordingFiles.hashed(file);
        String known = hashes.putIfAbsent(name, hash);
        if (known != null && !known.equals(hash)) { // of the same name in another directory
            hashes.put(file.toString(), hash);
        }
    }

    private Landscape made(Section section, String key, Grid grid, Supplier<Landscape> reading) {
        return opened(section, key, constant(grid), reading);
    }

    private <T> T opened(Section section, String key, T harmless, Supplier<T> reading) {
        return open ? section.construct(key, reading).orElse(harmless) : harmless;
    }

    /// 1 everywhere: a potential, and a density.
    private static Landscape constant(Grid grid) {
        int d = grid.dimensions();
        return new PolynomialLandscape(d, List.of(new PolynomialLandscape.Term(1, Collections.nCopies(d, 0))));
    }
}
