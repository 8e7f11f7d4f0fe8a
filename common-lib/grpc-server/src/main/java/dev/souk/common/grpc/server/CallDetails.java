package dev.souk.common.grpc.server;

import io.grpc.Context;
import io.grpc.Metadata;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a call has beside its message.
 *
 * @param method its full name, such as {@code souk.user.v1.UserService/CreateUser}
 * @param address of the caller
 */
public record CallDetails(String method, String address, Metadata headers) {

    static final Context.Key<CallDetails> KEY = Context.key("dev.souk.call");

    private static final Metadata.Key<String> IDEMPOTENCY_KEY =
            Metadata.Key.of("idempotency-key", Metadata.ASCII_STRING_MARSHALLER);

    /** Those of the call that this thread processes. */
    public static CallDetails current() {
        return Objects.requireNonNull(KEY.get(), "No call is processed by this thread");
    }

    /** Null if the call has none. */
    public @Nullable String idempotencyKey() {
        return headers.get(IDEMPOTENCY_KEY);
    }

    /** The path of the call in HTTP/2. */
    public String path() {
        return "/" + method;
    }
}
