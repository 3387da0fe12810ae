package org.septuple.experiment;

import org.jspecify.annotations.Nullable;

/// What to compute: immutable, complete, with its seed. One value of this interface is one YAML file.
public sealed interface Experiment {

    /// The learner that every kind built so far rests on.
    ///
    /// @return data, network and learning
    LearningPlan learning();

    /// Name, seed and expectation.
    ///
    /// @return common to all kinds
    Header header();

    /// The word after `kind:`.
    ///
    /// @return lower case
    String kind();

    /// What every experiment has.
    ///
    /// @param name    part of the name of the run directory
    /// @param seed    of all random numbers
    /// @param outcome the outcome that counts as success, such as `completed`
    record Header(String name, long seed, String outcome) {}

    /// Kind `learning`: a septuple learns a dataset and is read out.
    ///
    /// @param header   name and seed
    /// @param learning what learns what, and how
    /// @param ensemble how the replicas are recorded when they learn side by side; null where each is read out by itself
    record Learning(
            Header header, LearningPlan learning, @Nullable EnsemblePlan ensemble) implements Experiment {
        @Override
        public String kind() {
            return "learning";
        }
    }

    /// Kind `duality`, the main job: a septuple learns, and the ledger of all equations is drawn up on that network.
    ///
    /// @param header   name and seed
    /// @param learning what learns what, and how
    /// @param dynamics the run of (2.1) on the trained network
    /// @param ledger   how rows are judged
    record Duality(Header header, LearningPlan learning, DynamicsPlan dynamics, LedgerPlan ledger)
            implements Experiment {
        @Override
        public String kind() {
            return "duality";
        }
    }
}
