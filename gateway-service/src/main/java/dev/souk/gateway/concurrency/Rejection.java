package dev.souk.gateway.concurrency;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.webflux.ProblemJson;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServerResponse;

/**
 * The response to a request that a limit rejects: a problem document (RFC 9457) that was rendered once, all but the
 * path of the request. Under overload there are thousands a second, each at the expense of a request that is admitted,
 * so it is written past Spring's response, whose dozen operators take longer than the rest. Each is counted in
 * {@code souk.gateway.requests.rejected}.
 */
public final class Rejection {

    private static final String PATH = "/path-of-the-request";

    /** Many clients ask again as soon as they have it: their connections would leave no CPU to what is admitted. */
    private static final Duration DELAY = Duration.ofMillis(500);

    private final Counter counter;
    private final int status;
    private final String body;

    Rejection(Counter counter, ProblemException problem, ProblemJson json) {
        this.counter = counter;
        this.status = problem.problem().status().value();
        this.body = new String(json.render(problem, PATH), UTF_8);
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
        HttpServerResponse netty = ServerHttpResponseDecorator.getNativeResponse(response);
        return Mono.defer(() -> write(netty, request.getURI().getRawPath()))
                .delaySubscription(
                        DELAY,
                        Schedulers.fromExecutor(((Connection) netty).channel().eventLoop()));
    }

    private Mono<Void> write(HttpServerResponse response, String path) {
        ByteBuf rendered = ByteBufUtil.writeUtf8(response.alloc(), body.replace(PATH, path.isEmpty() ? "/" : path));
        return response.status(status)
                .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                .header(HttpHeaders.CONTENT_LENGTH, Integer.toString(rendered.readableBytes()))
                .header(HttpHeaders.RETRY_AFTER, "1") // second
                .sendObject(rendered)
                .then();
    }
}
