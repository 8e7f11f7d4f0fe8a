package dev.souk.system.chaos.schedule;

import static dev.souk.launcher.api.Topology.GATEWAY;
import static dev.souk.launcher.api.Topology.KAFKA;
import static dev.souk.launcher.api.Topology.POSTGRES;
import static dev.souk.launcher.api.Topology.REGISTRY;

import dev.souk.system.chaos.fault.FaultKind;
import dev.souk.system.chaos.fault.ProcessFault.Freeze;
import dev.souk.system.chaos.fault.ProcessFault.Kill;
import dev.souk.system.chaos.fault.Rewind;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Kills and freezes, two of three of a service instance, the others of a server, the registry or the gateway. At most
 * one rewind if other kinds are wanted: a service is unavailable for as long as it takes.
 */
final class ProcessFaults extends FaultSource {

    private static final Duration START_OF_A_SERVICE = Duration.ofSeconds(9);
    private static final Duration START_OF_A_SERVER = Duration.ofSeconds(4);
    private static final Duration REWIND = Duration.ofSeconds(8);

    private boolean hasRewound;

    /** Kills and freezes are four times as likely as rewinds. */
    ProcessFaults(SplittableRandom random, FaultTargets targets, Set<FaultKind> wanted) {
        super(
                random,
                targets,
                Stream.of(FaultKind.KILL, FaultKind.FREEZE, FaultKind.REWIND)
                        .filter(wanted::contains)
                        .flatMap(kind -> Collections.nCopies(kind == FaultKind.REWIND ? 1 : 4, kind).stream())
                        .toList());
    }

    @Override
    PlannedFault next() {
        Duration gap = between(500, 4_000);
        if (oneOf(kinds) == FaultKind.REWIND && !hasRewound) {
            hasRewound = kinds.size() > 1;
            return new PlannedFault(new Rewind(oneOf(targets.services())), Duration.ZERO, REWIND, gap);
        }
        String process = process();
        if (!kinds.contains(FaultKind.KILL) || (kinds.contains(FaultKind.FREEZE) && random.nextInt(2) == 0)) {
            return new PlannedFault(new Freeze(process), between(1_000, 8_000), Duration.ZERO, gap);
        }
        return new PlannedFault(new Kill(process), between(0, 6_000), startOf(process), gap);
    }

    private String process() {
        return random.nextInt(3) == 0
                ? oneOf(List.of(KAFKA, POSTGRES, KAFKA, POSTGRES, REGISTRY, GATEWAY))
                        .name()
                : oneOf(targets.instances());
    }

    private static Duration startOf(String process) {
        boolean isServer = process.equals(POSTGRES.name()) || process.equals(KAFKA.name());
        return isServer ? START_OF_A_SERVER : START_OF_A_SERVICE;
    }
}
