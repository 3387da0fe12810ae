package org.septuple.report;

import java.util.List;
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
        String words =
                "Replica 0 after learning%s: %s neurons, %s inputs, then %s bulk, then %s outputs, counted from 0."
                        .formatted(
                                run.experiment().learning().replicas() == 1
                                        ? ""
                                        : ", one of "
                                                + run.experiment().learning().replicas(),
                                NumberText.count(portrait.projector().neurons()),
                                NumberText.count(portrait.projector().inputs()),
                                NumberText.count(portrait.projector().bulk()),
                                NumberText.count(portrait.projector().outputs()));
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
