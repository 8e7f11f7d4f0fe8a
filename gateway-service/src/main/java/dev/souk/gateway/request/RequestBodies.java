package dev.souk.gateway.request;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Receives the body of a request before the request is admitted, so that a slow or endless body occupies neither a
 * permit of the concurrency limit nor a service. Bodies are small here, and in memory they can be sent more than once.
 * What they may take of the heap is limited for each client and for all.
 */
@Component
public class RequestBodies {

    private static final Set<HttpMethod> WITHOUT_BODY =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.DELETE, HttpMethod.OPTIONS, HttpMethod.TRACE);

    private final int maxBytes;
    private final Duration timeout;
    private final ByteBudget budget;
    private final TrustedProxies proxies;

    RequestBodies(RequestProperties properties, TrustedProxies proxies) {
        this.maxBytes = bytes(properties.maxBodySize());
        this.timeout = properties.bodyTimeout();
        this.budget =
                new ByteBudget(bytes(properties.maxBufferedBodies()), bytes(properties.maxBufferedBodiesPerClient()));
        this.proxies = proxies;
    }

    /**
     * Handles {@code request} when its body has arrived. A body that cannot be received is handled too: it fails with a
     * problem when it is read, after authentication.
     */
    public Mono<Void> receive(ServerHttpRequest request, Function<ServerHttpRequest, Mono<Void>> handling) {
        if (!isReceivable(request)) {
            return handling.apply(request);
        }
        return Mono.using(
                () -> budget.reserve(proxies.clientOf(request)),
                reservation -> read(request, reservation)
                        .map(body -> CachedBodyRequest.of(request, body))
                        .onErrorResume(
                                ProblemException.class,
                                problem -> Mono.just(CachedBodyRequest.failed(request, problem)))
                        .flatMap(handling),
                ByteBudget.Reservation::release);
    }

    /** Throws the problem, 400 or 413, if {@code request} has a body that is not received at all. */
    static void check(ServerHttpRequest request, long maxBytes) {
        if (request.getHeaders().getContentLength() > maxBytes) {
            throw tooLarge(maxBytes);
        }
        if (hasBody(request.getHeaders()) && WITHOUT_BODY.contains(request.getMethod())) {
            throw Problems.BAD_REQUEST.with("A " + request.getMethod() + " request has no body.");
        }
    }

    static boolean hasBody(HttpHeaders headers) {
        return headers.getContentLength() > 0 || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }

    private boolean isReceivable(ServerHttpRequest request) {
        return hasBody(request.getHeaders())
                && !WITHOUT_BODY.contains(request.getMethod())
                && request.getHeaders().getContentLength() <= maxBytes;
    }

    private Mono<byte[]> read(ServerHttpRequest request, ByteBudget.Reservation reservation) {
        Flux<DataBuffer> buffers = request.getBody().map(buffer -> counted(buffer, reservation));
        return DataBufferUtils.join(buffers, maxBytes)
                .map(RequestBodies::bytes)
                .defaultIfEmpty(new byte[0])
                .timeout(timeout, Mono.error(this::tooSlow))
                .onErrorMap(DataBufferLimitException.class, _ -> tooLarge(maxBytes));
    }

    private static DataBuffer counted(DataBuffer buffer, ByteBudget.Reservation reservation) {
        if (reservation.add(buffer.readableByteCount())) {
            return buffer;
        }
        DataBufferUtils.release(buffer);
        throw Problems.SERVICE_UNAVAILABLE.with("Too many request bodies are being received; try again.");
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static int bytes(DataSize size) {
        return Math.toIntExact(size.toBytes());
    }

    private static ProblemException tooLarge(long maxBytes) {
        return Problems.BODY_TOO_LARGE.with("A body may have at most " + maxBytes + " bytes.");
    }

    private ProblemException tooSlow() {
        return Problems.REQUEST_TIMEOUT.with("The body must arrive within " + timeout.toSeconds() + " seconds.");
    }
}
