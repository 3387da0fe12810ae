package org.septuple.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.septuple.learning.LearningMode;
import org.septuple.network.Wiring;
import org.septuple.thermodynamics.Proposal;
import org.septuple.thermodynamics.Reference;

class InWordsTest {

    @Test
    void canonicalLearningIsToldInFull() {
        LearningMode.Relaxed start = new LearningMode.Relaxed(12, 16, 0.2);
        Proposal hamiltonian = new Proposal.Hamiltonian(1.5, 0.8, 32);
        assertThat(InWords.of(new LearningMode.Canonical(100, Reference.LEBESGUE, hamiltonian, 2, 1, 4, start)))
                .contains("at β = 100", "Lebesgue measure", "2 Markov chains", "go on when the sample returns")
                .contains("one transition by which the step size adapts", "4 transitions over which", "(2.9)")
                .contains("12 steps of (2.1)", "16 steps of size 0.2")
                .contains("trajectories of length 1.5", "at most 32 leapfrog steps", "acceptance 0.8");
        Proposal langevin = new Proposal.Langevin(0.57);
        assertThat(InWords.of(new LearningMode.Canonical(0.5, Reference.NORMAL, langevin, 1, 2, 1, start)))
                .contains("at β = 0.5", "normal measure", "one Markov chain", "goes on when")
                .contains("Langevin steps with a Metropolis test, acceptance 0.57");
    }

    @Test
    void scaledRowsOfARingAreTold() {
        assertThat(InWords.of(new Wiring.Cyclic(3, 60, true, 1.3, 0.2, false)))
                .contains(
                        "ring of 3 groups of 60 neurons", "gain of 1.3, rows scaled by e^(0.2 ξ) with ξ normal; these");
        assertThat(InWords.of(new Wiring.Cyclic(3, 60, false, 0.9, 0, false)))
                .contains("Gaussian matrices with gain 0.9; these synapses are fixed");
    }
}
