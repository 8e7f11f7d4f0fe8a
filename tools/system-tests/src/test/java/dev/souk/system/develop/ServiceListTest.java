package dev.souk.system.develop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.launcher.topology.ProcessType;
import dev.souk.launcher.topology.ServiceDefinition;
import dev.souk.launcher.topology.Topology;
import dev.souk.system.docs.Repository;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever lists the services lists those of the launcher's topology. `./souk new` extends these places. */
class ServiceListTest {

    private static final Set<String> ALL = names(service -> service.type() == ProcessType.BOOT);

    /** The services with a database. */
    private static final Set<String> OWNERS = names(ServiceDefinition::hasDatabase);

    private static final String GATEWAY = "gateway-service/src/main/resources/";
    private static final String KUBERNETES = "ops/kubernetes/base/";

    static Stream<ServiceList> lists() {
        return Stream.of(
                new ServiceList("pom.xml", "<module>([a-z]+-service)</module>", ALL),
                new ServiceList("tools/system-tests/pom.xml", "<artifactId>([a-z]+-service)</artifactId>", ALL),
                new ServiceList(".vscode/launch.json", "\"projectName\": \"([a-z]+)-service\"", ALL),
                new ServiceList(
                        "tools/architecture-rules/src/main/java/dev/souk/architecture/ModuleRules.java",
                        "PROCESSES =\\s+List.of\\(([^)]*), \"launcher\"\\)",
                        ALL),
                new ServiceList(GATEWAY + "application.yml", "uri: lb://(\\S+)", OWNERS),
                new ServiceList(GATEWAY + "application.yml", "Path=/admin/([a-z-]+)/\\*\\*$", OWNERS),
                new ServiceList(GATEWAY + "application.yml", "Path=/v3/api-docs/([a-z-]+)$", OWNERS),
                new ServiceList(GATEWAY + "application.yml", "eager-load.clients: (.+)", OWNERS),
                new ServiceList(GATEWAY + "application.yml", "required-services: gateway-service,(.+)", OWNERS),
                new ServiceList(GATEWAY + "static/swagger-initializer.js", "services = \\[(.+)];", OWNERS),
                new ServiceList("Dockerfile", "^COPY ([a-z]+-service)/pom.xml ", ALL),
                new ServiceList("Dockerfile", "^COPY ([a-z]+-service)/src ", ALL),
                new ServiceList("docker-compose.yml", "^  ([a-z]+-service):$", ALL),
                new ServiceList("docker-compose.yml", "MODULE: ([a-z]+-service)", ALL),
                new ServiceList("docker-compose.yml", "jdbc:postgresql://postgres/souk_([a-z]+)$", OWNERS),
                new ServiceList("docker-compose.yml", "- ((?!postgres)[a-z]+)-secrets:/secrets/", OWNERS),
                new ServiceList("docker-compose.yml", "- ((?!postgres)[a-z]+)-secrets:/run/souk", OWNERS),
                new ServiceList("docker-compose.yml", "^  ((?!postgres)[a-z]+)-secrets:$", OWNERS),
                new ServiceList("ops/prometheus/prometheus.yml", "names: \\[([^]]+)]", ALL),
                new ServiceList(KUBERNETES + "kustomization.yaml", "- ((?!gateway)[a-z]+-service).yaml", OWNERS),
                new ServiceList(KUBERNETES + "kustomization.yaml", "name: souk/((?!gateway)[a-z-]+)", OWNERS),
                new ServiceList(KUBERNETES + "addresses.yaml", "http://((?!gateway)[a-z-]+):8080", OWNERS),
                new ServiceList(KUBERNETES + "network-policies.yaml", "values: \\[(.*), kafka]", OWNERS),
                new ServiceList(KUBERNETES + "network-policies.yaml", "values: \\[gateway-service, (user.*)]", OWNERS),
                new ServiceList(
                        KUBERNETES + "network-policies.yaml",
                        "podSelector:\\n    matchLabels: \\{app.kubernetes.io/name: ((?!gateway)[a-z-]+)}",
                        OWNERS),
                new ServiceList("docs/api.md", "for service in (.+); do", OWNERS),
                new ServiceList("docs/asyncapi.yaml", "^  ([a-z]+-service)-publishes-", OWNERS),
                new ServiceList("docs/architecture.md", "[\\[]([a-z]+-service)<br/>", ALL),
                new ServiceList("docs/architecture.md", "\\[\\(souk_([a-z]+)\\)]", OWNERS),
                new ServiceList("docs/architecture.md", "gateway & (.+) -\\.->\\|register", OWNERS));
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
        assertThat(filesOf("tools/system-tests/src/main/resources/expected-events/.*", 6))
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

    private static Set<String> names(Predicate<ServiceDefinition> wanted) {
        return Topology.services().stream()
                .filter(wanted)
                .map(service -> service.name().replaceFirst("-service$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
