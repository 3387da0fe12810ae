package org.septuple.report;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.Experiment;
import org.septuple.experiment.Findings;
import org.septuple.experiment.ImagePlan;
import org.septuple.experiment.MetricSource;
import org.septuple.experiment.Run;
import org.septuple.gravity.RayEnd;
import org.septuple.gravity.RayImage;

/// What a camera sees: its sky, and the frequencies of the light.
///
/// @param image      what it sees; null for none
/// @param experiment that was run
record ImageSection(@Nullable RayImage image, Experiment.OfGeodesics experiment) implements Section {

    private static final String SKY = "What the camera sees";
    private static final String FREQUENCY = "Frequencies of the light";
    /// |g − 1| below which there is nothing to draw.
    private static final double ROUND_OFF = 1e-6;

    private static final Section ARRAYS = html -> html.element(
            "p", "Arrays image_end, image_event and image_frequency_ratio of fields.zarr, a number for each pixel.");

    @Override
    public void write(Markup html) {
        ImagePlan plan = experiment.image();
        if (image == null || plan == null) {
            return;
        }
        html.open("div", "class", "figures").newline();
        CameraPicture sky = new CameraPicture(
                SKY,
                "The sky behind the space-time, as a grid that lensing bends.",
                image.view(),
                SkyColours.of(image, plan, experiment).picture(),
                null);
        Section.figure(html, sky, skyWords(plan, image), ARRAYS);
        FrequencyColours colours = FrequencyColours.of(image);
        if (colours.reach() > ROUND_OFF) {
            CameraPicture frequency = new CameraPicture(
                    FREQUENCY,
                    "Frequency seen over frequency sent, pixel by pixel.",
                    image.view(),
                    colours.picture(),
                    colours.bar());
            Section.figure(html, frequency, frequencyWords(plan, image), ARRAYS);
        } else {
            Section.notDrawn(html, FREQUENCY, "those seen are those sent, but for round-off");
        }
        html.close("div").newline();
    }

    private String skyWords(ImagePlan plan, RayImage image) {
        String sky = experiment.source() instanceof MetricSource.OfNeurons
                ? "The sides of the box are chequered, twenty squares along each, with a hue for each side."
                : "The sky is a chequered sphere, 10° a cell, with a hue for each quarter of its longitude, darker in its south.";
        return sky + " White: what lies straight ahead."
                + (plan.disc() == null
                        ? ""
                        : " Dark red to white: the disc, brighter where its light has a higher frequency.")
                + dark(image);
    }

    private static String frequencyWords(ImagePlan plan, RayImage image) {
        return "Against emitters at rest in the coordinates on the sky%s. Blue: higher than sent."
                        .formatted(plan.disc() == null ? "" : ", and on circular orbits in the disc")
                + dark(image);
    }

    /// What has no light, as far as it is there.
    private static String dark(RayImage image) {
        Set<RayEnd> ends = EnumSet.noneOf(RayEnd.class);
        for (int row = 0; row < image.view().rows(); row++) {
            for (int column = 0; column < image.view().columns(); column++) {
                ends.add(image.end(column, row));
            }
        }
        return (ends.contains(RayEnd.CAPTURED) ? " Black: the shadow, rays from the horizon." : "")
                + (ends.contains(RayEnd.HOLE) ? " Grey: holes, where the metric ends." : "")
                + (ends.contains(RayEnd.LOST) ? " Transparent: rays that could not be followed." : "");
    }

    /// The pictures of a run, as files.
    ///
    /// @return PNG by name; none without an image
    static Map<String, byte[]> files(Run run) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        Findings findings = run.findings();
        if (findings != null
                && run.experiment() instanceof Experiment.OfGeodesics experiment
                && findings.image() != null
                && experiment.image() != null) {
            RayImage image = findings.image();
            files.put(
                    "sky.png",
                    SkyColours.of(image, experiment.image(), experiment)
                            .picture()
                            .file());
            FrequencyColours colours = FrequencyColours.of(image);
            if (colours.reach() > ROUND_OFF) {
                files.put("frequency.png", colours.picture().file());
            }
        }
        return files;
    }
}
