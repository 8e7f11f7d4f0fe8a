package dev.souk.launcher.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class TopologyTest {

    @Test
    void whateverAPartNeedsIsThere() {
        List<String> names = Topology.parts().stream().map(Part::name).toList();

        assertThat(Topology.parts()).allSatisfy(part -> assertThat(names).containsAll(part.needs()));
    }

    @Test
    void noTwoPartsShareADatabaseOrATopic() {
        assertThat(Topology.parts().stream().map(Part::database).filter(Objects::nonNull))
                .containsExactlyInAnyOrder("souk_user", "souk_cart", "souk_order");
        assertThat(Topology.parts().stream().flatMap(part -> part.topics().stream()))
                .containsExactlyInAnyOrder("souk.users", "souk.payments", "souk.stock", "souk.orders");
    }

    @Test
    void whoStoresNeedsTheDatabaseServerAndWhoPublishesNeedsTheBroker() {
        assertThat(Topology.parts()).allSatisfy(part -> {
            assertThat(part.needs(Topology.POSTGRES)).isEqualTo(part.database() != null);
            assertThat(part.needs(Topology.KAFKA)).isEqualTo(!part.topics().isEmpty());
        });
    }

    @Test
    void allHeapsTogetherLeaveRoomInTheMemoryBudget() {
        assertThat(Topology.parts().stream().mapToInt(Part::heap).sum()).isLessThanOrEqualTo(700);
    }

    @Test
    void aSecondInstanceHasItsOwnNameAndPort() {
        Layout layout = Layout.of(Map.of("order-service", 2), Ports.anyFree(RandomGenerator.getDefault()));

        assertThat(layout.instances()).extracting(Instance::port).doesNotHaveDuplicates();
        assertThat(layout.instances())
                .extracting(Instance::name)
                .containsExactly(
                        "postgres",
                        "kafka",
                        "registry-service",
                        "gateway-service",
                        "user-service#1",
                        "cart-service#1",
                        "order-service#1",
                        "order-service#2");
    }
}
