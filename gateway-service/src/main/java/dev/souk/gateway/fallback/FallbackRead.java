package dev.souk.gateway.fallback;

import dev.souk.gateway.fallback.LastAnswer.Kept;
import dev.souk.gateway.upstream.StaleAnswers;
import dev.souk.gateway.upstream.UpstreamCall;
import dev.souk.gateway.upstream.UpstreamResponse;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Keeps what a service answers to a GET of a user, and answers with it while the service is unavailable: no connection,
 * no response in time, an open circuit breaker, or 500, 502, 503, 504.
 */
@Component
class FallbackRead {

    private final LastAnswers answers;
    private final UpstreamCall upstream;
    private final StaleAnswers stale;
    private final Clock clock;
    private final int maxBodyBytes;

    FallbackRead(
            LastAnswers answers,
            UpstreamCall upstream,
            StaleAnswers stale,
            Clock clock,
            LastAnswerProperties properties) {
        this.answers = answers;
        this.upstream = upstream;
        this.stale = stale;
        this.clock = clock;
        this.maxBodyBytes = Math.toIntExact(properties.maxBodySize().toBytes());
    }

    private record Read(
            String subject,
            String resource,
            Instant at,
            @Nullable LastAnswer before,
            ServerWebExchange exchange) {

        @Nullable
        Kept usable() {
            return before instanceof Kept kept && kept.resource().equals(resource) ? kept : null;
        }
    }

    Mono<Void> answer(String subject, ServerWebExchange exchange, GatewayFilterChain chain) {
        var read = new Read(subject, resource(exchange), clock.instant(), answers.find(subject), exchange);
        return upstream.receive(exchange.getRequest(), exchange, chain, maxBodyBytes)
                .map(response -> answered(read, response))
                .onErrorResume(DataBufferLimitException.class, _ -> Mono.just(chain.filter(exchange)))
                .onErrorResume(failure -> Mono.just(unavailable(read, Mono.error(failure))))
                .flatMap(answer -> answer);
    }

    private Mono<Void> answered(Read read, UpstreamResponse response) {
        if (response.isUnavailable()) {
            return unavailable(read, response.writeTo(read.exchange()));
        }
        if (response.status().isSameCodeAs(HttpStatus.OK)) {
            answers.keep(read.subject(), read.before(), new Kept(read.resource(), response, read.at()));
        }
        return response.writeTo(read.exchange());
    }

    private Mono<Void> unavailable(Read read, Mono<Void> otherwise) {
        Kept usable = read.usable();
        return usable == null
                ? otherwise
                : stale.write(
                        read.exchange(), usable.response(), Duration.between(usable.requestedAt(), clock.instant()));
    }

    private static String resource(ServerWebExchange exchange) {
        URI uri = exchange.getRequest().getURI();
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }
}
