package dev.souk.system.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.launcher.api.SoukOptions.ProxyRoute;
import dev.souk.launcher.api.Topology;
import dev.souk.system.chaos.fault.Schedule.ScheduledFault;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final Duration LENGTH = Duration.ofMinutes(2);
    private static final FaultTargets TARGETS = new FaultTargets(
            List.of("user-service#1", "user-service#2", "order-service#1", "order-service#2"),
            List.of("postgres", "kafka", "gateway-service"),
            List.of(
                    new ProxyRoute("order-service#1", Topology.POSTGRES.name()),
                    new ProxyRoute("order-service#2", Topology.KAFKA.name())),
            List.of("user-service", "order-service"),
            List.of("souk.users", "souk.orders"));

    @Test
    void theSameSeedIsTheSameSchedule() {
        assertThat(draw(7)).isEqualTo(draw(7));
        assertThat(draw(7)).isNotEqualTo(draw(8));
    }

    @Test
    void aFewSeedsCoverEveryKindOfFault() {
        Set<FaultKind> seen = LongStream.range(0, 10)
                .mapToObj(ScheduleTest::draw)
                .flatMap(ScheduleTest::all)
                .map(planned -> kind(planned.fault()))
                .collect(Collectors.toSet());

        assertThat(seen).containsExactlyInAnyOrder(FaultKind.values());
    }

    @Test
    void onlyTheWantedKindsAreDrawn() {
        var wanted = EnumSet.of(FaultKind.FREEZE, FaultKind.POISON);

        assertThat(all(Schedule.draw(1, LENGTH, TARGETS, wanted)))
                .isNotEmpty()
                .allMatch(planned -> wanted.contains(kind(planned.fault())));
    }

    @Test
    void faultsOfOneSequenceDoNotOverlapAndEndWithinTheRun() {
        LongStream.range(0, 20).mapToObj(ScheduleTest::draw).forEach(schedule -> {
            assertOneAfterTheOther(schedule.processes());
            assertOneAfterTheOther(schedule.networkAndData());
        });
    }

    private static void assertOneAfterTheOther(List<ScheduledFault> sequence) {
        Duration end = Duration.ZERO;
        for (ScheduledFault planned : sequence) {
            assertThat(planned.at()).isGreaterThanOrEqualTo(end);
            end = planned.at().plus(planned.hold());
        }
        assertThat(end).isLessThanOrEqualTo(LENGTH);
    }

    private static Schedule draw(long seed) {
        return Schedule.draw(seed, LENGTH, TARGETS, EnumSet.allOf(FaultKind.class));
    }

    private static Stream<ScheduledFault> all(Schedule schedule) {
        return Stream.concat(schedule.processes().stream(), schedule.networkAndData().stream());
    }

    private static FaultKind kind(Fault fault) {
        return switch (fault) {
            case Fault.Kill _ -> FaultKind.KILL;
            case Fault.Freeze _ -> FaultKind.FREEZE;
            case Fault.Network _ -> FaultKind.NETWORK;
            case Fault.Republish _ -> FaultKind.DUPLICATE;
            case Rewind _ -> FaultKind.REWIND;
            case Fault.FullDisk _ -> FaultKind.FULL_DISK;
            case Poison _ -> FaultKind.POISON;
        };
    }
}
