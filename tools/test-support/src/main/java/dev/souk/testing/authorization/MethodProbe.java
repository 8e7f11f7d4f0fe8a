package dev.souk.testing.authorization;

import dev.souk.testing.grpc.TestCalls;
import dev.souk.testing.grpc.WebCaller;
import io.grpc.Status.Code;
import org.jspecify.annotations.Nullable;

/** Calls a method of any kind, by gRPC or gRPC-Web, and reads what its first answer says about the caller's rights. */
public interface MethodProbe {

    /**
     * The code of the first answer; OK if it is a message.
     *
     * @param method its full name
     * @param token null for a caller without one
     */
    Code call(String method, byte[] request, @Nullable String token);

    /** What the code says about authorisation; everything else was admitted. */
    static Outcome outcome(Code code) {
        return switch (code) {
            case UNAUTHENTICATED -> Outcome.UNAUTHORIZED;
            case PERMISSION_DENIED -> Outcome.FORBIDDEN;
            case NOT_FOUND -> Outcome.NOT_FOUND;
            default -> Outcome.ADMITTED;
        };
    }

    /** By gRPC. */
    static MethodProbe grpc(TestCalls calls) {
        return (method, request, token) ->
                TestCalls.first(token == null ? calls.anonymous() : calls.withToken(token), method, request);
    }

    /** By gRPC-Web. */
    static MethodProbe web(WebCaller anonymous) {
        return (method, request, token) -> (token == null ? anonymous : anonymous.withToken(token))
                .first(method, request)
                .code();
    }
}
