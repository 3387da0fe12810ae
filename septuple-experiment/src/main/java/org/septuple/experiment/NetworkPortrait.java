package org.septuple.experiment;

/// A trained network as it is drawn and filed.
public final class NetworkPortrait {

    NetworkPortrait() {}

    void save(Checkpoint checkpoint) {
        checkpoint.put("sizes", 0L);
    }

    static NetworkPortrait restored(Checkpoint checkpoint) {
        return new NetworkPortrait();
    }
}
