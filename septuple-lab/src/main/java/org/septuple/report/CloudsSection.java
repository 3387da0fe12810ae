package org.septuple.report;

import org.septuple.experiment.Findings;

/// Clouds of neuron states: what they say of section 5.
///
/// @param findings of kinds `duality` and `measure`
record CloudsSection(Findings findings) implements Section {

    @Override
    public void write(Markup html) {
        if (findings.tables().isEmpty()) {
            return;
        }
        html.element("h2", "Clouds of neuron states (5.1–5.9)").newline();
        for (String remark : findings.remarks()) {
            html.element("p", remark).newline();
        }
    }
}
