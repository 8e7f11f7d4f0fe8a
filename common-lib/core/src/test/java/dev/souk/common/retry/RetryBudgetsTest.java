package dev.souk.common.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RetryBudgetsTest {

    private final AtomicLong nanoTime = new AtomicLong();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final RetryBudgets budgets = new RetryBudgets(new RetryBudgetProperties(0.1, 2, 5), nanoTime::get, metrics);

    @Test
    void allThatIsSavedUpCanBeUsedAtOnceAndNoMore() {
        assertThat(withdrawals()).isEqualTo(5);
        assertThat(withdrawals()).isZero();
    }

    @Test
    void tenCallsPayForOneRetry() {
        withdrawals();
        for (int call = 0; call < 30; call++) {
            deposit();
        }
        assertThat(withdrawals()).isEqualTo(3);
    }

    @Test
    void someRetriesASecondAreFree() {
        withdrawals();
        pass(Duration.ofMillis(499));
        assertThat(withdrawals()).isZero();
        pass(Duration.ofMillis(1));
        assertThat(withdrawals()).isEqualTo(1);
    }

    @Test
    void noMoreThanTheMaximumIsSavedUp() {
        pass(Duration.ofDays(300));
        deposit();
        assertThat(withdrawals()).isEqualTo(5);
    }

    @Test
    void aRetryThatTheBudgetDoesNotAllowIsCounted() {
        deposit();
        assertThat(rejected()).isZero();

        withdrawals();

        assertThat(rejected()).isOne();
    }

    private double rejected() {
        return metrics.get("souk.retries.rejected")
                .tag("service", "cart-service")
                .counter()
                .count();
    }

    private void deposit() {
        budgets.deposit("cart-service");
    }

    private int withdrawals() {
        int count = 0;
        while (budgets.tryWithdraw("cart-service")) {
            count++;
        }
        return count;
    }

    private void pass(Duration time) {
        nanoTime.addAndGet(time.toNanos());
    }
}
