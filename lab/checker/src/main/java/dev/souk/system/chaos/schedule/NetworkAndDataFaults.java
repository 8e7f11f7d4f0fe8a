package dev.souk.system.chaos.schedule;

import static dev.souk.system.chaos.fault.FaultKind.DUPLICATE;
import static dev.souk.system.chaos.fault.FaultKind.FULL_DISK;
import static dev.souk.system.chaos.fault.FaultKind.NETWORK;
import static dev.souk.system.chaos.fault.FaultKind.POISON;

import dev.souk.system.chaos.fault.Fault;
import dev.souk.system.chaos.fault.FaultKind;
import dev.souk.system.chaos.fault.FullDisk;
import dev.souk.system.chaos.fault.NetworkFault;
import dev.souk.system.chaos.fault.Poison;
import dev.souk.system.chaos.fault.Republish;
import dev.souk.tools.proxy.Traffic;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;

/** Faults of the network, half of all, and of data. */
final class NetworkAndDataFaults extends FaultSource {

    NetworkAndDataFaults(SplittableRandom random, FaultTargets targets, Set<FaultKind> wanted) {
        super(
                random,
                targets,
                Stream.of(DUPLICATE, FULL_DISK, POISON, NETWORK, NETWORK, NETWORK)
                        .filter(wanted::contains)
                        .toList());
    }

    @Override
    PlannedFault next() {
        Duration gap = between(300, 3_000);
        return switch (oneOf(kinds)) {
            case NETWORK -> new PlannedFault(network(), between(500, 6_000), Duration.ZERO, gap);
            case DUPLICATE -> new PlannedFault(republish(), Duration.ZERO, Duration.ofSeconds(2), gap);
            case FULL_DISK -> new PlannedFault(fullDisk(), between(1_000, 5_000), Duration.ZERO, gap);
            case POISON -> new PlannedFault(poison(), Duration.ZERO, Duration.ofMillis(500), gap);
            case KILL, FREEZE, REWIND -> throw new IllegalStateException("a fault of processes");
        };
    }

    private Fault network() {
        return new NetworkFault(
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
        return new Republish(oneOf(targets.topics()), 1 + random.nextInt(20), random.nextLong());
    }

    private Fault fullDisk() {
        return new FullDisk(oneOf(targets.services()), 0.2 + 0.8 * random.nextDouble());
    }

    private Fault poison() {
        return new Poison(
                oneOf(targets.topics()),
                oneOf(List.of(Poison.Form.values())),
                new UUID(random.nextLong(), random.nextLong()));
    }
}
