package org.septuple.report;

/// A drawing that can be put into a page.
public interface Figure {

    /// What it is called; no two figures of a page have the same title.
    ///
    /// @return a few words
    String title();

    /// What it shows, for those who cannot see it.
    ///
    /// @return a sentence or two
    String description();

    /// The drawing, styled by the page that it stands in.
    ///
    /// @return one `svg` element, well-formed, equal for equal figures
    String svg();
}
