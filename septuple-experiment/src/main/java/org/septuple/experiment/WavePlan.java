package org.septuple.experiment;

import org.septuple.quantum.InitialDensity;
import org.septuple.quantum.InitialWave;
import org.septuple.quantum.Landscape;

/// A wave function to begin with.
public sealed interface WavePlan {

    /// In closed form, or tabulated.
    ///
    /// @param wave makes it
    record Given(InitialWave wave) implements WavePlan {}

    /// An eigenstate of the Hamiltonian that moves it.
    ///
    /// @param number from 0, the ground state
    record Level(int number) implements WavePlan {}

    /// √p e^{−iF̃/ħ} (4.4).
    ///
    /// @param density    p
    /// @param freeEnergy F̃
    record Polar(InitialDensity density, Landscape freeEnergy) implements WavePlan {}
}
