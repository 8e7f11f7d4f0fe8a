package dev.souk.gateway.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.CLIENT_RESPONSE_ATTR;

import dev.souk.common.retry.RetryBudgetProperties;
import dev.souk.common.retry.RetryBudgets;
import io.github.resilience4j.retry.Retry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

/** A POST without a key, whose connection is aborted on either side. */
class ServiceCallTest {

    private final AtomicInteger attempts = new AtomicInteger();
    private boolean callerIsConnected = true;
    private final MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.post("/orders"));

    @Test
    void aPostThatTheServiceHasNotReceivedIsSentToAnotherInstance() {
        call(_ -> attempts.incrementAndGet() == 1 ? aborted() : Mono.empty()).block();

        assertThat(attempts).hasValue(2);
    }

    @Test
    void aPostWhoseCallerHasLeftIsNotSentAgain() {
        assertThatExceptionOfType(ClientDisconnectedException.class)
                .isThrownBy(() -> call(_ -> {
                            attempts.incrementAndGet();
                            exchange.getAttributes().put(CLIENT_RESPONSE_ATTR, "response");
                            return aborted();
                        })
                        .block());

        assertThat(attempts).hasValue(1);
    }

    @Test
    void aCallForSeveralCallersIsSentToAnotherInstanceAlthoughTheFirstOfThemHasLeft() {
        callerIsConnected = false;
        exchange.getAttributes().put(CallFailureClassifier.SHARED, true);

        call(_ -> attempts.incrementAndGet() == 1 ? aborted() : Mono.empty()).block();

        assertThat(attempts).hasValue(2);
    }

    /** Found by a review: those that an open circuit breaker rejected paid for as many retries as there may be. */
    @Test
    void aCallThatIsNotAdmittedPaysForNoRetry() {
        var budgets = new RetryBudgets(new RetryBudgetProperties(1, 1, 1), () -> 0, new SimpleMeterRegistry());
        assertThat(budgets.tryWithdraw("order-service")).isTrue(); // what there is at first

        Mono<Void> call =
                new ServiceCall(exchange, _ -> Mono.empty(), Retry.ofDefaults("order-service"), budgets).firstAttempt();
        assertThat(budgets.tryWithdraw("order-service")).isFalse();

        call.block();
        assertThat(budgets.tryWithdraw("order-service")).isTrue();
    }

    private Mono<Void> call(GatewayFilterChain chain) {
        var budgets = new RetryBudgets(new RetryBudgetProperties(0, 1, 1), System::nanoTime, new SimpleMeterRegistry());
        return new ServiceCall(exchange, chain, Retry.ofDefaults("order-service"), budgets) {
            // A caller who has left may seem to be there: the channel may not know yet that it is closed.
            @Override
            boolean isClientConnected() {
                return callerIsConnected;
            }
        }.firstAttempt();
    }

    private static Mono<Void> aborted() {
        return Mono.error(AbortedException.beforeSend());
    }
}
