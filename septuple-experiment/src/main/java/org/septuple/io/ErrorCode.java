package org.septuple.io;

/// Every error a user can meet, with its stable code, the exit status it leads to and the way out.
///
/// Codes are never reused or renumbered; docs/errors.md is this table.
public enum ErrorCode {
    /// The configuration cannot be opened.
    CONFIG_UNREADABLE("CFG-001", 2, "The configuration cannot be read.", "Check the path and its permissions."),
    /// The configuration is larger than any configuration should be.
    CONFIG_TOO_LARGE("CFG-002", 2, "The configuration is larger than 1 MiB.", "Put tables into data files."),
    /// The bytes are not text.
    CONFIG_NOT_TEXT("CFG-003", 2, "The configuration is not UTF-8 text.", "Save it as UTF-8."),
    /// Not YAML.
    YAML_SYNTAX("CFG-004", 2, "The text is not YAML.", "Mend the line named; what follows it was not read."),
    /// One key twice in one mapping.
    YAML_DUPLICATE_KEY("CFG-005", 2, "A key is given twice in one mapping.", "Keep one of the two."),
    /// `&name` or `*name`.
    YAML_ALIAS("CFG-006", 2, "Anchors and aliases are not accepted.", "Write the value out."),
    /// `!tag`.
    YAML_TAG("CFG-007", 2, "Tags are not accepted.", "Delete the tag; the key decides the type."),
    /// `---` twice.
    YAML_DOCUMENTS("CFG-008", 2, "The file holds more than one document.", "Use one file for each experiment."),
    /// Nothing but comments and blanks.
    YAML_EMPTY("CFG-009", 2, "The configuration is empty.", "Begin with `septuple new KIND`."),
    /// A list or a bare value instead of keys.
    YAML_NOT_MAPPING("CFG-010", 2, "The top level is not a mapping.", "Write `key: value` lines."),
    /// Nested beyond reason.
    YAML_TOO_DEEP("CFG-011", 2, "Values are nested more than 32 deep.", "Flatten the configuration."),
    /// A number, a flag, nothing or a collection as a key.
    YAML_KEY("CFG-012", 2, "A key is not text.", "Quote it if it is meant."),

    /// A key nobody reads.
    UNKNOWN_KEY("CFG-020", 2, "A key is not known here.", "Use one of the known keys, or delete it."),
    /// A key without default is absent.
    MISSING_KEY("CFG-021", 2, "A required key is missing.", "Add it."),
    /// Text for a number, a mapping for a sequence, …
    WRONG_TYPE("CFG-022", 2, "A value has the wrong type.", "Give a value of the type named."),
    /// A number beyond its bounds.
    OUT_OF_BOUNDS("CFG-023", 2, "A value is out of its bounds.", "Choose a value inside the bounds named."),
    /// A word that is not among the choices.
    UNKNOWN_CHOICE("CFG-024", 2, "A value is not one of the choices.", "Choose one of those named."),
    /// A sequence too short or too long.
    WRONG_LENGTH("CFG-025", 2, "A sequence has the wrong length.", "Give as many items as named."),
    /// Two keys contradict each other.
    CONFLICT("CFG-026", 2, "Values that must agree do not.", "Change one of them."),
    /// The model's own constructor objects.
    REFUSED("CFG-027", 2, "The model refuses the values.", "Change the values named."),
    /// `.nan`, `.inf`, `1e999`, `1/0`.
    NOT_FINITE("CFG-028", 2, "A number is not finite.", "Give a finite number."),

    /// An override without `=`.
    OVERRIDE_SYNTAX("CFG-030", 2, "An override is not `key=value`.", "Write `path.to.key=value`."),
    /// An override such as `a..b=1`.
    OVERRIDE_PATH("CFG-031", 2, "An override has an empty or over-long path.", "Join keys by single dots."),
    /// An override of an item that is not there.
    OVERRIDE_INDEX("CFG-032", 2, "An override's index is out of range.", "Count from 0, or give the whole sequence."),
    /// An override that runs through a value without keys.
    OVERRIDE_THROUGH_SCALAR(
            "CFG-033", 2, "An override runs through a value that has no keys.", "Give the whole mapping."),

    /// e^{−βH} has no finite integral, or β ≤ 0.
    LAW_NOT_NORMALISABLE(
            "CFG-040",
            2,
            "The canonical law cannot be normalised.",
            "Choose beta > 0, and the normal reference measure, the bulk loss, or V_H = quadratic-state."),
    /// `method: exact` where there is neither a closed form nor a small grid.
    NO_EXACT_METHOD(
            "CFG-041", 2, "No exact method fits the network.", "Choose `method: sampling`, or at most 4 free neurons."),
    /// A variance of p_∂ that is not positive.
    BOUNDARY_WITHOUT_DENSITY(
            "CFG-042",
            2,
            "A normal boundary law has no density.",
            "Give variances > 0, or clamp the boundary: `law: data`, or `average: quenched`."),
    /// A clamped boundary or an insertion, but no bulk.
    NO_BULK("CFG-043", 2, "There are no bulk neurons.", "Give the network bulk neurons, or free its boundary."),
    /// More clamped samples than there are.
    TOO_MANY_CASES("CFG-044", 2, "There are fewer samples than cases.", "Ask for fewer cases, or give more samples."),
    /// A slice of more than three axes, or along a trainable that is not there.
    SLICE_OUT_OF_RANGE(
            "CFG-045",
            2,
            "A slice leaves the space of trainables.",
            "Give 1 to 3 axes, each along a trainable of the network or `gradient`."),
    /// A neuron that cannot be put in or taken out twice.
    NO_INSERTION(
            "CFG-046", 2, "A neuron cannot be put in or taken out.", "Choose another insertion, or more bulk neurons."),

    /// The data file cannot be opened.
    DATA_UNREADABLE("DATA-001", 2, "The data file cannot be read.", "Check the path and its permissions."),
    /// No bytes.
    DATA_EMPTY("DATA-002", 2, "The data file is empty.", "Copy or download it again."),
    /// A header and nothing else, or zero images.
    DATA_NO_SAMPLES("DATA-003", 2, "The data file holds no samples.", "Give at least one sample."),
    /// Rows of different length.
    DATA_RAGGED("DATA-004", 2, "A row has the wrong number of fields.", "Mend the row; blank lines end a file only."),
    /// A field that is no number.
    DATA_NOT_NUMBER("DATA-005", 2, "A field is not a number.", "Fill or drop what is missing; use 1.5, not 1,5."),
    /// nan, inf or too large.
    DATA_NOT_FINITE("DATA-006", 2, "A number in the data is not finite.", "Fill or drop the sample."),
    /// The label column asked for is not there.
    DATA_LABEL_COLUMN("DATA-007", 2, "The label column does not exist.", "Use first, last, none, a name or an index."),
    /// Negative, fractional or mixed labels.
    DATA_LABEL("DATA-008", 2, "A label cannot be used.", "Use integers 0, 1, 2, … or words, not both."),
    /// A gzip stream that does not decode.
    DATA_GZIP("DATA-009", 2, "The compressed file is damaged.", "Copy or download it again."),
    /// More than the header announces.
    DATA_TRAILING("DATA-010", 2, "Bytes follow the end of the data.", "Copy or download it again."),
    /// Less than the header announces.
    DATA_TRUNCATED("DATA-011", 2, "The data end too early.", "Copy or download it again."),
    /// Not the format announced.
    DATA_FORMAT("DATA-012", 2, "The file is not of the format expected.", "Check which file was given."),
    /// Images and labels of different number.
    DATA_COUNTS("DATA-013", 2, "Images and labels differ in number.", "Give the two files of one set."),
    /// More than can be held.
    DATA_TOO_LARGE("DATA-014", 2, "The data do not fit into memory.", "Give Java more heap (-Xmx), or fewer samples."),
    /// Not text.
    DATA_NOT_TEXT("DATA-015", 2, "The data file is not UTF-8 text.", "Give comma-separated text, plain or gzip."),
    /// No array or column of that name.
    DATA_COLUMN("DATA-016", 2, "An array or column does not exist.", "Choose one of those named."),
    /// Axes that the array does not have.
    DATA_AXES("DATA-017", 2, "The array has other axes.", "Name one of time, replica, coordinate for each dimension."),
    /// A step between two times that is not the first one.
    DATA_TIMES(
            "DATA-018",
            2,
            "Times are not equally spaced.",
            "Sort the rows, choose frames that are, or leave out `time` and give `interval`."),
    /// Replicas that are not recorded at the same times.
    DATA_REPLICAS("DATA-019", 2, "Replicas differ in their times.", "Give all replicas the same number of frames."),
    /// Frames, replicas or coordinates that the recording does not have.
    DATA_PART("DATA-020", 2, "The recording does not reach so far.", "Choose a part inside the bounds named."),
    /// Gaps, coordinates that stand still or have scales without powers, or too few frames for a lag or for units.
    RECORDING_UNSOUND(
            "DATA-021",
            2,
            "Nothing can be measured on the recording as it is.",
            "Choose coordinates that move, a part without gaps, and lags shorter than the recording."),

    /// A file cannot be written or read back.
    IO_FAILED("IO-001", 6, "A file of a run cannot be read or written.", "Check space and permissions."),

    /// The numerics broke down though nobody expected it.
    BREAKDOWN("RUN-001", 5, "The run broke down.", "Do as the message advises, or state the outcome under `expect`."),
    /// The outcome stated under `expect` did not come.
    UNEXPECTED_OUTCOME("RUN-002", 5, "The run did not end as `expect` states.", "Change the run or the expectation."),
    /// A ledger row fails under `--strict`.
    LEDGER_FAILED("RUN-003", 3, "A ledger row fails and --strict is given.", "Read the row in ledger.json."),

    /// The configuration, or the data, are not those that the run began with.
    RESUME_PHYSICS("RUN-004", 4, "The experiment is not the one that the run began with.", "Begin a new run."),
    /// Other kernels or another version, which may change bits.
    RESUME_BITS(
            "RUN-005",
            4,
            "Kernels or version are not those that computed last.",
            "Use the same ones, or accept other bits with --allow-other-bits."),
    /// Another process writes into the directory.
    RUN_LOCKED("RUN-006", 4, "Another process is at work on this run.", "Wait for it, or stop it."),
    /// Not a run directory.
    NOT_A_RUN("RUN-007", 2, "No run is found there.", "List runs with `septuple ls`."),
    /// Written by a version to come.
    RUN_FORMAT("RUN-008", 2, "The run directory has a format that is not known.", "Use a newer Septuple."),
    /// A file is not what its hash says.
    RUN_CHANGED("RUN-009", 6, "Files of a run changed after it ended.", "Use a copy, or run again."),
    /// `--max-wall` was reached.
    WALL_LIMIT("RUN-010", 75, "The time allowed is up; the run was kept.", "Go on with `septuple resume RUN`."),
    /// The run is not finished.
    UNFINISHED("RUN-011", 2, "The run has no results yet.", "Finish it with `septuple resume RUN`."),

    /// The command line itself is wrong.
    USAGE("USE-001", 2, "The command line is not understood.", "See `septuple COMMAND --help`."),

    /// A defect of this program.
    INTERNAL("INT-001", 1, "A defect of this program.", "Report it, with the text above.");

    private final String code;
    private final int exitStatus;
    private final String meaning;
    private final String remedy;

    ErrorCode(String code, int exitStatus, String meaning, String remedy) {
        this.code = code;
        this.exitStatus = exitStatus;
        this.meaning = meaning;
        this.remedy = remedy;
    }

    /// The stable code, such as `CFG-021`.
    ///
    /// @return the code, unique
    public String code() {
        return code;
    }

    /// What the process exits with.
    ///
    /// @return the exit status, 1 to 6 or 75
    public int exitStatus() {
        return exitStatus;
    }

    /// What happened, in one line.
    ///
    /// @return a sentence
    public String meaning() {
        return meaning;
    }

    /// What usually helps.
    ///
    /// @return a sentence
    public String remedy() {
        return remedy;
    }

    /// The text of docs/errors.md.
    ///
    /// @return Markdown, one row for each code in the order of declaration
    public static String page() {
        var page = new StringBuilder("""
                # Errors

                What is wrong with an experiment, an override or a data file is reported all at once, as

                ```
                digits.yaml:9:21: `learning.steps` is 0; it must be an integer in [1, 1000000] [CFG-023]
                    Choose a value inside the bounds named.
                ```

                The place is `file:line:column` (both from 1), `file, byte N` (from 0) or `override key=value`.
                Codes are stable: they are never renumbered, and `--json` prints them.

                <!-- Generated from ErrorCode.java; a test keeps the two equal. -->

                | code | exit | meaning | remedy |
                |---|---|---|---|
                """);
        for (var error : values()) {
            page.append("| %s | %d | %s | %s |\n".formatted(error.code, error.exitStatus, error.meaning, error.remedy));
        }
        return page.toString();
    }
}
