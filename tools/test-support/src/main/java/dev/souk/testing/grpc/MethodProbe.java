package dev.souk.testing.grpc;

import dev.souk.testing.authorization.Outcome;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.Context;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Calls a method of any kind, by gRPC or gRPC-Web, and reads what the caller may know from its first message or status. */
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
        return (method, request, token) -> {
            Channel caller = token == null ? calls.anonymous() : calls.withToken(token);
            var context = Context.current().withCancellation();
            try {
                return context.call(() -> first(caller, method, request));
            } catch (Exception impossible) {
                throw new IllegalStateException(impossible);
            } finally {
                context.cancel(null); // a stream would stay open
            }
        };
    }

    /** By gRPC-Web. */
    static MethodProbe web(WebCaller anonymous) {
        return (method, request, token) -> (token == null ? anonymous : anonymous.withToken(token))
                .first(method, request)
                .code();
    }

    private static Code first(Channel caller, String method, byte[] request) {
        var descriptor = MethodDescriptor.newBuilder(BytesMarshaller.INSTANCE, BytesMarshaller.INSTANCE)
                .setFullMethodName(method)
                .setType(MethodType.UNKNOWN)
                .build();
        var options = CallOptions.DEFAULT.withDeadlineAfter(10, TimeUnit.SECONDS);
        try {
            // waits for the first message, or for the end
            boolean _ = ClientCalls.blockingServerStreamingCall(caller, descriptor, options, request)
                    .hasNext();
            return Code.OK;
        } catch (StatusRuntimeException failed) {
            return Status.fromThrowable(failed).getCode();
        }
    }
}
