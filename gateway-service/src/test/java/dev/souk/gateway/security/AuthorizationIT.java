package dev.souk.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.souk.gateway.AbstractLongTimeoutsIT;
import dev.souk.testing.TestTokens;
import dev.souk.testing.authorization.Credential;
import dev.souk.testing.authorization.Endpoint;
import dev.souk.testing.authorization.ForgedTokens;
import dev.souk.testing.authorization.Outcome;
import dev.souk.testing.authorization.Probe;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.cloud.gateway.route.RouteDefinition;
import org.springframework.cloud.gateway.route.RouteDefinitionLocator;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Every endpoint that has a route, with every kind of credential. */
class AuthorizationIT extends AbstractLongTimeoutsIT {

    private static final UUID ID = UUID.fromString("019a9f5e-0000-7000-8000-00000000000a");

    private final Map<Credential, String> forged = new EnumMap<>(Credential.class);

    @Test
    void everyPatternOfARouteHasARow(@Autowired RouteDefinitionLocator routes) {
        Set<String> paths = RoutedEndpoints.all().stream()
                .map(endpoint -> endpoint.path(ID))
                .collect(Collectors.toSet());

        assertThat(patterns(routes))
                .isNotEmpty()
                .allSatisfy(pattern -> assertThat(paths)
                        .as("a path that %s matches", pattern)
                        .anyMatch(path -> pattern.matches(PathContainer.parsePath(path))));
    }

    @TestFactory
    Stream<DynamicTest> everyCredentialGetsWhatItsRowSays() {
        return RoutedEndpoints.all().stream()
                .flatMap(endpoint -> Stream.of(Credential.values())
                        .filter(credential -> credential != Credential.MACHINE) // the services know the scopes
                        .map(credential -> DynamicTest.dynamicTest(
                                endpoint + ", " + credential,
                                () -> assertThat(send(endpoint, credential))
                                        .isEqualTo(endpoint.access().outcomeFor(credential)))));
    }

    @Test
    void aMachineReachesServicesButNotTheirAdminPaths() throws IOException {
        assertThat(send("POST", "/items", TestTokens.machineClaims("cart-service", "cart-service:items.write")))
                .isEqualTo(Outcome.ADMITTED);
        assertThat(send("GET", "/admin/cart-service/audit", TestTokens.machineClaims("cart-service", "any")))
                .isEqualTo(Outcome.FORBIDDEN);
    }

    @Test
    void aMachineIsRefusedWithATokenForNoServiceOrOneThatIsBoundToACertificate() throws IOException {
        var bound = TestTokens.machineClaims("cart-service", "cart-service:items.write")
                .claim("cnf", Map.of("x5t#S256", "of-a-certificate"));

        assertThat(send("POST", "/items", TestTokens.machineClaims("gateway-service", "any")))
                .isEqualTo(Outcome.UNAUTHORIZED);
        assertThat(send("POST", "/items", bound)).isEqualTo(Outcome.UNAUTHORIZED);
    }

    private Outcome send(String method, String path, JWTClaimsSet.Builder claims) throws IOException {
        return Probe.send(method, uri(path), "{}", ISSUER.sign(claims.build()), Outcome::of);
    }

    private Outcome send(Endpoint endpoint, Credential credential) throws IOException {
        return Probe.send(endpoint.method(), uri(endpoint.path(ID)), "", token(credential), Outcome::of);
    }

    /** Users are new ones each time, who do not reach a rate limit. */
    private @Nullable String token(Credential credential) {
        return switch (credential) {
            case NONE -> null;
            case OTHER_USER, CUSTOMER -> ISSUER.tokenOf(UUID.randomUUID().toString());
            case ADMIN ->
                ISSUER.token(
                        claims -> claims.subject(UUID.randomUUID().toString()).claim("role", "ADMIN"));
            default -> forged.computeIfAbsent(credential, new ForgedTokens(ISSUER)::of);
        };
    }

    private static Stream<PathPattern> patterns(RouteDefinitionLocator routes) {
        return routes.getRouteDefinitions()
                .map(RouteDefinition::getPredicates)
                .flatMapIterable(predicates -> predicates)
                .filter(predicate -> "Path".equals(predicate.getName()))
                .flatMapIterable(predicate -> predicate.getArgs().values())
                .map(PathPatternParser.defaultInstance::parse)
                .toStream();
    }
}
