package org.septuple.cli;

import org.jspecify.annotations.Nullable;
import org.septuple.io.Manifest;
import org.septuple.io.RunOverview;
import org.septuple.io.RunRefusedException;
import org.septuple.io.RunStatus;
import tools.jackson.databind.node.ObjectNode;

/// What `ls` and `show` both say of a run as JSON. What is not known is null.
final class OverviewJson {

    private OverviewJson() {}

    static void put(ObjectNode node, RunOverview run) {
        Manifest manifest = run.manifest();
        RunStatus status = run.status();
        RunRefusedException damage = run.damage();
        node.put("run", RunWords.name(run.directory()));
        node.put("directory", run.directory().toString());
        node.put("kind", manifest == null ? null : manifest.kind());
        node.put("name", manifest == null ? null : manifest.name());
        node.put("seed", manifest == null ? null : manifest.seed());
        node.put("started", manifest == null ? null : manifest.started().toString());
        node.put("state", run.state().word());
        node.put("reason", damage == null ? reason(status) : RunWords.inside(run.directory(), damage));
        node.put("done", status == null ? null : status.done());
        node.put("total", status == null || status.total() == 0 ? null : status.total());
        node.put("progress", Double.isNaN(run.progress()) ? null : run.progress());
        node.put("seconds", run.seconds());
        node.put("bytes", run.bytes());
    }

    private static String reason(@Nullable RunStatus status) {
        return status == null ? "" : status.message();
    }
}
