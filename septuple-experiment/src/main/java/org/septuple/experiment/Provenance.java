package org.septuple.experiment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Where a run comes from: all that is needed to repeat it.
///
/// @param id        name of the run directory
/// @param arguments of the command line
/// @param version   of Septuple
/// @param revision  of its source, `unknown` outside a checkout
/// @param java      version of the virtual machine
/// @param system    operating system and architecture
/// @param kernels   scalar or vector, and their lanes; results do not depend on them
/// @param threads   worker threads; results do not depend on them
/// @param started   when
/// @param took      how long, without reading and writing files
/// @param hashes    SHA-256 of every input file, by file name
public record Provenance(
        String id,
        List<String> arguments,
        String version,
        String revision,
        String java,
        String system,
        String kernels,
        int threads,
        Instant started,
        Duration took,
        Map<String, String> hashes) {

    public Provenance {
        arguments = List.copyOf(arguments);
        hashes = Map.copyOf(hashes);
    }

    /// The same process, at work on a run.
    ///
    /// @param run    name of its directory
    /// @param inputs SHA-256 of every input file, by file name
    /// @return with another name and other hashes
    public Provenance of(String run, Map<String, String> inputs) {
        return new Provenance(run, arguments, version, revision, java, system, kernels, threads, started, took, inputs);
    }
}
