package dev.souk.gateway.request;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import dev.souk.gateway.request.ClientLimit.Decision;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
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
    private final ClientLimit buffered;
    private final TrustedProxies proxies;

    RequestBodies(RequestProperties properties, TrustedProxies proxies) {
        this.maxBytes = bytes(properties.maxBodySize());
        this.timeout = properties.bodyTimeout();
        this.buffered =
                new ClientLimit(bytes(properties.maxBufferedBodies()), bytes(properties.maxBufferedBodiesPerClient()));
        this.proxies = proxies;
    }

    /**
     * Handles {@code request} when its body has arrived. It is handled with a body that cannot be received, too, since
     * {@link RejectedBodyRequest#check} comes after authentication. The body is released before the result is there.
     */
    public <T> Mono<T> receive(ServerHttpRequest request, Function<ServerHttpRequest, Mono<T>> handling) {
        long length = request.getHeaders().getContentLength();
        if (length <= 0 && !request.getHeaders().containsHeader(HttpHeaders.TRANSFER_ENCODING)) {
            return handling.apply(request);
        }
        if (length > maxBytes) {
            return handling.apply(new RejectedBodyRequest(request, tooLarge()));
        }
        if (WITHOUT_BODY.contains(request.getMethod())) {
            var problem = Problems.BAD_REQUEST.with("A " + request.getMethod() + " request has no body.");
            return handling.apply(new RejectedBodyRequest(request, problem));
        }
        String client = proxies.clientOf(request);
        return Mono.using(
                AtomicInteger::new,
                held -> read(request, client, held).flatMap(handling),
                held -> buffered.release(client, held.get()));
    }

    private Mono<ServerHttpRequest> read(ServerHttpRequest request, String client, AtomicInteger held) {
        return request.getBody()
                .collect(ByteArrayOutputStream::new, (body, part) -> append(body, part, client, held))
                .timeout(timeout, Mono.error(this::tooSlow))
                .<ServerHttpRequest>map(body -> new CachedBodyRequest(request, body.toByteArray()))
                .onErrorResume(ProblemException.class, problem -> Mono.just(new RejectedBodyRequest(request, problem)));
    }

    /** Copies it: Netty makes objects of each part, and a client may send its body in parts of one byte. */
    private void append(ByteArrayOutputStream body, DataBuffer part, String client, AtomicInteger held) {
        var bytes = new byte[part.readableByteCount()];
        part.read(bytes);
        DataBufferUtils.release(part);
        if (body.size() + bytes.length > maxBytes) {
            throw tooLarge();
        }
        if (buffered.tryAcquire(client, bytes.length) != Decision.ADMITTED) {
            throw Problems.SERVICE_UNAVAILABLE.with("Too many request bodies are being received; try again.");
        }
        held.addAndGet(bytes.length);
        body.writeBytes(bytes);
    }

    private static int bytes(DataSize size) {
        return Math.toIntExact(size.toBytes());
    }

    private ProblemException tooLarge() {
        return Problems.BODY_TOO_LARGE.with("A body may have at most " + maxBytes + " bytes.");
    }

    private ProblemException tooSlow() {
        return Problems.REQUEST_TIMEOUT.with("The body must arrive within " + timeout.toSeconds() + " seconds.");
    }
}
