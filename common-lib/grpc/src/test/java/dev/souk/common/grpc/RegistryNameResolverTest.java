package dev.souk.common.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.EquivalentAddressGroup;
import io.grpc.NameResolver.Listener2;
import io.grpc.NameResolver.ResolutionResult;
import io.grpc.Status;
import io.grpc.StatusOr;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.ServiceInstance;

class RegistryNameResolverTest {

    private final List<ServiceInstance> registered = new ArrayList<>();
    private final List<StatusOr<List<EquivalentAddressGroup>>> results = new ArrayList<>();
    private final AtomicBoolean shutDown = new AtomicBoolean();
    private final RegistryNameResolver resolver =
            new RegistryNameResolver("user-service", () -> registered, () -> shutDown.set(true));

    @Test
    void theAddressesAreThoseOfInstancesWithGrpc() {
        register(8081, Map.of("grpc-port", "9001"));
        register(8082, Map.of());
        register(8083, Map.of("grpc-port", "nonsense"));

        resolver.start(new Results());

        assertThat(results).hasSize(1);
        assertThat(ports()).containsExactly(9001);
    }

    @Test
    void anUpdateIsToldOnlyIfTheAddressesHaveChanged() {
        register(8081, Map.of("grpc-port", "9001"));
        resolver.start(new Results());

        resolver.update();
        assertThat(results).hasSize(1);

        register(8082, Map.of("grpc-port", "9002"));
        resolver.update();
        assertThat(results).hasSize(2);
        assertThat(ports()).containsExactly(9001, 9002);
    }

    @Test
    void anotherOrderIsNoChange() {
        register(8081, Map.of("grpc-port", "9001"));
        register(8082, Map.of("grpc-port", "9002"));
        resolver.start(new Results());

        registered.add(registered.removeFirst());
        resolver.update();

        assertThat(results).hasSize(1);
    }

    @Test
    void withoutAnInstanceTheServiceIsUnavailable() {
        resolver.start(new Results());

        assertThat(results.getLast().getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        register(8081, Map.of("grpc-port", "9001"));
        resolver.update();
        assertThat(ports()).containsExactly(9001);
    }

    @Test
    void afterItsShutdownNothingIsTold() {
        resolver.start(new Results());

        resolver.shutdown();
        resolver.update();

        assertThat(results).hasSize(1);
        assertThat(shutDown).isTrue();
    }

    private void register(int port, Map<String, String> metadata) {
        registered.add(new DefaultServiceInstance("id-" + port, "user-service", "127.0.0.1", port, false, metadata));
    }

    private List<Integer> ports() {
        return results.getLast().getValue().stream()
                .flatMap(group -> group.getAddresses().stream())
                .map(address -> ((InetSocketAddress) address).getPort())
                .toList();
    }

    private final class Results extends Listener2 {

        @Override
        public void onResult(ResolutionResult result) {
            results.add(result.getAddressesOrError());
        }

        @Override
        public void onError(Status error) {
            results.add(StatusOr.fromStatus(error));
        }
    }
}
