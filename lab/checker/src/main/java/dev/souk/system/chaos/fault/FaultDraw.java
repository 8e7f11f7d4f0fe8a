package dev.souk.system.chaos.fault;

import static dev.souk.system.chaos.fault.FaultKind.DUPLICATE;
import static dev.souk.system.chaos.fault.FaultKind.FREEZE;
import static dev.souk.system.chaos.fault.FaultKind.FULL_DISK;
import static dev.souk.system.chaos.fault.FaultKind.KILL;
import static dev.souk.system.chaos.fault.FaultKind.NETWORK;
import static dev.souk.system.chaos.fault.FaultKind.POISON;
import static dev.souk.system.chaos.fault.FaultKind.REWIND;

import dev.souk.system.chaos.fault.Schedule.ScheduledFault;
import dev.souk.tools.proxy.Traffic;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Draws one fault after another, of kinds each of which is as likely as it is often listed. */
final class FaultDraw {

    /** Kills and freezes are four times as likely as rewinds. */
    static final List<FaultKind> OF_PROCESSES = List.of(KILL, KILL, KILL, KILL, FREEZE, FREEZE, FREEZE, FREEZE, REWIND);

    /** The network is half of them. */
    static final List<FaultKind> OF_NETWORK_AND_DATA = List.of(DUPLICATE, FULL_DISK, POISON, NETWORK, NETWORK, NETWORK);

    private static final Duration START_OF_A_SERVICE = Duration.ofSeconds(9);
    private static final Duration START_OF_A_SERVER = Duration.ofSeconds(4);
    private static final Duration REWINDING = Duration.ofSeconds(8);

    private final SplittableRandom random;
    private final FaultTargets targets;
    private boolean hasRewound;

    FaultDraw(SplittableRandom random, FaultTargets targets) {
        this.random = random;
        this.targets = targets;
    }

    /**
     * At most one rewind if other kinds are wanted: a service is unavailable for as long as it takes. Two of three
     * kills and freezes are of a service instance, the others of a server, the registry, the gateway or a part.
     */
    ScheduledFault ofProcess(List<FaultKind> kinds, Duration at) {
        Duration gap = between(500, 4_000);
        if (oneOf(kinds) == REWIND && !hasRewound) {
            hasRewound = kinds.contains(KILL) || kinds.contains(FREEZE);
            return new ScheduledFault(at, new Rewind(oneOf(targets.services())), Duration.ZERO, REWINDING, gap);
        }
        String process = random.nextInt(3) == 0 ? oneOf(targets.single()) : oneOf(targets.instances());
        if (!kinds.contains(KILL) || (kinds.contains(FREEZE) && random.nextInt(2) == 0)) {
            return new ScheduledFault(at, new Fault.Freeze(process), between(1_000, 8_000), Duration.ZERO, gap);
        }
        boolean isServer = FaultTargets.SERVERS.contains(process);
        Duration start = isServer ? START_OF_A_SERVER : START_OF_A_SERVICE;
        return new ScheduledFault(at, new Fault.Kill(process), between(0, 6_000), start, gap);
    }

    ScheduledFault ofNetworkOrData(List<FaultKind> kinds, Duration at) {
        Duration gap = between(300, 3_000);
        return switch (oneOf(kinds)) {
            case NETWORK -> new ScheduledFault(at, network(), between(500, 6_000), Duration.ZERO, gap);
            case DUPLICATE -> new ScheduledFault(at, republish(), Duration.ZERO, Duration.ofSeconds(2), gap);
            case FULL_DISK -> new ScheduledFault(at, fullDisk(), between(1_000, 5_000), Duration.ZERO, gap);
            case POISON -> new ScheduledFault(at, poison(), Duration.ZERO, Duration.ofMillis(500), gap);
            case KILL, FREEZE, REWIND -> throw new IllegalStateException("a fault of processes");
        };
    }

    private Fault network() {
        return new Fault.Network(
                oneOf(targets.routes()),
                switch (random.nextInt(6)) {
                    case 0 -> new Traffic.Reset();
                    case 1 -> new Traffic.Slow(between(20, 400));
                    case 2 -> new Traffic.Held();
                    case 3 -> new Traffic.Dropped();
                    case 4 -> new Traffic.DroppedSilently();
                    default -> new Traffic.Refused();
                });
    }

    private Fault republish() {
        return new Fault.Republish(oneOf(targets.topics()), 1 + random.nextInt(20), random.nextLong());
    }

    private Fault fullDisk() {
        return new Fault.FullDisk(oneOf(targets.services()), 0.2 + 0.8 * random.nextDouble());
    }

    private Fault poison() {
        return new Poison(
                oneOf(targets.topics()),
                oneOf(List.of(Poison.Form.values())),
                new UUID(random.nextLong(), random.nextLong()));
    }

    private <T> T oneOf(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private Duration between(int fromMillis, int toMillis) {
        return Duration.ofMillis(random.nextInt(fromMillis, toMillis + 1));
    }
}
