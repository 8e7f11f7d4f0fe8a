package dev.souk.gateway.concurrency;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.webflux.ProblemJson;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.buffer.ByteBuf;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/**
 * The response to a request that a limit rejects: a problem document (RFC 9457) that was rendered once, all but the
 * path of the request. Under overload there are thousands a second, each at the expense of a request that is admitted,
 * so it is written to Reactor Netty at once: the dozen operators of Spring's response take longer than the rest. Each
 * is counted in {@code souk.gateway.requests.rejected}.
 */
public final class Rejection {

    private static final String PATH = "/path-of-the-request";
    private static final String RETRY_AFTER_SECONDS = "1";

    private final Counter counter;
    private final int status;
    private final byte[] beforePath;
    private final byte[] afterPath;

    Rejection(Counter counter, ProblemException problem, ProblemJson json) {
        String body = new String(json.render(problem, PATH), UTF_8);
        int path = body.indexOf(PATH);
        this.counter = counter;
        this.status = problem.problem().status().value();
        this.beforePath = body.substring(0, path).getBytes(UTF_8);
        this.afterPath = body.substring(path + PATH.length()).getBytes(UTF_8);
    }

    /** The counter of what the limit {@code reason} rejects. */
    public static Counter counter(MeterRegistry meters, String reason) {
        return Counter.builder("souk.gateway.requests.rejected")
                .description("Requests rejected because a limit of concurrency was reached")
                .tag("reason", reason)
                .register(meters);
    }

    /** A raw path has no quotes and no backslashes (RFC 3986), so it is the same in JSON. */
    Mono<Void> write(ServerHttpRequest request, ServerHttpResponse response) {
        counter.increment();
        String path = request.getURI().getRawPath();
        byte[] instance = (path.isEmpty() ? "/" : path).getBytes(UTF_8);
        HttpServerResponse netty = ServerHttpResponseDecorator.getNativeResponse(response);
        int length = beforePath.length + instance.length + afterPath.length;
        ByteBuf body = netty.alloc().directBuffer(length);
        return netty.status(status)
                .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                .header(HttpHeaders.CONTENT_LENGTH, Integer.toString(length))
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .sendObject(body.writeBytes(beforePath).writeBytes(instance).writeBytes(afterPath))
                .then();
    }
}
