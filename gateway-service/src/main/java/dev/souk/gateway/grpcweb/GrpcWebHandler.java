package dev.souk.gateway.grpcweb;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import dev.souk.common.problem.StatusProblems;
import dev.souk.gateway.grpc.LocalCalls;
import dev.souk.gateway.ratelimit.RateLimitFilter;
import dev.souk.gateway.request.RequestBodies;
import dev.souk.gateway.request.TrustedProxies;
import dev.souk.gateway.routing.GrpcWebPaths;
import dev.souk.gateway.trace.RequestTraces;
import io.grpc.CallOptions;
import io.grpc.Metadata;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Makes a call of a request. Whatever becomes of the call, the response is 200 with the status of gRPC in its last
 * frame. Only what is no gRPC-Web is 415.
 */
final class GrpcWebHandler implements HandlerFunction<ServerResponse> {

    /** A stream keeps its request in memory for minutes, and every client may have a hundred of them. */
    private static final int MAX_STREAM_REQUEST_BYTES = 4 * 1024;

    private final LocalCalls calls;
    private final RequestBodies bodies;
    private final TrustedProxies proxies;
    private final RateLimitFilter rateLimit;

    GrpcWebHandler(LocalCalls calls, RequestBodies bodies, TrustedProxies proxies, RateLimitFilter rateLimit) {
        this.calls = calls;
        this.bodies = bodies;
        this.proxies = proxies;
        this.rateLimit = rateLimit;
    }

    @Override
    public Mono<ServerResponse> handle(ServerRequest request) {
        WebFormat format = request.headers()
                .contentType()
                .flatMap(WebFormat::of)
                .orElseThrow(() -> StatusProblems.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE));
        ServerHttpRequest received = request.exchange().getRequest();
        Flux<byte[]> frames = bodies.content(received)
                .map(format::decode)
                .flatMapMany(body -> call(request, body))
                .onErrorResume(ProblemException.class, ResponseFrames::of);
        return ServerResponse.ok()
                .contentType(format.contentType())
                .body((response, _) -> response.writeAndFlushWith(frames.map(format::encode)
                        .map(response.bufferFactory()::wrap)
                        .map(Mono::just)));
    }

    private Flux<byte[]> call(ServerRequest request, byte[] body) {
        ServerHttpRequest received = request.exchange().getRequest();
        String method = GrpcWebPaths.methodOf(received);
        if (!calls.isRouted(method)) { // nobody counts it later
            rateLimit.admit(null, proxies.clientOf(received), false);
        }
        if (calls.isStream(method) && body.length > MAX_STREAM_REQUEST_BYTES) {
            throw Problems.BODY_TOO_LARGE.with(
                    "The request of a stream may have at most " + MAX_STREAM_REQUEST_BYTES + " bytes.");
        }
        CallOptions options = WebMetadata.options(received.getHeaders());
        Metadata metadata = WebMetadata.of(
                received.getHeaders(), proxies.addressOf(received), RequestTraces.parent(request.exchange()));
        return ResponseFrames.of(calls.newCall(method, options), metadata, WebFrame.messageOf(body));
    }
}
