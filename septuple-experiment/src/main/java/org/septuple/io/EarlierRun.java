package org.septuple.io;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.Experiment;
import org.septuple.experiment.FieldQuantity;
import org.septuple.io.zarr.ZarrGroup;
import org.septuple.numerics.Grid;

/// A frame of an earlier run on a grid.
///
/// @param fields     its fields.zarr
/// @param group      the same, open
/// @param experiment what it computed
/// @param grid       of the fields
/// @param frame      from 0
record EarlierRun(Path fields, ZarrGroup group, Experiment experiment, Grid grid, int frame) {

    /// Finds a frame. The run may still be going on.
    ///
    /// @param directory of the run
    /// @param frame     from 0; −1 for the last
    /// @return ready to be read
    /// @throws ConfigurationException if there is no such run, or if it has no such frame
    static EarlierRun read(Path directory, int frame) {
        if (!Files.exists(directory.resolve(Manifest.FILE))) {
            throw RecordingFiles.refusal(
                    ErrorCode.NOT_A_RUN,
                    directory,
                    "no run: it holds no " + Manifest.FILE,
                    ErrorCode.NOT_A_RUN.remedy());
        }
        Path fields = directory.resolve(RunFields.NAME);
        Experiment experiment = ExperimentFile.readWithoutData(directory.resolve(RunDirectory.RESOLVED))
                .value();
        return RecordingFiles.reading(fields, () -> {
            ZarrGroup group = ZarrGroup.open(fields);
            int frames = group.names().contains(RunFields.TIME)
                    ? group.array(RunFields.TIME).shape().getFirst()
                    : 0;
            Grid grid = grid(experiment);
            if (grid == null || frames == 0) {
                throw RecordingFiles.refusal(
                        ErrorCode.DATA_PART,
                        directory,
                        "the run, of kind %s, has no fields on a grid".formatted(experiment.kind()),
                        "Name a run of kind fokker-planck, schroedinger, madelung or einstein.");
            }
            if (frame >= frames) {
                throw RecordingFiles.refusal(
                        ErrorCode.DATA_PART,
                        directory,
                        "frame %d was asked for, the run has %d".formatted(frame, frames),
                        "Give a number from 0 to %d, or leave `frame` out for the last.".formatted(frames - 1));
            }
            return new EarlierRun(fields, group, experiment, grid, frame < 0 ? frames - 1 : frame);
        });
    }

    private static @Nullable Grid grid(Experiment experiment) {
        return switch (experiment) {
            case Experiment.OnGrid solved -> solved.grid();
            case Experiment.Einstein einstein -> einstein.plan().grid();
            default -> null;
        };
    }

    /// When it was.
    ///
    /// @return t
    double time() {
        return RecordingFiles.reading(fields, () -> group.array(RunFields.TIME).doubles(frame, frame + 1))[0];
    }

    /// p, which for wave functions is |Ψ|².
    ///
    /// @return one number per cell
    double[] density() {
        String name = FieldQuantity.DENSITY.array();
        if (group.names().contains(name)) {
            return field(name);
        }
        double[] density = field(FieldQuantity.WAVE_RE.array());
        double[] im = field(FieldQuantity.WAVE_IM.array());
        for (int cell = 0; cell < density.length; cell++) {
            density[cell] = density[cell] * density[cell] + im[cell] * im[cell];
        }
        return density;
    }

    /// One array of the frame.
    ///
    /// @param name of the array
    /// @return one number per cell
    double[] field(String name) {
        if (!group.names().contains(name)) {
            throw ArrayNames.refusal(fields, name, List.copyOf(group.names()));
        }
        return RecordingFiles.reading(fields, () -> group.array(name).doubles(frame, frame + 1));
    }

    /// The arrays that fields are in.
    ///
    /// @return directories in fields.zarr
    List<Path> arrays() {
        return Arrays.stream(FieldQuantity.values())
                .map(FieldQuantity::array)
                .filter(group.names()::contains)
                .map(fields::resolve)
                .toList();
    }

    /// Refuses a wave function that goes around periodic axes with another phase.
    ///
    /// @param twist of the wave function that is wanted
    /// @throws IllegalArgumentException if it is another
    void requireTwist(double[] twist) {
        if (experiment instanceof Experiment.Schroedinger(var _, var plan)) {
            List<Double> there = plan.hamiltonian().twist();
            for (int k = 0; k < Math.min(twist.length, there.size()); k++) {
                if (there.get(k) != twist[k]) {
                    throw new IllegalArgumentException(
                            "its twist is %s along axis %d, here it is %s".formatted(there.get(k), k, twist[k]));
                }
            }
        }
    }
}
