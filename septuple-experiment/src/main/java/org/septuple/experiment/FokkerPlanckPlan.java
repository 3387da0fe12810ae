package org.septuple.experiment;

import org.jspecify.annotations.Nullable;
import org.septuple.numerics.Grid;
import org.septuple.quantum.Diffusion;
import org.septuple.quantum.InitialDensity;
import org.septuple.quantum.Landscape;
import org.septuple.quantum.TimeScheme;

/// How (3.1) is solved, and what is told of it.
///
/// @param grid       of p
/// @param freeEnergy F
/// @param rate       γ, of any sign
/// @param diffusion  D, a number or a tensor
/// @param initial    p at t = 0; null to begin with the stationary density
/// @param until      end, ≥ 0; 0 shows the start alone
/// @param frames     recorded after the start, ≥ 0
/// @param scheme     of steps in time
/// @param step       τ of equal steps, or the first of adaptive ones
/// @param tolerance  of each adaptive step; 0 for equal steps
/// @param rates      how many decay rates, the slowest first, ≥ 0
/// @param particles  that move beside p as a control, ≥ 0; 0 for none
public record FokkerPlanckPlan(
        Grid grid,
        Landscape freeEnergy,
        double rate,
        Diffusion diffusion,
        @Nullable InitialDensity initial,
        double until,
        int frames,
        TimeScheme scheme,
        double step,
        double tolerance,
        int rates,
        int particles) {}
