package dev.souk.gateway.page;

import static org.springframework.web.reactive.function.server.RequestPredicates.path;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.DigestUtils;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.util.function.ThrowingSupplier;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * Serves the files below {@code static}: the page of the shop at {@code /}, and that of the events, which are described
 * at {@code /asyncapi.json} for any tool. What the {@code type} of a problem links to is {@code docs/problems.md}, for
 * terminals too. The files of Swagger UI come from a webjar, by Spring Boot's own properties.
 */
@Configuration(proxyBeanMethods = false)
class PageConfiguration {

    /** Stricter than that of Swagger UI, which has styles in its markup. No script may make markup out of text. */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
                    + " require-trusted-types-for 'script'; trusted-types 'none'";

    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    /** Read when somebody asks for it: not every gateway serves a developer, and it would take time of each start. */
    private final Supplier<byte[]> events = SingletonSupplier.of(ThrowingSupplier.of(AsyncApiDocument::asJson));

    @Bean
    RouterFunction<ServerResponse> pages() throws IOException {
        String problems = new ClassPathResource("META-INF/problems.md").getContentAsString(StandardCharsets.UTF_8);
        return RouterFunctions.route()
                .resource(path("/"), file("index.html"), PageConfiguration::addHeaders)
                .resources("/shop/**", file("shop/"), PageConfiguration::addHeaders)
                .resource(path("/asyncapi.html"), file("asyncapi.html"), PageConfiguration::addHeaders)
                .resources("/asyncapi/**", file("asyncapi/"), PageConfiguration::addHeaders)
                .route(
                        path("/asyncapi.json"),
                        _ -> ServerResponse.ok()
                                .contentType(MediaType.APPLICATION_JSON)
                                .bodyValue(events.get()))
                .route(
                        path("/problems/**"),
                        _ -> ServerResponse.ok().contentType(TEXT).bodyValue(problems))
                .route(
                        path("/swagger-ui.html"),
                        _ -> ServerResponse.temporaryRedirect(URI.create("/swagger-ui/index.html"))
                                .build())
                .build();
    }

    private static Resource file(String path) {
        return new ClassPathResource("static/" + path);
    }

    /**
     * A browser asks each time, and gets 304 until the file has other bytes: page and scripts are of one version. The
     * time of a file says nothing, since it is the same in every jar: builds are reproducible.
     */
    private static void addHeaders(Resource file, HttpHeaders headers) {
        headers.setCacheControl(CacheControl.noCache());
        headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        try {
            headers.setETag('"' + DigestUtils.md5DigestAsHex(file.getContentAsByteArray()) + '"');
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
