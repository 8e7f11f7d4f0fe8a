package dev.souk.system.chaos.schedule;

import dev.souk.launcher.topology.Topology;
import dev.souk.system.chaos.fault.FaultKind;
import dev.souk.system.chaos.fault.Freeze;
import dev.souk.system.chaos.fault.Kill;
import dev.souk.system.chaos.fault.Rewind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Kills and freezes, two of three of a service instance, the others of a server, the registry or the gateway. At most
 * one rewind if other kinds are wanted: a service is unavailable for as long as it takes.
 */
public final class ProcessFaults implements FaultSource {

    private static final Duration START_OF_A_SERVICE = Duration.ofSeconds(9);
    private static final Duration START_OF_A_SERVER = Duration.ofSeconds(4);
    private static final Duration REWIND = Duration.ofSeconds(8);

    private final RandomChoices random;
    private final FaultTargets targets;
    private final List<FaultKind> kinds;
    private boolean hasRewound;

    ProcessFaults(SplittableRandom random, FaultTargets targets, Set<FaultKind> wanted) {
        this.random = new RandomChoices(random);
        this.targets = targets;
        this.kinds = weighted(wanted);
    }

    /** Kills and freezes are four times as likely as rewinds. */
    private static List<FaultKind> weighted(Set<FaultKind> wanted) {
        var all = new ArrayList<FaultKind>();
        for (FaultKind kind : List.of(FaultKind.KILL, FaultKind.FREEZE, FaultKind.REWIND)) {
            for (int i = 0; wanted.contains(kind) && i < (kind == FaultKind.REWIND ? 1 : 4); i++) {
                all.add(kind);
            }
        }
        return List.copyOf(all);
    }

    @Override
    public boolean isEmpty() {
        return kinds.isEmpty();
    }

    @Override
    public PlannedFault next() {
        Duration gap = random.between(500, 4_000);
        if (random.oneOf(kinds) == FaultKind.REWIND && !hasRewound) {
            hasRewound = kinds.size() > 1;
            return new PlannedFault(new Rewind(random.oneOf(targets.services())), Duration.ZERO, REWIND, gap);
        }
        String process = process();
        if (!kinds.contains(FaultKind.KILL) || (kinds.contains(FaultKind.FREEZE) && random.oneIn(2))) {
            return new PlannedFault(new Freeze(process), random.between(1_000, 8_000), Duration.ZERO, gap);
        }
        return new PlannedFault(new Kill(process), random.between(0, 6_000), startOf(process), gap);
    }

    private String process() {
        if (random.oneIn(3)) {
            return random.oneOf(List.of(
                            Topology.KAFKA,
                            Topology.POSTGRES,
                            Topology.KAFKA,
                            Topology.POSTGRES,
                            Topology.REGISTRY,
                            Topology.GATEWAY))
                    .name();
        }
        return random.oneOf(targets.instances());
    }

    private static Duration startOf(String process) {
        boolean isServer = process.equals(Topology.POSTGRES.name()) || process.equals(Topology.KAFKA.name());
        return isServer ? START_OF_A_SERVER : START_OF_A_SERVICE;
    }
}
