package dev.souk.cart.item;

import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.accept.ApiVersionDeprecationHandler;
import org.springframework.web.accept.StandardApiVersionDeprecationHandler;

/**
 * The end of version 1 of {@code GET /items/{id}}: its responses have {@code Deprecation} (RFC 9745) and {@code Sunset}
 * (RFC 8594). The versions themselves are in {@code application.yml}.
 */
@Configuration(proxyBeanMethods = false)
class ItemVersionConfiguration {

    /** The header in which a request names the version; {@code spring.mvc.apiversion.use.header}. */
    static final String HEADER = "API-Version";

    private static final ZonedDateTime DEPRECATED = ZonedDateTime.parse("2026-11-23T00:00Z");
    private static final ZonedDateTime SUNSET = ZonedDateTime.parse("2027-11-23T00:00Z");
    private static final URI EXPLANATION = URI.create("/swagger-ui.html"); // at the gateway

    @Bean
    ApiVersionDeprecationHandler itemVersion1Deprecation() {
        var versions = new StandardApiVersionDeprecationHandler();
        versions.configureVersion("1")
                .setRequestPredicate(ItemVersionConfiguration::readsAnItem)
                .setDeprecationDate(DEPRECATED)
                .setDeprecationLink(EXPLANATION)
                .setSunsetDate(SUNSET);
        return versions;
    }

    /** Version 1 is that of all other requests too, which have no other one. */
    private static boolean readsAnItem(HttpServletRequest request) {
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        return reads && request.getRequestURI().matches("/items/[^/]+");
    }

    /** Describes the header, of which springdoc only knows the version of the operation that it describes. */
    @Bean
    OperationCustomizer itemVersionDescription() {
        return (operation, _) -> {
            Optional.ofNullable(operation.getParameters()).orElse(List.of()).stream()
                    .filter(parameter -> HEADER.equals(parameter.getName()))
                    .forEach(ItemVersionConfiguration::describe);
            return operation;
        };
    }

    private static void describe(Parameter version) {
        var first = new StringSchema()._default("1")._enum(List.of("1")); // as the schema of the response
        version.description("The version of the response.").required(false).schema(first);
    }
}
