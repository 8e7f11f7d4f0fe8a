package dev.souk.system.chaos;

import dev.souk.launcher.prepare.SourceTree;
import dev.souk.launcher.running.SoukOptions;
import dev.souk.system.chaos.environment.ClockSkew;
import dev.souk.system.chaos.fault.FaultKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What is to be run.
 *
 * @param checkout whose jars run
 * @param state    the folder of the system, history and report
 * @param seeds    one run for each, one after the other on the same system
 * @param length   of each run
 * @param shoppers how many at the same time
 * @param kinds    the sorts of faults to draw from
 * @param replay   whether everything is consumed once more at the end (I10); takes about half a minute
 * @param system   what else is different about the system: jars, variables
 */
public record ChaosOptions(
        SourceTree checkout,
        Path state,
        List<Long> seeds,
        Duration length,
        int shoppers,
        Set<FaultKind> kinds,
        boolean replay,
        UnaryOperator<SoukOptions> system) {

    private static final int SHOPPERS = 12;

    /** All faults, a dozen shoppers, a replay at the end. */
    public static ChaosOptions usual(SourceTree checkout, Path state, List<Long> seeds, Duration length) {
        return new ChaosOptions(
                checkout,
                state,
                seeds,
                length,
                SHOPPERS,
                EnumSet.allOf(FaultKind.class),
                true,
                UnaryOperator.identity());
    }

    /** The same with so many shoppers. */
    public ChaosOptions shoppers(int count) {
        return new ChaosOptions(checkout, state, seeds, length, count, kinds, replay, system);
    }

    /** The same with these sorts of faults alone. */
    public ChaosOptions only(Set<FaultKind> some) {
        return new ChaosOptions(checkout, state, seeds, length, shoppers, some, replay, system);
    }

    /** The same with or without a replay. */
    public ChaosOptions replaying(boolean wanted) {
        return new ChaosOptions(checkout, state, seeds, length, shoppers, kinds, wanted, system);
    }

    /** The same with a system that differs so. */
    public ChaosOptions on(UnaryOperator<SoukOptions> different) {
        return new ChaosOptions(checkout, state, seeds, length, shoppers, kinds, replay, different);
    }

    /** Two of every service, on free ports, with clocks that do not agree. */
    SoukOptions souk() {
        return system.apply(ClockSkew.of(SoukOptions.isolated(checkout, state)
                .with("user-service", 2)
                .with("cart-service", 2)
                .with("order-service", 2)));
    }
}
