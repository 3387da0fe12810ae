package org.septuple.io;

/// Hears what is worth knowing when a run is taken up.
public interface ResumeNotes {

    /// What goes as expected.
    ///
    /// @param note a sentence
    void tell(String note);

    /// What does not, though the run goes on.
    ///
    /// @param warning a sentence
    void warn(String warning);
}
