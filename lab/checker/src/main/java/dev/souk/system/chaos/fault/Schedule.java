package dev.souk.system.chaos.fault;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * All faults of a run, drawn from the seed: two concurrent sequences, one for processes and one for network and data,
 * so that faults of both kinds overlap. Faults of one sequence do not: a process is never killed while it is frozen.
 */
public record Schedule(List<ScheduledFault> processes, List<ScheduledFault> networkAndData) {

    private static final Duration FIRST_AT = Duration.ofSeconds(3);

    /**
     * A fault and its times.
     *
     * @param at when it is due, from the start of the run; it starts later if the one before takes longer than
     *     estimated
     * @param hold how long it lasts before it is healed
     * @param recovery estimate of how long it takes until what was stopped is ready again
     * @param gap pause before the next
     */
    public record ScheduledFault(Duration at, Fault fault, Duration hold, Duration recovery, Duration gap) {

        Duration end() {
            return at.plus(hold).plus(recovery);
        }
    }

    /** The schedule of a seed, always the same for the same arguments. */
    public static Schedule draw(long seed, Duration length, FaultTargets targets, Set<FaultKind> kinds) {
        var random = new SplittableRandom(seed);
        var processes = new FaultDraw(random.split(), targets);
        var networkAndData = new FaultDraw(random.split(), targets);
        return new Schedule(
                sequence(length, kinds, FaultDraw.OF_PROCESSES, processes::ofProcess),
                sequence(length, kinds, FaultDraw.OF_NETWORK_AND_DATA, networkAndData::ofNetworkOrData));
    }

    private static List<ScheduledFault> sequence(
            Duration length,
            Set<FaultKind> wanted,
            List<FaultKind> possible,
            BiFunction<List<FaultKind>, Duration, ScheduledFault> source) {
        List<FaultKind> kinds = possible.stream().filter(wanted::contains).toList();
        if (kinds.isEmpty()) {
            return List.of();
        }
        return Stream.iterate(
                        source.apply(kinds, FIRST_AT),
                        last -> source.apply(kinds, last.end().plus(last.gap())))
                .takeWhile(drawn -> drawn.end().compareTo(length) <= 0)
                .toList();
    }
}
