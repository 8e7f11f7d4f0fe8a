package dev.souk.system.chaos.claim;

import dev.souk.system.chaos.arena.Arena;
import dev.souk.system.chaos.fault.Incident;
import dev.souk.system.check.Report;
import dev.souk.system.check.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** All that is held against the books after a run. */
public final class Claims {

    private Claims() {}

    /** What clients were told. */
    public static Report ofHistory(Evidence evidence) {
        var verdicts = new ArrayList<Verdict>();
        verdicts.addAll(new Checkouts(evidence).verdicts());
        verdicts.addAll(new Orders(evidence).verdicts());
        verdicts.addAll(new Deeds(evidence).verdicts());
        return new Report(List.copyOf(verdicts));
    }

    /** What became of the faults themselves, of which so many were planned. */
    public static Report ofFaults(Arena arena, int planned, List<Incident> incidents) {
        var verdicts = new ArrayList<>(new Faults(planned, incidents).verdicts());
        verdicts.add(new Poisons(arena, incidents).verdict());
        var alive = new Finding("I15", "no process ends by itself");
        arena.processes()
                .forEach(process -> alive.look(
                        arena.deaths().stream().noneMatch(death -> death.startsWith(process + " ")),
                        process,
                        () -> arena.deaths().toString()));
        verdicts.add(alive.verdict());
        return new Report(List.copyOf(verdicts));
    }

    /** How soon after the last fault everything was final. */
    public static Report ofRecovery(Duration taken, Duration limit) {
        var soon = new Finding("I1", "every order is final within %d s of the last fault".formatted(limit.toSeconds()));
        soon.look(taken.compareTo(limit) <= 0, "the system", () -> "took %d s".formatted(taken.toSeconds()));
        return new Report(List.of(soon.verdict()));
    }
}
