package dev.souk.system.bench.formulas.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.bench.formulas.law.KillSchedule.Outage;
import java.time.Duration;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KillScheduleTest {

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void bothAreDownAtOnceAsOftenAsIfTheyFailedIndependently(int n) {
        var schedule = new KillSchedule(n, Duration.ofSeconds(1));

        double first = share(schedule, slot -> isDown(schedule.ofFirst(), slot));
        double second = share(schedule, slot -> isDown(schedule.ofSecond(), slot));
        double both = share(schedule, slot -> isDown(schedule.ofFirst(), slot) && isDown(schedule.ofSecond(), slot));

        assertThat(first).isEqualTo(1.0 / n);
        assertThat(second).isEqualTo(1.0 / n);
        assertThat(both).isEqualTo(1.0 / n / n);
    }

    private static double share(KillSchedule schedule, IntPredicate which) {
        return IntStream.range(0, schedule.slots()).filter(which).count() / (double) schedule.slots();
    }

    private static boolean isDown(List<Outage> outages, int slot) {
        return outages.stream().anyMatch(outage -> outage.covers(slot));
    }
}
