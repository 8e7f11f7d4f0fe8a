package dev.souk.gateway.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.authorization.Credential;
import dev.souk.testing.authorization.Endpoint;
import dev.souk.testing.authorization.ForgedTokens;
import dev.souk.testing.authorization.MethodProbe;
import dev.souk.testing.authorization.Outcome;
import dev.souk.testing.grpc.TestCalls;
import dev.souk.testing.grpc.WebCaller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Every method that has a route, by gRPC and by gRPC-Web, with every kind of credential. */
@TestPropertySource(properties = "souk.gateway.grpc.calls.per-client=96") // a permit is given back after the response
class GrpcAuthorizationIT extends GrpcIT {

    private static final Path TABLE = Path.of("src/test/resources/grpc-authorization.txt");

    @Test
    void everyMethodOfARouteHasARow(@Autowired GrpcProperties properties) throws IOException {
        Stream<String> routed = properties.routes().values().stream()
                .flatMap(route -> route.methods().stream().map(route::fullName));

        assertThat(rows()).extracting(GrpcAuthorizationIT::method).containsExactlyInAnyOrderElementsOf(routed.toList());
    }

    @Test
    void everyCredentialGetsWhatItsRowSays(@Autowired GrpcGateway gateway) throws IOException {
        var deviations = new ArrayList<String>();
        int cells = 0;
        try (var calls = new TestCalls(gateway.port(), (id, _) -> ISSUER.tokenOf(id.toString()))) {
            var ways = Map.of("gRPC", MethodProbe.grpc(calls), "gRPC-Web", MethodProbe.web(WebCaller.of(uri("/"))));
            for (var way : ways.entrySet()) {
                for (Endpoint row : rows()) {
                    for (Credential credential : Credential.values()) {
                        cells++;
                        Outcome actual = probe(way.getValue(), method(row), credential);
                        if (actual != row.access().outcomeFor(credential)) {
                            deviations.add("%s, %s, %s: %s".formatted(way.getKey(), row, credential, actual));
                        }
                    }
                }
            }
        }

        System.out.printf("gRPC and gRPC-Web at the gateway: %d cells, %d deviations%n", cells, deviations.size());
        assertThat(deviations).isEmpty();
        assertThat(cells).isEqualTo(2 * rows().size() * Credential.values().length);
    }

    /** What is admitted has reached the service, and nothing else has. */
    private static Outcome probe(MethodProbe way, String method, Credential credential) {
        SERVICE.received().clear();
        Outcome outcome = MethodProbe.outcome(way.call(method, new byte[0], token(credential)));
        assertThat(SERVICE.received()).hasSize(outcome == Outcome.ADMITTED ? 1 : 0);
        return outcome;
    }

    private static @Nullable String token(Credential credential) {
        return switch (credential) {
            case NONE -> null;
            case OTHER_USER, CUSTOMER -> ISSUER.tokenOf(UUID.randomUUID().toString());
            case ADMIN -> ISSUER.adminToken();
            default -> new ForgedTokens(ISSUER.publicKey(), ISSUER::sign).of(credential, Instant.now());
        };
    }

    private static List<Endpoint> rows() throws IOException {
        return Endpoint.parse(Files.readString(TABLE));
    }

    private static String method(Endpoint row) {
        return row.path().substring(1);
    }
}
