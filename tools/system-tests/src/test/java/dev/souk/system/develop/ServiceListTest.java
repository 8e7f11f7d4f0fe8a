package dev.souk.system.develop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.ServiceDefinition.ProcessType;
import dev.souk.launcher.api.Topology;
import dev.souk.system.repository.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever lists the services lists those of the launcher's topology. `./souk new` extends these places. */
class ServiceListTest {

    static final Set<String> ALL = names(Topology.services(), service -> service.type() == ProcessType.BOOT);

    /** With those that are optional. */
    static final Set<String> MODULES =
            names(Topology.servicesAndOptional(), service -> service.type() == ProcessType.BOOT);

    /** The compose files have none of these parts; `./souk up --with` starts them. */
    static final Set<String> CONTAINERS = names(
            Topology.servicesAndOptional(),
            service -> service.type() == ProcessType.BOOT
                    && !Set.of(Topology.GRPC, Topology.ZOOKEEPER, Topology.BFF, Topology.CONFIG)
                            .contains(service));

    /** The services with a database. */
    static final Set<String> OWNERS = names(Topology.services(), ServiceDefinition::hasDatabase);

    static List<ServiceList> lists() {
        return ServiceLists.of(ALL, OWNERS, MODULES, CONTAINERS);
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aListHasTheServicesOfTheTopology(ServiceList list) {
        assertThat(list.fault(text(list))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aServiceThatIsMissingInAListIsFound(ServiceList list) {
        assertThat(list.fault(text(list).replace("cart", "forgotten"))).isPresent();
    }

    @Test
    void eachServiceHasAFolderAndTheCheckerKnowsItsEvents() {
        assertThat(filesOf("[a-z]+-service/pom.xml", 0)).isEqualTo(ALL);
        assertThat(filesOf("lab/checker/src/main/resources/expected-events/.*", 6))
                .isEqualTo(OWNERS);
    }

    private static Set<String> filesOf(String path, int element) {
        return Repository.find(file -> relative(file).toString().matches(path)).stream()
                .map(file -> relative(file).getName(element).toString().replaceFirst("-service(\\.sql)?$", ""))
                .collect(Collectors.toSet());
    }

    private static Path relative(Path file) {
        return Repository.ROOT.relativize(file);
    }

    private static String text(ServiceList list) {
        return Repository.read(Repository.ROOT.resolve(list.file()));
    }

    private static Set<String> names(List<ServiceDefinition> services, Predicate<ServiceDefinition> wanted) {
        return services.stream()
                .filter(wanted)
                .map(service -> service.name().replaceFirst("-service$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
