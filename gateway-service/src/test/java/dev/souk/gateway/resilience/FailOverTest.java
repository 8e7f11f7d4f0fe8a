package dev.souk.gateway.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.CLIENT_RESPONSE_ATTR;

import dev.souk.common.retry.RetryBudgetProperties;
import dev.souk.common.retry.RetryBudgets;
import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory.NameConfig;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

/** A POST without a key, whose connection is aborted on either side. */
class FailOverTest {

    private final AtomicInteger attempts = new AtomicInteger();
    private final MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.post("/orders"));

    @Test
    void aPostThatTheServiceHasNotReceivedIsSentToAnotherInstance() {
        filter().filter(exchange, _ -> attempts.incrementAndGet() == 1 ? aborted() : Mono.empty())
                .block();

        assertThat(attempts).hasValue(2);
    }

    @Test
    void aPostWhoseCallerHasLeftIsNotSentAgain() {
        assertThatExceptionOfType(CallerDisconnectedException.class)
                .isThrownBy(() -> filter().filter(exchange, _ -> {
                            attempts.incrementAndGet();
                            exchange.getAttributes().put(CLIENT_RESPONSE_ATTR, "response");
                            return aborted();
                        })
                        .block());

        assertThat(attempts).hasValue(1);
    }

    private GatewayFilter filter() {
        var config = new NameConfig();
        config.setName("order-service");
        return new FailOverGatewayFilterFactory(
                        RetryRegistry.ofDefaults(),
                        new RetryBudgets(
                                new RetryBudgetProperties(0, 1, 1), System::nanoTime, new SimpleMeterRegistry()),
                        new FixedConnection())
                .apply(config);
    }

    /** A caller who seems to be there: the channel may not know yet that it is closed. */
    private static final class FixedConnection extends CallerConnection {
        @Override
        boolean isOpen(ServerHttpRequest request) {
            return true;
        }
    }

    private static Mono<Void> aborted() {
        return Mono.error(AbortedException.beforeSend());
    }
}
