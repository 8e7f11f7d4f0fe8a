package dev.souk.system.bench.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.console.metrics.Metrics;
import org.junit.jupiter.api.Test;

class CallCountersTest {

    private final CallCounters counters = new CallCounters("cart-service");

    @Test
    void whatWasCountedBeforeTheObservationDoesNotCount() {
        counters.add("gateway", calls("a", "success", 1_000));
        assertThat(counters.calls()).isZero();

        counters.add("gateway", calls("a", "success", 1_007));
        assertThat(counters.calls()).isEqualTo(7);
    }

    @Test
    void theCallsOfANewInstanceCountFromTheFirstOne() {
        counters.add("gateway", calls("a", "success", 1));
        counters.add("gateway", calls("b", "success", 5));

        assertThat(counters.calls()).isEqualTo(5);
    }

    @Test
    void aCounterThatBeginsAgainCountsAsAWhole() {
        counters.add("gateway", calls("b", "success", 100));
        counters.add("gateway", calls("b", "success", 3));

        assertThat(counters.calls()).isEqualTo(3);
    }

    @Test
    void anInstanceThatIsGoneTakesNothingAway() {
        counters.add("gateway", Metrics.parse(""));
        counters.add("gateway", calls("a", "success", 10));
        counters.add("gateway", Metrics.parse(""));

        assertThat(counters.calls()).isEqualTo(10);
    }

    @Test
    void allCallersCountAndEachHasCountersOfItsOwn() {
        counters.add("gateway", Metrics.parse(""));
        counters.add("order#1", Metrics.parse(""));
        counters.add("gateway", calls("b", "success", 10));
        counters.add("order#1", calls("b", "success", 4));

        assertThat(counters.calls()).isEqualTo(14);
    }

    @Test
    void failuresAreErrorsRejectionsAndLostConnections() {
        counters.add("gateway", Metrics.parse(""));
        for (String outcome : new String[] {"success", "error", "unreachable", "rejected", "cancelled"}) {
            counters.add("gateway", calls("b", outcome, 10));
        }

        assertThat(counters.calls()).isEqualTo(40);
        assertThat(counters.failures()).isEqualTo(30);
    }

    @Test
    void callsToOtherServicesAndFiguresThatAreNoNumbersDoNotCount() {
        counters.add("gateway", Metrics.parse(""));
        counters.add("gateway", Metrics.parse("""
                souk_loadbalancing_calls_total{instance="x",outcome="error",service="user-service"} 9
                souk_loadbalancing_calls_total{instance="b",outcome="error",service="cart-service"} NaN
                """));

        assertThat(counters.calls()).isZero();
        assertThat(counters.failures()).isZero();
    }

    private static Metrics calls(String instance, String outcome, int count) {
        return Metrics.parse("souk_loadbalancing_calls_total"
                + "{instance=\"%s\",outcome=\"%s\",service=\"cart-service\"} %d.0".formatted(instance, outcome, count));
    }
}
