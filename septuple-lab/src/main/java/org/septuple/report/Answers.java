package org.septuple.report;

import org.septuple.experiment.Classification;
import org.septuple.experiment.Run;

/// What the trained networks answered.
///
/// @param run what it is about
record Answers(Run run) implements Section {

    @Override
    public void write(Markup html) {
        Classification classification = run.classification();
        if (classification == null) {
            return;
        }
        html.element("h2", "Answers").newline().open("div", "class", "figures");
        new Confusion(classification.confusion(), run.replicas()).write(html);
        new Examples(classification).write(html);
        html.close("div").newline();
    }
}
