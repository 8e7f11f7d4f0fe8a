package dev.souk.storefront.remote;

import dev.souk.common.grpc.GrpcChannels;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.MetadataUtils;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/** Calls of user-service by gRPC, under the same policy as those by REST. */
@Component
public class GrpcCalls implements DisposableBean {

    private static final String SERVICE = "user-service";

    private final ManagedChannel channel;
    private final ResilientCalls calls;
    private final Duration timeLimit;

    GrpcCalls(GrpcChannels channels, ResilientCalls calls, TimeLimits timeLimits) {
        this.channel = channels.to(SERVICE, List.of("souk.user.v1.UserService/GetUser"));
        this.calls = calls;
        this.timeLimit = timeLimits.of(SERVICE);
    }

    /** The response to one request, with this metadata; cancelled when nobody waits for it any more. */
    public <Q, A> Mono<A> call(MethodDescriptor<Q, A> method, Q request, Metadata metadata) {
        Mono<A> response = Deadlines.remaining(timeLimit)
                .flatMap(left -> Mono.<A>create(sink -> {
                    CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(left.toNanos(), TimeUnit.NANOSECONDS);
                    ClientCall<Q, A> call =
                            MetadataUtils.newAttachHeadersInterceptor(metadata).interceptCall(method, options, channel);
                    ClientCalls.asyncUnaryCall(call, request, new Response<Q, A>(sink));
                }))
                .onErrorMap(StatusRuntimeException.class, GrpcProblems::of);
        return calls.call(SERVICE, response);
    }

    @Override
    public void destroy() {
        channel.shutdown();
    }

    private record Response<Q, A>(MonoSink<A> sink) implements ClientResponseObserver<Q, A> {

        @Override
        public void beforeStart(ClientCallStreamObserver<Q> call) {
            sink.onCancel(() -> call.cancel("Nobody waits for the response", null));
        }

        @Override
        public void onNext(A response) {
            sink.success(response);
        }

        @Override
        public void onError(Throwable failure) {
            sink.error(failure);
        }

        @Override
        public void onCompleted() {}
    }
}
