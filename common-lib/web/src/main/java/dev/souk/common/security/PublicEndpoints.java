package dev.souk.common.security;

import java.util.List;
import org.springframework.http.HttpMethod;

/**
 * What a service answers without a token; a service declares a bean of it.
 *
 * @param paths method and path pattern of each
 */
public record PublicEndpoints(List<Open> paths) {

    /** One open path. */
    public record Open(HttpMethod method, String pattern) {

        /** What may be read may be asked for without its body, too. */
        List<HttpMethod> methods() {
            return method.equals(HttpMethod.GET) ? List.of(method, HttpMethod.HEAD) : List.of(method);
        }
    }

    /** Nothing is open but what every service has: health, metrics and the description of its API. */
    static final PublicEndpoints NONE = new PublicEndpoints(List.of());
}
