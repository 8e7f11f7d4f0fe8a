package dev.souk.gateway.request;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import java.time.Duration;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Reads the whole body into memory before the request is forwarded. Bodies are small here. So a slow or endless body
 * never occupies a service, a chunked body has the same limit as any other, and a request can be retried.
 */
@Component
class BodyLimitGlobalFilter implements GlobalFilter, Ordered {

    private final int maxBytes;
    private final Duration timeout;

    BodyLimitGlobalFilter(RequestProperties properties) {
        this.maxBytes = Math.toIntExact(properties.maxBodySize().toBytes());
        this.timeout = properties.bodyTimeout();
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 2_000;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (request.getHeaders().getContentLength() > maxBytes) {
            return Mono.error(tooLarge());
        }
        if (!hasBody(request.getHeaders())) {
            return chain.filter(exchange);
        }
        return read(request)
                .flatMap(body -> chain.filter(exchange.mutate()
                        .request(new CachedBodyRequest(request, body))
                        .build()));
    }

    private Mono<byte[]> read(ServerHttpRequest request) {
        return DataBufferUtils.join(request.getBody(), maxBytes)
                .map(BodyLimitGlobalFilter::bytes)
                .defaultIfEmpty(new byte[0])
                .timeout(timeout, Mono.error(this::tooSlow))
                .onErrorMap(DataBufferLimitException.class, _ -> tooLarge());
    }

    private static boolean hasBody(HttpHeaders headers) {
        return headers.getContentLength() > 0 || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private ProblemException tooLarge() {
        return Problems.BODY_TOO_LARGE.with("A body may have at most " + maxBytes + " bytes.");
    }

    private ProblemException tooSlow() {
        return Problems.REQUEST_TIMEOUT.with("The body must arrive within " + timeout.toSeconds() + " seconds.");
    }
}
