package dev.souk.system.chaos.schedule;

import dev.souk.system.chaos.environment.Traffic;
import dev.souk.system.chaos.fault.Fault;
import dev.souk.system.chaos.fault.FaultKind;
import dev.souk.system.chaos.fault.FullDisk;
import dev.souk.system.chaos.fault.NetworkFault;
import dev.souk.system.chaos.fault.NetworkFault.Effect;
import dev.souk.system.chaos.fault.Poison;
import dev.souk.system.chaos.fault.Republish;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;

/** Faults of the network and of data. */
public final class NetworkAndDataFaults implements FaultSource {

    private final RandomChoices random;
    private final FaultTargets targets;
    private final List<FaultKind> kinds;

    NetworkAndDataFaults(SplittableRandom random, FaultTargets targets, Set<FaultKind> wanted) {
        this.random = new RandomChoices(random);
        this.targets = targets;
        var all = new ArrayList<>(List.of(FaultKind.DUPLICATE, FaultKind.FULL_DISK, FaultKind.POISON));
        all.addAll(List.of(FaultKind.NETWORK, FaultKind.NETWORK, FaultKind.NETWORK));
        all.retainAll(wanted);
        this.kinds = List.copyOf(all);
    }

    @Override
    public boolean isEmpty() {
        return kinds.isEmpty();
    }

    @Override
    public PlannedFault next() {
        Duration gap = random.between(300, 3_000);
        return switch (random.oneOf(kinds)) {
            case NETWORK -> new PlannedFault(network(), random.between(500, 6_000), Duration.ZERO, gap);
            case DUPLICATE -> new PlannedFault(republish(), Duration.ZERO, Duration.ofSeconds(2), gap);
            case FULL_DISK -> new PlannedFault(fullDisk(), random.between(1_000, 5_000), Duration.ZERO, gap);
            case POISON -> new PlannedFault(poison(), Duration.ZERO, Duration.ofMillis(500), gap);
            case KILL, FREEZE, REWIND -> throw new IllegalStateException("a fault of processes");
        };
    }

    private Fault network() {
        var route = random.oneOf(targets.routes());
        return new NetworkFault(
                route,
                switch (random.source().nextInt(6)) {
                    case 0 -> new Effect.Reset();
                    case 1 -> new Effect.DegradeTraffic(new Traffic.Slow(random.between(20, 400)));
                    case 2 -> new Effect.DegradeTraffic(new Traffic.Held());
                    case 3 -> new Effect.DegradeTraffic(new Traffic.Dropped());
                    case 4 -> new Effect.DropSilently();
                    default -> new Effect.DegradeTraffic(new Traffic.Refused());
                });
    }

    private Fault republish() {
        return new Republish(random.oneOf(targets.topics()), 1 + random.source().nextInt(20), random.seed());
    }

    private Fault fullDisk() {
        return new FullDisk(
                random.oneOf(targets.services()), 0.2 + 0.8 * random.source().nextDouble());
    }

    private Fault poison() {
        var forms = List.of(Poison.Form.values());
        return new Poison(random.oneOf(targets.topics()), random.oneOf(forms), new UUID(random.seed(), random.seed()));
    }
}
