package dev.souk.system.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.Topology;
import dev.souk.system.repository.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NetworkPoliciesTest {

    private static final Path BASE = Repository.ROOT.resolve("ops/kubernetes/base");
    private static final Path BROKEN = Path.of("src/test/resources/kubernetes/open-policies.yaml");
    private static final String MONITORING = "namespace {\"souk.dev/monitoring\":\"true\"} -> ";

    private static final List<String> OWNERS = Topology.services().stream()
            .filter(ServiceDefinition::hasDatabase)
            .map(ServiceDefinition::name)
            .toList();

    private final NetworkPolicies policies =
            new NetworkPolicies(Kustomization.in(BASE).manifests());

    @Test
    void everyPodIsDeniedWhatNoPolicyAllows() {
        assertThat(policies.deniedByDefault()).containsExactly("Egress", "Ingress");
    }

    @Test
    void podsReceiveTheCallsOfTheArchitectureAndThoseFromOutside() {
        Stream<String> fromOutside = Stream.concat(
                Stream.of("anybody -> gateway-service:8080", MONITORING + "gateway-service:8081"),
                OWNERS.stream().map(service -> MONITORING + service + ":8080"));

        assertThat(policies.received())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(calls(), fromOutside).toList());
    }

    @Test
    void podsSendTheCallsOfTheArchitectureAndResolveNames() {
        Stream<String> names = Stream.of("* -> namespace {\"kubernetes.io/metadata.name\":\"kube-system\"}:53");

        assertThat(policies.sent())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(calls(), names).toList());
    }

    @Test
    void aPolicyWithoutPortsOrPeersAllowsAllOfThem() {
        var open = new NetworkPolicies(Manifest.in(BROKEN));

        assertThat(open.deniedByDefault()).containsExactly("Ingress");
        assertThat(open.received()).containsExactly("namespace {\"open\":\"true\"} -> kafka:*");
        assertThat(open.sent()).containsExactly("kafka -> anybody:9092");
    }

    /** As in docs/architecture.md. */
    private static Stream<String> calls() {
        Stream<String> keys = OWNERS.stream()
                .filter(service -> !service.equals("user-service"))
                .map(service -> service + " -> user-service:8080");
        return Stream.of(
                        OWNERS.stream().map(service -> "gateway-service -> " + service + ":8080"),
                        keys,
                        Stream.of("order-service -> cart-service:8080", "kafka -> kafka:9092"),
                        OWNERS.stream().map(service -> service + " -> kafka:9092"),
                        OWNERS.stream().map(service -> service + " -> postgres:5432"))
                .flatMap(one -> one);
    }
}
