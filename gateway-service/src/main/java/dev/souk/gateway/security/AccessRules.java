package dev.souk.gateway.security;

import dev.souk.common.problem.Problems;
import dev.souk.gateway.routing.Endpoint;
import dev.souk.gateway.routing.RoutedPath;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Who may send a request: what the metadata {@code public} of its route says, an administrator below {@code /admin},
 * any valid token for the other routes, and everybody for the gateway's own pages. Any other path is 404, such as one
 * that a new dependency adds.
 */
final class AccessRules {

    private static final PathPattern ADMIN = PathPatternParser.defaultInstance.parse("/admin/**");
    private static final List<Endpoint> PAGES =
            Endpoint.listed("GET /, GET /shop/**, GET /asyncapi.html, GET /asyncapi.json, GET /asyncapi/**,"
                    + " GET /swagger-ui.html, GET /swagger-ui/**, GET /problems/**");

    private AccessRules() {}

    /**
     * Throws the problem with status 401, 403 or 404 if the request may not be sent.
     *
     * @param route of its path; null if there is none
     * @param token verified; null without one
     */
    static void check(ServerHttpRequest request, @Nullable RoutedPath route, @Nullable Jwt token) {
        PathContainer path = request.getPath().pathWithinApplication();
        boolean isAdmin = ADMIN.matches(path);
        boolean isOpen = route == null
                ? Endpoint.anyMatch(PAGES, request)
                : request.getMethod().equals(HttpMethod.OPTIONS) // which methods a path has
                        || (!isAdmin && route.isPublic(request));
        if (endsWithSlash(path.value()) || (route == null && !isOpen && !isAdmin)) {
            throw Problems.ofStatus(HttpStatus.NOT_FOUND);
        }
        if (isOpen) {
            return;
        }
        if (token == null) {
            throw Problems.tokenMissing();
        }
        if (isAdmin && !"ADMIN".equals(token.getClaim("role"))) {
            throw Problems.forbidden();
        }
    }

    /** The patterns of the routes match such a path, no controller does. */
    private static boolean endsWithSlash(String path) {
        return path.length() > 1 && path.endsWith("/");
    }
}
