package dev.souk.common.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.souk.common.web.PageRequest;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.http.HttpStatus;

/** The headers, parameters and schemas that operations of all services refer to, each described once. */
final class SharedComponents implements OpenApiCustomizer {

    static final String PROBLEM = "Problem";
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    static final String IF_MATCH = "If-Match";
    static final String REQUIRED = "-required";

    private static final String UUID_EXAMPLE = "01a1f84a-a9e0-7000-9890-89cc70d238f1";

    private static final Map<String, Header> HEADERS = Map.of(
            "X-Trace-Id",
            header("The trace of the request, 32 hex digits; also in the log lines of every service.", Schemas.text())
                    .example("4bf92f3577b34da6a3ce929d0e0e4736"),
            "ETag",
            header("The version of the resource, for If-Match and If-None-Match.", Schemas.text())
                    .example("\"3\""),
            "Age",
            header("Seconds since the service was asked; only if the gateway answers instead of it.", Schemas.integer())
                    .example(1),
            "Cache-Control",
            header("How long a cache may answer with it: RFC 9111, RFC 5861.", Schemas.text())
                    .example("max-age=2, public, stale-if-error=3600, stale-while-revalidate=3"),
            "Deprecation",
            header("Since when this version is deprecated: RFC 9745.", Schemas.text())
                    .example("@1795392000"),
            "Sunset",
            header("When this version ends: RFC 8594.", Schemas.text()).example("Tue, 23 Nov 2027 00:00:00 GMT"),
            "Location",
            header("The path of the new resource.", Schemas.text("uri-reference"))
                    .example("/orders/" + UUID_EXAMPLE),
            "Retry-After",
            header(
                            "Seconds to wait before the request is repeated.",
                            Schemas.integer().minimum(BigDecimal.ONE))
                    .example(1),
            "WWW-Authenticate",
            header("The challenge of RFC 6750; error=\"invalid_token\" if a token was sent.", Schemas.text())
                    .example("Bearer realm=\"souk\""),
            "Idempotent-Replayed",
            header("true if this is the stored response to the first request with the same key.", Schemas.text())
                    .example("true"));

    private static final Map<String, Parameter> PARAMETERS = Map.of(
            IDEMPOTENCY_KEY,
            key().required(false),
            IDEMPOTENCY_KEY + REQUIRED,
            key().required(true),
            IF_MATCH,
            ifMatch().required(false),
            IF_MATCH + REQUIRED,
            ifMatch().required(true),
            "If-None-Match",
            parameter("header", "If-None-Match", Schemas.text())
                    .description("The ETag of the version that the caller has; 304 if it is still current.")
                    .required(false),
            "limit",
            parameter("query", "limit", limit())
                    .description("How many items the page has at most.")
                    .required(false),
            "cursor",
            parameter("query", "cursor", Schemas.text())
                    .description("The next_cursor of the previous page; without it the first page.")
                    .required(false));

    private final ProblemResponses problems;

    SharedComponents(ProblemResponses problems) {
        this.problems = problems;
    }

    static Header header(String name) {
        return new Header().$ref(name);
    }

    static Parameter parameter(String name) {
        return new Parameter().$ref(name);
    }

    static List<String> headersOfProblem(HttpStatus status) {
        return switch (status) {
            case TOO_MANY_REQUESTS, SERVICE_UNAVAILABLE -> List.of("X-Trace-Id", "Retry-After");
            case UNAUTHORIZED -> List.of("X-Trace-Id", "WWW-Authenticate");
            default -> List.of("X-Trace-Id");
        };
    }

    /** Adds what is referred to: a component that nothing uses is noise. */
    @Override
    public void customise(OpenAPI api) {
        Components components = api.getComponents();
        problems.addTo(components);
        ProblemSchema.addTo(components);
        String references = json(api.getPaths()) + json(components);
        HEADERS.forEach((name, header) -> {
            if (references.contains("\"#/components/headers/" + name + "\"")) {
                components.addHeaders(name, header);
            }
        });
        PARAMETERS.forEach((name, parameter) -> {
            if (references.contains("\"#/components/parameters/" + name + "\"")) {
                components.addParameters(name, parameter);
            }
        });
    }

    private static Parameter key() {
        return parameter("header", IDEMPOTENCY_KEY, Schemas.text().minLength(1).maxLength(255))
                .description("A new value for every new request, the same one when it is repeated: 1 to 255 visible"
                        + " ASCII characters, a UUID for example. The first response is kept for 48 h.")
                .example(UUID_EXAMPLE);
    }

    private static Parameter ifMatch() {
        return parameter("header", IF_MATCH, Schemas.text())
                .description("The ETag of the version to change; 412 if the resource has another one.")
                .example("\"3\"");
    }

    private static Schema<?> limit() {
        Schema<?> limit = Schemas.integer().minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(PageRequest.MAX_LIMIT));
        limit.setDefault(PageRequest.DEFAULT_LIMIT);
        return limit;
    }

    private static Header header(String description, Schema<?> schema) {
        return new Header().description(description).schema(schema);
    }

    private static Parameter parameter(String place, String name, Schema<?> schema) {
        return new Parameter().in(place).name(name).schema(schema);
    }

    private static String json(Object part) {
        try {
            return Json31.mapper().writeValueAsString(part);
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException(defect);
        }
    }
}
