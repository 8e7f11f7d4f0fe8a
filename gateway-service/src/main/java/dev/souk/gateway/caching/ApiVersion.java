package dev.souk.gateway.caching;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** The version of the API that a request names: the only header by which stored responses may differ. */
final class ApiVersion {

    static final String HEADER = "API-Version";

    /** Others have a second spelling, or more values; the service says what is wrong with them. */
    private static final Pattern PLAIN = Pattern.compile("[1-9][0-9]?");

    private ApiVersion() {}

    /** Whether the request names none, or one that can be part of a key. */
    static boolean isPlain(ServerHttpRequest request) {
        List<String> versions = request.getHeaders().getOrEmpty(HEADER);
        return versions.isEmpty()
                || (versions.size() == 1 && PLAIN.matcher(versions.getFirst()).matches());
    }

    /** Empty if it names none. */
    static String of(ServerHttpRequest request) {
        return request.getHeaders().getOrEmpty(HEADER).stream().findFirst().orElse("");
    }

    /** Whether the response is the same for all requests that name the same version. */
    static boolean isAllThatMatters(HttpHeaders response) {
        return response.getVary().stream().allMatch(HEADER::equalsIgnoreCase);
    }
}
