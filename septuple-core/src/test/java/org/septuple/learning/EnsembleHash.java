package org.septuple.learning;

import java.util.ArrayList;
import java.util.List;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.lanes.Lanes;

/// A number that changes with any bit of an ensemble; as a program, for other ways to run a JVM.
final class EnsembleHash {

    private EnsembleHash() {}

    /// Does pieces backwards, dealt out to threads.
    record Backwards(int workers) implements Crew {
        @Override
        public void work(int pieces, Work work) {
            List<Thread> threads = new ArrayList<>();
            for (int worker = 0; worker < workers; worker++) {
                int own = worker;
                threads.add(Thread.ofPlatform().start(() -> {
                    for (int piece = pieces - 1 - own; piece >= 0; piece -= workers) {
                        work.piece(own, piece);
                    }
                }));
            }
            threads.forEach(thread -> {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    static long of(int replicas, long steps, Engine engine) {
        long hash = 17;
        for (int which = 0; which < 4; which++) {
            ReplicaPlans.Case of = ReplicaPlans.random(100 + which, which % 2 == 1);
            Ensemble ensemble = new Ensemble(of.plan(), of.mode(), of.optimiser(), of.seed(), 0, replicas, engine);
            ensemble.advance(steps);
            double[] numbers = new double[replicas];
            ensemble.losses(numbers);
            hash = mix(hash, numbers);
            for (int k = 0; k < ensemble.trainables(); k++) {
                ensemble.read(k, numbers);
                hash = mix(hash, numbers);
            }
        }
        return hash;
    }

    private static long mix(long hash, double[] numbers) {
        long mixed = hash;
        for (double number : numbers) {
            mixed = mixed * 0x9E3779B97F4A7C15L + Double.doubleToLongBits(number);
            mixed ^= mixed >>> 29;
        }
        return mixed;
    }

    public static void main(String[] arguments) {
        Kernels kernels = arguments[2].equals("scalar") ? Kernels.scalar() : Lanes.kernels();
        System.out.println(
                of(Integer.parseInt(arguments[0]), Long.parseLong(arguments[1]), new Engine(kernels, Crew.alone())));
    }
}
