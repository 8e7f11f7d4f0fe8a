package dev.souk.system.bench.roll;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param brief whether it is the brief form, whose figures say nothing
 * @param settings what is measured, one after the other
 * @param rounds how often each service is rolled with Souk's settings; with others once
 * @param clients customers with a connection each
 * @param perSecond calls of all of them together
 * @param streams event streams that are open all the time
 * @param warmUp load before the first roll
 * @param settling load after each roll
 */
public record RollPlan(
        boolean brief,
        List<Setting> settings,
        int rounds,
        int clients,
        int perSecond,
        int streams,
        Duration warmUp,
        Duration settling) {

    /** With five rounds about 100,000 calls. */
    public static RollPlan full(int rounds) {
        return new RollPlan(false, Setting.all(), rounds, 24, 240, 20, Duration.ofSeconds(60), Duration.ofSeconds(3));
    }

    /** One roll of each service, with Souk's settings. */
    public static RollPlan shortForm() {
        return new RollPlan(true, List.of(Setting.SOUK), 1, 8, 80, 8, Duration.ofSeconds(3), Duration.ofSeconds(1));
    }

    int roundsOf(Setting setting) {
        return setting.equals(Setting.SOUK) ? rounds : 1;
    }
}
