package dev.souk.common.security;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The endpoints of a service that need no access token, in addition to those that every service has; a service declares
 * a bean of it.
 *
 * @param requests to any of them
 */
public record PublicEndpoints(List<RequestMatcher> requests) {

    /** These endpoints. */
    public static PublicEndpoints of(RequestMatcher... requests) {
        return new PublicEndpoints(List.of(requests));
    }

    /** {@code GET} for a path pattern of Spring MVC, and {@code HEAD}: what may be read may be without its body. */
    public static RequestMatcher get(String pattern) {
        return new OrRequestMatcher(pathPattern(HttpMethod.GET, pattern), pathPattern(HttpMethod.HEAD, pattern));
    }

    /** {@code POST} for a path pattern of Spring MVC. */
    public static RequestMatcher post(String pattern) {
        return pathPattern(HttpMethod.POST, pattern);
    }
}
