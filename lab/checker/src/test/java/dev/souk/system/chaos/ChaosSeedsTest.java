package dev.souk.system.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.SoukOptions.ProxyRoute;
import dev.souk.launcher.api.Topology;
import dev.souk.system.chaos.fault.FaultKind;
import dev.souk.system.chaos.fault.FaultTargets;
import dev.souk.system.chaos.fault.Schedule;
import dev.souk.system.chaos.fault.Schedule.ScheduledFault;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The seeds of {@link ChaosIT} cover every kind of fault. */
class ChaosSeedsTest {

    private static final List<String> SERVICES = Topology.services().stream()
            .filter(ServiceDefinition::scales)
            .map(ServiceDefinition::name)
            .toList();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kill -9 .*-service#.",
                "kill -9 postgres",
                "kill -9 kafka",
                "freeze .*-service#.",
                ".* connections reset",
                ".* slow by .*",
                ".* held",
                ".* → postgres half-open",
                ".* → kafka half-open",
                ".* refused",
                ".* → postgres dropped silently",
                ".* → kafka dropped silently",
                "rewind .*",
                "republish .*",
                "disk full .*",
                "poison .*"
            })
    void theSeedsCoverEveryFault(String words) {
        assertThat(faults(SERVICES)).anyMatch(said -> said.matches(words));
        assertThat(faults(withAnotherService())).anyMatch(said -> said.matches(words));
    }

    /** The seeds also serve whoever adds a service with `souk new`. */
    private static List<String> withAnotherService() {
        return Stream.concat(SERVICES.stream(), Stream.of("another-service")).toList();
    }

    private static Stream<String> faults(List<String> services) {
        return ChaosIT.SEEDS.stream()
                .flatMap(seed -> drawn(seed, services))
                .map(planned -> planned.fault().description());
    }

    private static Stream<ScheduledFault> drawn(long seed, List<String> services) {
        var schedule = Schedule.draw(seed, ChaosIT.EACH, targets(services), EnumSet.allOf(FaultKind.class));
        return Stream.concat(schedule.processes().stream(), schedule.networkAndData().stream());
    }

    /** As {@link FaultTargets#of} with two instances of each service. */
    private static FaultTargets targets(List<String> services) {
        List<String> instances = services.stream()
                .flatMap(service -> Stream.of(service + "#1", service + "#2"))
                .toList();
        List<ProxyRoute> routes = instances.stream()
                .flatMap(one -> Stream.of(
                        new ProxyRoute(one, Topology.POSTGRES.name()), new ProxyRoute(one, Topology.KAFKA.name())))
                .toList();
        Stream<String> topics =
                Topology.services().stream().filter(ServiceDefinition::scales).flatMap(part -> part.topics().stream());
        Stream<String> added =
                services.stream().filter(service -> !SERVICES.contains(service)).map("souk.%s"::formatted);
        return new FaultTargets(
                instances,
                List.of("kafka", "postgres", "kafka", "postgres", "registry-service", "gateway-service"),
                routes,
                services,
                Stream.concat(topics, added).toList());
    }
}
