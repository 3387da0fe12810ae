package org.septuple.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.septuple.numerics.Engine;

class ActivationMapTest {

    @ParameterizedTest
    @MethodSource("org.septuple.network.ActivationTest#all")
    void freeNeuronsFollowThePrintedEquation(Activation f) {
        for (Held held : Held.values()) {
            Septuple septuple = Networks.withFeedback(f, new Loss.Boundary(), 3, 7);
            double[][] before = new double[3][];
            for (int s = 0; s < 3; s++) {
                before[s] = Networks.column(septuple.states(), s);
            }
            ActivationMap map = new ActivationMap(septuple, Engine.scalar());
            map.hold(held);
            map.advance(1);
            NeuronRange free = held.free(septuple.projector());
            for (int s = 0; s < 3; s++) {
                for (int i = 0; i < 10; i++) {
                    boolean moves = i >= free.from() && i < free.to();
                    double expected = moves ? ScalarReference.next(septuple, before[s], i) : before[s][i];
                    assertThat(septuple.states().get(i, s))
                            .isCloseTo(expected, within(1e-14 * (1 + Math.abs(expected))));
                }
            }
        }
    }

    /// Many steps with a held boundary give the same bits as holding anew before each step.
    @ParameterizedTest
    @EnumSource(Held.class)
    void holdingOnceIsEnough(Held held) {
        Septuple once = Networks.withFeedback(new Activation.Tanh(), new Loss.Boundary(), 3, 8);
        Septuple anew = Networks.withFeedback(new Activation.Tanh(), new Loss.Boundary(), 3, 8);
        ActivationMap onceMap = new ActivationMap(once, Engine.scalar());
        ActivationMap anewMap = new ActivationMap(anew, Engine.scalar());
        onceMap.hold(held);
        onceMap.advance(6);
        for (int t = 0; t < 6; t++) {
            anewMap.hold(held);
            anewMap.advance(1);
        }
        assertThat(once.states().values()).isEqualTo(anew.states().values());
    }

    /// x(t) = wᵗ x(0) + b(1 − wᵗ)/(1 − w) for one linear neuron.
    @Test
    void linearNeuronFollowsItsClosedForm() {
        Septuple one = Networks.dense(new Activation.Identity(), new Loss.Boundary(), 1, 1, 3);
        one.weights().set(0, 0, 0.8);
        one.biases().values()[0] = 0.5;
        one.states().values()[0] = 3;
        ActivationMap map = new ActivationMap(one, Engine.scalar());
        map.hold(Held.NOTHING);
        map.advance(10);
        double power = StrictMath.pow(0.8, 10);
        assertThat(one.states().get(0, 0)).isCloseTo(3 * power + 0.5 * (1 - power) / 0.2, within(1e-14));
    }

    /// Columns do not talk to each other, however many there are.
    @Test
    void columnsAreIndependent() {
        Septuple many = Networks.dense(new Activation.Tanh(), new Loss.Boundary(), 7, 13, 3);
        double[][] starts = new double[13][];
        for (int s = 0; s < 13; s++) {
            starts[s] = Networks.column(many.states(), s);
        }
        ActivationMap map = new ActivationMap(many, Engine.scalar());
        map.hold(Held.NOTHING);
        map.advance(5);
        for (int s = 0; s < 13; s++) {
            States alone = new States(7, 1);
            System.arraycopy(starts[s], 0, alone.values(), 0, 7);
            ActivationMap single = new ActivationMap(many.withStates(alone), Engine.scalar());
            single.hold(Held.NOTHING);
            single.advance(5);
            assertThat(alone.values()).isEqualTo(Networks.column(many.states(), s));
        }
    }
}
