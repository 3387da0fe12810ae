package org.septuple.report;

import org.septuple.experiment.Experiment;
import org.septuple.experiment.Findings;

/// Which description says best how an ensemble goes on: verdicts, standings, distances against time.
///
/// @param findings of the run
/// @param contest  what was held against what
record ContestSection(Findings findings, Experiment.Contest contest) implements Section {

    @Override
    public void write(Markup html) {
        html.element("h2", "The contest").newline();
        html.open("ul");
        findings.remarks().forEach(remark -> html.element("li", remark));
        html.close("ul").newline();
    }
}
