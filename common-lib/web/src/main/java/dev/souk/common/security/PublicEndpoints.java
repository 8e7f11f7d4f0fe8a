package dev.souk.common.security;

import java.util.List;
import org.springframework.http.HttpMethod;

/**
 * The endpoints of a service that need no access token; a service declares a bean of it.
 *
 * @param endpoints method and path pattern of each
 */
public record PublicEndpoints(List<Endpoint> endpoints) {

    /** Only the endpoints that every service has: health, metrics and its API description. */
    static final PublicEndpoints NONE = PublicEndpoints.of();

    /** These endpoints, in addition to those that every service has. */
    public static PublicEndpoints of(Endpoint... endpoints) {
        return new PublicEndpoints(List.of(endpoints));
    }

    /** One public endpoint; {@code pattern} is a path pattern of Spring MVC. */
    public record Endpoint(HttpMethod method, String pattern) {

        /** {@code GET} and {@code HEAD} for {@code pattern}. */
        public static Endpoint get(String pattern) {
            return new Endpoint(HttpMethod.GET, pattern);
        }

        /** {@code POST} for {@code pattern}. */
        public static Endpoint post(String pattern) {
            return new Endpoint(HttpMethod.POST, pattern);
        }

        /** A resource that may be read may also be requested without its body. */
        List<HttpMethod> methods() {
            return method.equals(HttpMethod.GET) ? List.of(method, HttpMethod.HEAD) : List.of(method);
        }
    }
}
