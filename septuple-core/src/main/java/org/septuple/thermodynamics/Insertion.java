package org.septuple.thermodynamics;

/// How a neuron is put in or taken out for the chemical potential.
public enum Insertion {
    /// A bulk neuron that hears what the bulk hears on average, and feeds nobody.
    SINK,
    /// A bulk neuron whose incoming and outgoing weights are the averages over the bulk.
    AVERAGED,
    /// A bulk neuron of the network taken out.
    PRUNED;

    /// The word in files and reports.
    ///
    /// @return lower case
    public String word() {
        return switch (this) {
            case SINK -> "sink";
            case AVERAGED -> "averaged";
            case PRUNED -> "pruned";
        };
    }
}
