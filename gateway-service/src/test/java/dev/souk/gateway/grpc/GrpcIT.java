package dev.souk.gateway.grpc;

import dev.souk.gateway.GatewayIT;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** Base of the tests with gRPC: one fake of all services, since gRPC has one registry of addresses in a JVM. */
@ActiveProfiles("grpc")
@TestPropertySource(properties = {"souk.gateway.grpc.port=0", "souk.gateway.grpc.timeout=700ms"})
abstract class GrpcIT extends GatewayIT {

    static final FakeGrpcService SERVICE = new FakeGrpcService();

    @DynamicPropertySource
    static void grpcPorts(DynamicPropertyRegistry properties) {
        for (String service : List.of("user-service", "cart-service", "order-service")) {
            properties.add(
                    "spring.cloud.discovery.client.simple.instances.%s[0].metadata.grpc-port".formatted(service),
                    SERVICE::port);
        }
    }

    @BeforeEach
    void revive() {
        SERVICE.revive();
    }
}
