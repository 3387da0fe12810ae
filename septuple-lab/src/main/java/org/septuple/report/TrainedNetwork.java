package org.septuple.report;

import java.util.List;
import java.util.stream.Collectors;
import org.septuple.experiment.NetworkPortrait;
import org.septuple.experiment.Run;

/// The network of replica 0 after learning: its weights, their spectrum, and where the loss sits.
///
/// @param run what it is about
record TrainedNetwork(Run run) implements Section {

    @Override
    public void write(Markup html) {
        NetworkPortrait portrait = run.portrait();
        if (portrait == null) {
            return;
        }
        html.element("h2", "The trained network").newline();
        int replicas = run.replicas();
        String parts = new Parts(portrait.projector())
                .all().stream()
                        .map(part -> NumberText.count(part.neurons().size()) + " " + part.name())
                        .collect(Collectors.joining(", then "));
        String words = "Replica 0%s after learning: %s neurons (%s), counted from 0."
                .formatted(
                        replicas == 1 ? "" : " of " + replicas,
                        NumberText.count(portrait.projector().neurons()),
                        parts);
        html.element("p", words).newline().open("div", "class", "figures");
        int imageColumns =
                run.classification() == null ? 0 : run.classification().imageColumns();
        PortraitOfWeights weights = new PortraitOfWeights(portrait, imageColumns);
        PortraitOfSpectrum spectrum = new PortraitOfSpectrum(portrait);
        weights.write(html);
        spectrum.write(html);
        new PortraitOfLoss(portrait).write(html);
        html.close("div").newline();
        for (String excuse : List.of(weights.excuse(), spectrum.excuse())) {
            if (!excuse.isEmpty()) {
                html.element("p", excuse, "class", "note").newline();
            }
        }
    }
}
