package org.septuple.experiment;

import java.util.List;
import org.septuple.contest.Contestant;
import org.septuple.numerics.Engine;
import org.septuple.quantum.Harmonic;

/// Tallies of all movers of a plan, and how far they have come: contests are held mover by mover, seed by seed.
final class ContestBook {

    /// What belongs to one mover.
    ///
    /// @param plan        with that mover alone
    /// @param contestants descriptions, told its F
    /// @param schedule    of its steps
    /// @param tally       of its contests
    /// @param pressure    of its κ
    record Page(
            ContestPlan plan,
            List<Contestant> contestants,
            ContestSchedule schedule,
            ContestTally tally,
            PressureTally pressure) {

        static Page of(ContestPlan plan, Engine engine) {
            List<Contestant> contestants = new Contestants(plan, engine).all();
            ContestSchedule schedule = new ContestSchedule(plan);
            return new Page(
                    plan,
                    contestants,
                    schedule,
                    new ContestTally(contestants, schedule.lateTimes(), plan),
                    new PressureTally(
                            plan.grid().dimensions(), plan.mover().freeEnergy() instanceof Harmonic, plan.replicas()));
        }

        /// Takes both contests of a seed.
        void add(ContestSeed.Held held) {
            pressure.add(tally.seeds(), held.pressure());
            tally.add(held);
        }
    }

    private final List<Page> pages;
    private final int seeds;

    /// Of a plan, nothing done.
    ///
    /// @param plan   movers and seeds
    /// @param engine of the contestants
    /// @throws IllegalArgumentException if a contestant is refused
    ContestBook(ContestPlan plan, Engine engine) {
        this.pages = plan.movers().stream()
                .map(mover -> Page.of(plan.of(mover), engine))
                .toList();
        this.seeds = plan.seeds();
    }

    /// One for each mover.
    List<Page> pages() {
        return pages;
    }

    /// The page of a contest.
    Page page(int contest) {
        return pages.get(contest / seeds);
    }

    /// Contests in all.
    int size() {
        return pages.size() * seeds;
    }

    /// Contests that are done.
    int done() {
        return pages.stream().mapToInt(page -> page.tally().seeds()).sum();
    }

    void save(Checkpoint moment) {
        for (int k = 0; k < pages.size(); k++) {
            pages.get(k).tally().save(at(moment, k));
            pages.get(k).pressure().save(at(moment, k));
        }
    }

    void resume(Checkpoint moment) {
        for (int k = 0; k < pages.size(); k++) {
            pages.get(k).tally().resume(at(moment, k));
            pages.get(k).pressure().resume(at(moment, k));
        }
    }

    private static Checkpoint at(Checkpoint moment, int page) {
        return moment.at("mover-" + page);
    }
}
