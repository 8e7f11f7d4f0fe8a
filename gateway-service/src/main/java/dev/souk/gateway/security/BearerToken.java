package dev.souk.gateway.security;

import dev.souk.common.problem.Problems;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** The access token of a request (RFC 6750, section 2.1). */
final class BearerToken {

    private static final String SCHEME = "bearer";
    private static final Pattern VALUE = Pattern.compile("(?i)bearer +([A-Za-z0-9._~+/-]+=*) *");

    private BearerToken() {}

    /** Null if the request has none; 401 if it has one that no service issues. */
    static @Nullable String of(ServerHttpRequest request) {
        String value = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (value == null || !value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        Matcher bearer = VALUE.matcher(value);
        if (!bearer.matches()) {
            throw Problems.tokenRejected();
        }
        return bearer.group(1);
    }
}
