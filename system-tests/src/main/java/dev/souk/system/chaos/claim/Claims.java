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

    /** What became of the faults themselves. */
    public static Report ofFaults(Arena arena, List<Incident> incidents) {
        var healed = new Finding("I15", "whatever was stopped runs again by its start alone");
        incidents.forEach(incident ->
                healed.look(incident.unhealed() == null, incident.fault(), () -> String.valueOf(incident.unhealed())));
        var alive = new Finding("I15", "no process ends by itself");
        arena.processes()
                .forEach(process -> alive.look(
                        arena.deaths().stream().noneMatch(death -> death.startsWith(process + " ")),
                        process,
                        () -> arena.deaths().toString()));
        return new Report(List.of(new Poisons(arena, incidents).verdict(), healed.verdict(), alive.verdict()));
    }

    /** How soon after the last fault everything was final. */
    public static Report ofRecovery(Duration taken, Duration limit) {
        var soon = new Finding("I1", "every order is final within %d s of the last fault".formatted(limit.toSeconds()));
        soon.look(taken.compareTo(limit) <= 0, "the system", () -> "took %d s".formatted(taken.toSeconds()));
        return new Report(List.of(soon.verdict()));
    }
}
