package dev.souk.gateway.shop;

import static org.springframework.web.reactive.function.server.RequestPredicates.path;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.util.DigestUtils;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Serves {@code static/index.html} at {@code /}, and {@code static/shop} at {@code /shop}. */
@Configuration(proxyBeanMethods = false)
class ShopPageConfiguration {

    /** Stricter than that of Swagger UI, which has styles in its markup. No script may make markup out of text either. */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
                    + " require-trusted-types-for 'script'; trusted-types 'none'";

    @Bean
    RouterFunction<ServerResponse> shopPage() {
        return RouterFunctions.route()
                .resource(path("/"), new ClassPathResource("static/index.html"), ShopPageConfiguration::addHeaders)
                .resources("/shop/**", new ClassPathResource("static/shop/"), ShopPageConfiguration::addHeaders)
                .build();
    }

    /** A browser asks each time, and gets 304 until the file has other bytes: page and scripts are of one version. */
    private static void addHeaders(Resource file, HttpHeaders headers) {
        headers.setCacheControl(CacheControl.noCache());
        headers.setETag(tagOf(file));
        headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    }

    /** Not the time of the file: it is the same in every jar, since builds are reproducible. */
    private static String tagOf(Resource file) {
        try {
            return '"' + DigestUtils.md5DigestAsHex(file.getContentAsByteArray()) + '"';
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
