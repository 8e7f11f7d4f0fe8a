package dev.souk.testing.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.TestTokens;
import dev.souk.testing.http.ApiOperation;
import dev.souk.testing.http.TestApi;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import tools.jackson.databind.JsonNode;

/**
 * Every endpoint of a service, with every kind of credential. The rows are in {@code authorization.txt}; a handler
 * without a row fails the test, so that nobody adds an endpoint without saying who may call it.
 */
public abstract class AuthorizationContract {

    private final TestApi api;
    private final TestTokens tokens;
    private final List<RequestMappingInfoHandlerMapping> mappings;
    private final UUID user = UUID.randomUUID();

    protected AuthorizationContract(TestApi api, TestTokens tokens, List<RequestMappingInfoHandlerMapping> mappings) {
        this.api = api;
        this.tokens = tokens;
        this.mappings = mappings;
    }

    /** A resource of its owner. Overridden where rows with the access OWNER exist. */
    protected Owned owned() {
        return new Owned(user, UUID.randomUUID());
    }

    /** The id of a resource and of the user that it belongs to. */
    public record Owned(UUID owner, UUID id) {}

    @Test
    void everyHandlerHasARow() {
        assertThat(Endpoint.ofService().stream().map(Endpoint::toString))
                .containsExactlyInAnyOrderElementsOf(handlers().toList());
    }

    /** A service may have a prefix, which takes these paths out of the rule for {@code /admin/**}. */
    @Test
    void whatIsForAdminsIsSoWithAPrefix() {
        assertThat(mappings)
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet())
                .filteredOn(handler -> requests(handler.getKey()).anyMatch(request -> request.contains(" /admin/")))
                .extracting(Map.Entry::getValue)
                .isNotEmpty()
                .allMatch(handler -> handler.hasMethodAnnotation(PreAuthorize.class)
                        || AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), PreAuthorize.class));
    }

    @TestFactory
    Stream<DynamicTest> everyCredentialGetsWhatItsRowSays() {
        JsonNode description = api.description();
        Owned owned = owned();
        return Endpoint.ofService().stream()
                .flatMap(endpoint -> Stream.of(Credential.values())
                        .map(credential -> DynamicTest.dynamicTest(endpoint + ", " + credential, () -> {
                            Outcome outcome = Probe.send(
                                    endpoint.method(),
                                    api.uri(endpoint.path(owned.id())),
                                    ApiOperation.exampleOfBody(description, endpoint.method(), endpoint.path()),
                                    token(credential, owned),
                                    Outcome::of);
                            assertThat(allowing(endpoint, outcome))
                                    .isEqualTo(endpoint.access().outcomeFor(credential));
                        })));
    }

    /** A random id is not found by those who may ask for it. */
    private static Outcome allowing(Endpoint endpoint, Outcome outcome) {
        return outcome == Outcome.NOT_FOUND && !endpoint.access().belongsToSomebody() ? Outcome.ADMITTED : outcome;
    }

    private @Nullable String token(Credential credential, Owned owned) {
        return switch (credential) {
            case NONE -> null;
            case OTHER_USER -> tokens.token(UUID.randomUUID(), "CUSTOMER");
            case CUSTOMER -> tokens.token(owned.owner(), "CUSTOMER");
            case ADMIN -> tokens.token(UUID.randomUUID(), "ADMIN");
            case MACHINE -> tokens.machineToken(service(), service() + ":nothing.read");
            default -> new ForgedTokens(tokens.issuer()).of(credential);
        };
    }

    private String service() {
        return Objects.requireNonNull(mappings.getFirst().getApplicationContext())
                .getEnvironment()
                .getRequiredProperty("spring.application.name");
    }

    private Stream<String> handlers() {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(AuthorizationContract::requests)
                .distinct();
    }

    private static Stream<String> requests(RequestMappingInfo mapping) {
        var methods = mapping.getMethodsCondition().getMethods();
        Stream<String> names =
                methods.isEmpty() ? Stream.of("GET") : methods.stream().map(Enum::name);
        return names.flatMap(method -> mapping.getPatternValues().stream().map(pattern -> method + " " + pattern));
    }
}
