package dev.souk.launcher.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.launcher.topology.Deployment;
import dev.souk.launcher.topology.Instance;
import dev.souk.launcher.topology.Ports;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class TopologyTest {

    @Test
    void everyDependencyIsPartOfTheTopology() {
        List<String> names =
                Topology.services().stream().map(ServiceDefinition::name).toList();

        assertThat(Topology.services()).allSatisfy(service -> assertThat(names).containsAll(service.needs()));
    }

    @Test
    void noTwoServicesShareADatabaseOrATopic() {
        assertThat(Topology.services().stream().map(ServiceDefinition::database).filter(Objects::nonNull))
                .doesNotHaveDuplicates()
                .contains("souk_user", "souk_cart", "souk_order");
        assertThat(Topology.services().stream().flatMap(service -> service.topics().stream()))
                .doesNotHaveDuplicates()
                .contains("souk.users", "souk.payments", "souk.stock", "souk.orders");
    }

    @Test
    void servicesWithADatabaseNeedPostgresAndPublishersNeedKafka() {
        assertThat(Topology.services()).allSatisfy(service -> {
            assertThat(service.needs(Topology.POSTGRES)).isEqualTo(service.database() != null);
            assertThat(service.needs(Topology.KAFKA))
                    .isEqualTo(!service.topics().isEmpty());
        });
    }

    @Test
    void anExternalServiceIsNotStartedAndReadsWhatOthersPublish() {
        List<String> published = Topology.services().stream()
                .flatMap(service -> service.topics().stream())
                .toList();

        assertThat(Topology.external()).isNotEmpty().allSatisfy(external -> {
            assertThat(Topology.services()).extracting(ServiceDefinition::name).doesNotContain(external.name());
            assertThat(published).containsAll(external.consumed());
        });
    }

    @Test
    void theHeapsHaveAtMostOneHundredMebibytesOnAverage() {
        assertThat(Topology.services().stream()
                        .mapToInt(ServiceDefinition::heap)
                        .sum())
                .isLessThanOrEqualTo(100 * Topology.services().size());
    }

    @Test
    void haproxyTakesThePortOfTheGatewayAndTheGatewaysGetOthers() {
        var ports = Ports.anyFree(RandomGenerator.getDefault());
        Deployment gateways = Deployment.of(Map.of("gateway-service", 2), ports, false);
        Deployment proxied = gateways.behind(Topology.EDGE, ports);

        assertThat(proxied.entry().name()).isEqualTo("haproxy");
        assertThat(proxied.entry().port())
                .isEqualTo(gateways.first(Topology.GATEWAY).port());
        assertThat(proxied.instances()).extracting(Instance::port).doesNotHaveDuplicates();
        assertThat(proxied.instances(Topology.GATEWAY))
                .extracting(Instance::name)
                .containsExactly("gateway-service", "gateway-service#2");
    }

    @Test
    void aSecondInstanceHasItsOwnNameAndPort() {
        Deployment deployment =
                Deployment.of(Map.of("order-service", 2), Ports.anyFree(RandomGenerator.getDefault()), false);

        assertThat(deployment.instances()).extracting(Instance::port).doesNotHaveDuplicates();
        assertThat(deployment.instances())
                .extracting(Instance::name)
                .hasSize(Topology.services().size() + 1)
                .contains("postgres", "gateway-service", "user-service#1", "order-service#1", "order-service#2");
    }
}
