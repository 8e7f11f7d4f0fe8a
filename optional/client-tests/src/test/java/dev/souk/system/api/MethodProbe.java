package dev.souk.system.api;

import dev.souk.grpc.testing.TestCalls;
import dev.souk.grpc.testing.WebCaller;
import io.grpc.Status.Code;
import org.jspecify.annotations.Nullable;

/** Calls a method of any kind, by gRPC or gRPC-Web, and reads what its first answer says about the caller's rights. */
interface MethodProbe {

    /**
     * The code of the first answer; OK if it is a message.
     *
     * @param method its full name
     * @param token null for a caller without one
     */
    Code call(String method, byte[] request, @Nullable String token);

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
