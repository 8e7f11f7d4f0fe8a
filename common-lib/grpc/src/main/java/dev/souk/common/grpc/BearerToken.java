package dev.souk.common.grpc;

import io.grpc.Metadata;
import org.jspecify.annotations.Nullable;

/** The access token of a call: {@code authorization: Bearer ...} in its metadata (RFC 6750). */
public final class BearerToken {

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final String SCHEME = "Bearer";

    private BearerToken() {}

    /** Null if there is none; empty if there is only the word Bearer. */
    public static @Nullable String of(Metadata headers) {
        @Nullable String authorization = headers.get(AUTHORIZATION);
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        String rest = authorization.substring(SCHEME.length());
        return rest.isEmpty() || rest.startsWith(" ") ? rest.strip() : null;
    }

    /** Adds the token to the metadata of a call. */
    public static void put(Metadata headers, String token) {
        headers.put(AUTHORIZATION, SCHEME + " " + token);
    }
}
