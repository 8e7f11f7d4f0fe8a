package dev.souk.gateway.security;

import dev.souk.common.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** The access token of a request (RFC 6750, section 2.1). */
final class BearerToken {

    private static final String SCHEME = "bearer";

    private BearerToken() {}

    /** Null if the request has none; throws the problem with status 401 if it has one that no service issues. */
    static @Nullable String of(ServerHttpRequest request) {
        String value = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (value == null || !value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        String token = value.substring(SCHEME.length()).strip();
        if (token.isEmpty() || value.charAt(SCHEME.length()) != ' ' || !isToken(token)) {
            throw Problems.tokenRejected();
        }
        return token;
    }

    private static boolean isToken(String text) {
        for (int index = 0; index < text.length(); index++) {
            if (!isPart(text.charAt(index))) {
                return false;
            }
        }
        return true;
    }

    /** A character of the syntax b64token. */
    private static boolean isPart(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "-._~+/=".indexOf(c) >= 0;
    }
}
