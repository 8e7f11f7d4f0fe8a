package dev.souk.cart.item;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.ZonedDateTime;
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
}
