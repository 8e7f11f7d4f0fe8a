package dev.souk.system.chaos.fault;

import dev.souk.system.chaos.proxy.Traffic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;

/** What goes wrong between processes and in what they read. */
final class WireFaults implements FaultSource {

    private final Draw draw;
    private final Stage stage;
    private final List<FaultKind> kinds;

    WireFaults(SplittableRandom random, Stage stage, Set<FaultKind> wanted) {
        this.draw = new Draw(random);
        this.stage = stage;
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
    public Drawn next() {
        Duration gap = draw.between(300, 3_000);
        return switch (draw.oneOf(kinds)) {
            case NETWORK -> new Drawn(network(), draw.between(500, 6_000), Duration.ZERO, gap);
            case DUPLICATE -> new Drawn(republish(), Duration.ZERO, Duration.ofSeconds(2), gap);
            case FULL_DISK -> new Drawn(fullDisk(), draw.between(1_000, 5_000), Duration.ZERO, gap);
            case POISON -> new Drawn(poison(), Duration.ZERO, Duration.ofMillis(500), gap);
            case KILL, FREEZE, REWIND -> throw new IllegalStateException("drawn elsewhere");
        };
    }

    private Fault network() {
        var way = draw.oneOf(stage.ways());
        return switch (draw.random().nextInt(6)) {
            case 0 -> new Cut(way);
            case 1 -> new Hamper(way, new Traffic.Slow(draw.between(20, 400)));
            case 2 -> new Hamper(way, new Traffic.Held());
            case 3 -> new Hamper(way, new Traffic.Swallowed());
            case 4 -> new Forget(way);
            default -> new Hamper(way, new Traffic.Refused());
        };
    }

    private Fault republish() {
        return new Republish(draw.oneOf(stage.topics()), 1 + draw.random().nextInt(20), draw.seed());
    }

    private Fault fullDisk() {
        return new FullDisk(
                draw.oneOf(stage.services()), 0.2 + 0.8 * draw.random().nextDouble());
    }

    private Fault poison() {
        var forms = List.of(Poison.Form.values());
        return new Poison(draw.oneOf(stage.topics()), draw.oneOf(forms), new UUID(draw.seed(), draw.seed()));
    }
}
