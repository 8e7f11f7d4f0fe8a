package dev.souk.console.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ObservedCallsTest {

    private final ObservedCalls observed = new ObservedCalls("cart-service", "2");

    @Test
    void whatWasCountedBeforeTheObservationDoesNotCount() {
        observed.add("gateway", calls("1", "a", "success", 1_000));
        assertThat(observed.before()).isEqualTo(CallFigures.NONE);

        observed.add("gateway", calls("1", "a", "success", 1_007));
        assertThat(observed.before().calls()).isEqualTo(7);
    }

    @Test
    void theCallsOfANewInstanceCountFromTheFirstOne() {
        observed.add("gateway", calls("1", "a", "success", 1));
        observed.add("gateway", calls("2", "b", "success", 5));

        assertThat(observed.next().calls()).isEqualTo(5);
    }

    @Test
    void aCounterThatBeginsAgainCountsAsAWhole() {
        observed.add("gateway", calls("2", "b", "success", 100));
        observed.add("gateway", calls("2", "b", "success", 3));

        assertThat(observed.next().calls()).isEqualTo(3);
    }

    @Test
    void anInstanceThatIsGoneTakesNothingAway() {
        observed.add("gateway", Metrics.parse(""));
        observed.add("gateway", calls("1", "a", "success", 10));
        observed.add("gateway", Metrics.parse(""));

        assertThat(observed.before().calls()).isEqualTo(10);
    }

    @Test
    void allCallersCountAndEachHasCountersOfItsOwn() {
        observed.add("gateway", Metrics.parse(""));
        observed.add("order#1", Metrics.parse(""));
        observed.add("gateway", calls("2", "b", "success", 10));
        observed.add("order#1", calls("2", "b", "success", 4));

        assertThat(observed.next().calls()).isEqualTo(14);
    }

    @Test
    void failuresAreErrorsRejectionsAndLostConnections() {
        observed.add("gateway", Metrics.parse(""));
        for (String outcome : new String[] {"success", "error", "unreachable", "rejected", "cancelled"}) {
            observed.add("gateway", calls("2", "b", outcome, 10));
        }

        assertThat(observed.next().calls()).isEqualTo(40);
        assertThat(observed.next().failures()).isEqualTo(30);
    }

    @Test
    void theMeanLatencyIsThatOfTheAnswers() {
        observed.add("gateway", Metrics.parse(""));
        observed.add("gateway", Metrics.parse("""
                souk_loadbalancing_latency_seconds_count{instance="b",service="cart-service",version="2"} 4
                souk_loadbalancing_latency_seconds_sum{instance="b",service="cart-service",version="2"} 0.1
                """));

        assertThat(observed.next().meanMillis()).isEqualTo(25, within(0.001));
    }

    @Test
    void callsToOtherServicesAndFiguresThatAreNoNumbersDoNotCount() {
        observed.add("gateway", Metrics.parse(""));
        observed.add("gateway", Metrics.parse("""
                souk_loadbalancing_calls_total{instance="x",outcome="error",service="user-service",version="2"} 9
                souk_loadbalancing_calls_total{instance="b",outcome="error",service="cart-service",version="2"} NaN
                """));

        assertThat(observed.next()).isEqualTo(CallFigures.NONE);
    }

    private static Metrics calls(String version, String instance, String outcome, int count) {
        return Metrics.parse("souk_loadbalancing_calls_total"
                + "{instance=\"%s\",outcome=\"%s\",service=\"cart-service\",version=\"%s\"} %d.0"
                        .formatted(instance, outcome, version, count));
    }
}
