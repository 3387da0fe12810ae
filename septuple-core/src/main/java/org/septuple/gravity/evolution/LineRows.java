package org.septuple.gravity.evolution;

/// What a formulation computes of a line of cells once [LineSweep] has brought fields and differences in: one row of scratch per component. Scratch of one worker.
interface LineRows {

    /// Scratch in which all rows stand.
    LineScratch scratch();

    /// Fields that are brought in and damped: the first ones of the formulation.
    int fields();

    /// Highest derivatives of a field: 0, 1 or 2.
    int derivatives(int q);

    /// Row of a field.
    int field(int q);

    /// Row of ∂_a of a field.
    int first(int a, int q);

    /// Row of ∂_a ∂_b of a field, of the pair ab.
    int second(int pair, int q);

    /// ∂_t of all fields of the line that begins at a cell, without dissipation.
    void rates(double[][] fields, double[][] rates, int at);

    /// Leaves α ε √γ^aa/h_a in a row.
    int weights(double dissipation, double spacing, int a);
}
