package org.septuple.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Outcome;
import org.septuple.statistics.Estimate;

/// Carries out kind `contest`: a seed is a unit of work, and rests come between seeds.
record ContestRun(Experiment.Contest experiment, Engine engine, RunOutput output, CheckpointStore store) {

    Run run() {
        ContestPlan plan = experiment.plan();
        ContestBook book;
        try {
            book = new ContestBook(plan, engine.alone());
        } catch (IllegalArgumentException refused) { // only their solvers find out
            return broken("a contestant was refused", String.valueOf(refused.getMessage()));
        }
        @Nullable Checkpoint latest = store.latest();
        if (latest != null) {
            book.resume(latest);
        }
        while (book.done() < book.size()) {
            output.progress("contests", book.done(), book.size());
            try {
                hold(book);
            } catch (UntestableException refused) {
                return broken("nothing can be judged", String.valueOf(refused.getMessage()));
            }
            if (store.isDue()) {
                Checkpoint moment = new Checkpoint();
                book.save(moment);
                if (!store.save(moment)) {
                    Outcome resting = new Outcome.Interrupted(book.done(), book.size());
                    return new Run(experiment, resting, Map.of(), new Findings());
                }
            }
        }
        output.progress("contests", book.size(), book.size());
        if (!plan.survey().cases().isEmpty()
                && book.pages().stream().allMatch(page -> page.tally().isEmpty())) {
            return broken(
                    "nothing can be judged",
                    book.pages().getFirst().tally().reasons().getFirst());
        }
        if (!plan.survey().cases().isEmpty()) {
            SurveyFindings findings = new SurveyFindings(plan, book);
            return new Run(experiment, new Outcome.Completed(), findings.results(), findings.findings());
        }
        ContestBook.Page only = book.pages().getFirst();
        ContestFindings findings = new ContestFindings(only.tally(), only.pressure());
        return new Run(experiment, new Outcome.Completed(), findings.results(), findings.findings());
    }

    /// As many contests at once as there are workers, one for each; results do not depend on how many. Of a survey one that cannot be judged is left out.
    private void hold(ContestBook book) {
        int first = book.done();
        int count = Math.min(engine.crew().workers(), book.size() - first);
        List<AtomicReference<ContestSeed.@Nullable Held>> held = Stream.generate(
                        () -> new AtomicReference<ContestSeed.@Nullable Held>())
                .limit(count)
                .toList();
        List<AtomicReference<@Nullable UntestableException>> refused = Stream.generate(
                        () -> new AtomicReference<@Nullable UntestableException>())
                .limit(count)
                .toList();
        engine.crew().work(count, (worker, piece) -> {
            ContestBook.Page page = book.page(first + piece);
            long seed = experiment.header().seed();
            try {
                held.get(piece)
                        .set(new ContestSeed(
                                        page.plan(),
                                        page.contestants(),
                                        page.schedule(),
                                        seed,
                                        first + piece,
                                        engine.alone())
                                .held());
            } catch (UntestableException nothing) {
                refused.get(piece).set(nothing);
            }
        });
        for (int piece = 0; piece < count; piece++) {
            ContestBook.Page page = book.page(first + piece);
            ContestSeed.@Nullable Held found = held.get(piece).get();
            @Nullable UntestableException reason = refused.get(piece).get();
            if (found != null) {
                page.add(found);
            } else if (reason != null && !experiment.plan().survey().cases().isEmpty()) {
                page.tally().skip(String.valueOf(reason.getMessage()));
            } else if (reason != null) {
                throw reason;
            }
        }
    }

    private Run broken(String what, String advice) {
        Map<String, Estimate> none = new LinkedHashMap<>();
        return new Run(experiment, new Outcome.Diverged(what, 0, advice), none, new Findings());
    }
}
