package dev.souk.launcher.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.console.reading.Interval;
import dev.souk.console.reading.MonitoredProcess.State;
import dev.souk.console.reading.Reading;
import dev.souk.tools.cli.AnsiColors;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TablesTest {

    private static final String BEFORE = """
            resilience4j_circuitbreaker_state{name="cart-service",state="closed"} 1.0
            resilience4j_circuitbreaker_calls_seconds_count{kind="failed",name="cart-service"} 2
            resilience4j_circuitbreaker_calls_seconds_count{kind="successful",name="cart-service"} 100
            resilience4j_circuitbreaker_calls_seconds_bucket{kind="successful",name="cart-service",le="0.25"} 100
            resilience4j_circuitbreaker_calls_seconds_bucket{kind="successful",name="cart-service",le="0.5"} 100
            resilience4j_circuitbreaker_calls_seconds_bucket{kind="successful",name="cart-service",le="+Inf"} 100
            http_server_requests_seconds_count{outcome="SUCCESS",uri="/orders"} 10
            http_server_requests_seconds_sum{outcome="SUCCESS",uri="/orders"} 1.0
            http_server_requests_seconds_count{outcome="SUCCESS",uri="/actuator/prometheus"} 10
            process_cpu_time_ns_total 1.0E9
            """;

    private static final String NOW = """
            resilience4j_circuitbreaker_state{name="cart-service",state="closed"} 0.0
            resilience4j_circuitbreaker_state{name="cart-service",state="half_open"} 0.0
            resilience4j_circuitbreaker_state{name="cart-service",state="open"} 1.0
            resilience4j_circuitbreaker_failure_rate{name="cart-service"} 55.0
            resilience4j_circuitbreaker_slow_call_rate{name="cart-service"} -1.0
            resilience4j_circuitbreaker_calls_seconds_count{kind="failed",name="cart-service"} 12
            resilience4j_circuitbreaker_calls_seconds_count{kind="successful",name="cart-service"} 120
            resilience4j_circuitbreaker_calls_seconds_bucket{kind="successful",name="cart-service",le="0.25"} 110
            resilience4j_circuitbreaker_calls_seconds_bucket{kind="successful",name="cart-service",le="0.5"} 120
            resilience4j_circuitbreaker_calls_seconds_bucket{kind="successful",name="cart-service",le="+Inf"} 120
            resilience4j_circuitbreaker_not_permitted_calls_total{kind="not_permitted",name="cart-service"} 9
            resilience4j_retry_calls_total{kind="successful_with_retry",name="cart-service"} 4
            resilience4j_retry_calls_total{kind="successful_without_retry",name="cart-service"} 90
            resilience4j_bulkhead_available_concurrent_calls{name="cart-service"} 61.0
            resilience4j_bulkhead_max_allowed_concurrent_calls{name="cart-service"} 64.0
            http_server_requests_seconds_count{outcome="SUCCESS",uri="/orders"} 50
            http_server_requests_seconds_sum{outcome="SUCCESS",uri="/orders"} 2.0
            http_server_requests_seconds_count{outcome="SERVER_ERROR",uri="/orders"} 10
            http_server_requests_seconds_sum{outcome="SERVER_ERROR",uri="/orders"} 0.0
            http_server_requests_seconds_count{outcome="SUCCESS",uri="/actuator/prometheus"} 99
            http_server_requests_seconds_max{outcome="SUCCESS",uri="/orders"} 0.25
            http_server_requests_seconds_max{outcome="SUCCESS",uri="/actuator/prometheus"} 5
            hikaricp_connections_active{pool="HikariPool-1"} 2.0
            hikaricp_connections_max{pool="HikariPool-1"} 10.0
            souk_web_requests_permits_used 3
            process_cpu_time_ns_total 2.5E9
            jvm_memory_used_bytes{area="heap",id="Eden Space"} 1.048576E7
            jvm_memory_used_bytes{area="heap",id="Tenured Gen"} 2.097152E7
            jvm_memory_used_bytes{area="nonheap",id="Metaspace"} 6.3131664E7
            jvm_memory_max_bytes{area="heap",id="Eden Space"} -1
            jvm_memory_max_bytes{area="heap",id="Tenured Gen"} 1.00663296E8
            """;

    private final Interval twoSeconds = new Interval(
            new ReadingBuilder(1)
                    .answering("order-service#1", BEFORE)
                    .answering("cart-service#1", BEFORE)
                    .build(),
            new ReadingBuilder(3)
                    .answering("order-service#1", NOW)
                    .silent("cart-service#1", State.UP)
                    .silent("user-service#1", State.DOWN)
                    .silent("kafka", State.UP)
                    .build());

    @Test
    void aCircuitBreakerAndItsBulkheadAreOneLine() {
        assertThat(words(new CallTable(AnsiColors.NONE).lines(twoSeconds)))
                .containsExactly(
                        "CALLER CALL BREAKER FAIL SLOW CALLS/S P99ms REJECT RETRY/S BULKHEAD",
                        "order-service#1 cart-service OPEN 55% - 15.0 495 9 2.0 3/64");
    }

    @Test
    void anInstanceHasRatesOfTheIntervalWithoutTheRequestsOfTheActuator() {
        assertThat(words(new InstanceTable(AnsiColors.NONE).lines(twoSeconds)))
                .startsWith(
                        "INSTANCE STATE REGISTRY REQ/S ERR/S MEAN ms MAX ms ACTIVE CPU HEAP MiB POOL",
                        "order-service#1 UP UP 25.0 5.0 20.0 250 3 75% 30/96 2/10");
    }

    @Test
    void aProcessThatDoesNotAnswerIsALineThatSaysSo() {
        assertThat(words(new InstanceTable(AnsiColors.NONE).lines(twoSeconds)))
                .endsWith(
                        "cart-service#1 UP absent does not answer within 800 ms",
                        "user-service#1 DOWN absent",
                        "kafka UP");
    }

    @Test
    void aProcessThatWasRestartedHasNoRatesYet() {
        var interval = new Interval(
                new ReadingBuilder(3).answering("order-service#1", NOW).build(),
                new ReadingBuilder(4).answering("order-service#1", BEFORE).build());

        assertThat(words(new InstanceTable(AnsiColors.NONE).lines(interval)))
                .contains("order-service#1 UP UP - - - - - - - -");
    }

    @Test
    void queuesOfInstancesAreThoseOfTheirDatabaseAndTheLargestLag() {
        Reading reading = new ReadingBuilder(1)
                .answering("order-service#1", queues(3, 1))
                .answering("order-service#2", queues(2, 4))
                .build();

        assertThat(words(new QueueTable(AnsiColors.NONE).lines(reading)))
                .containsExactly(
                        "QUEUES OF OUTBOX PARKED LAG DEAD LETTERS",
                        "user-service - - - -",
                        "cart-service - - - -",
                        "order-service 3 0 4 1",
                        "",
                        "OPEN ORDERS CANCELLING 0 · PLACED 7 · stuck 1 · event streams 4");
    }

    @Test
    void aConsumerThatMakesNoProgressForMoreThanHalfAMinuteIsStalled() {
        Reading reading = new ReadingBuilder(1)
                .answering("order-service#1", "souk_consumer_stalled_seconds 30.0\n")
                .answering("order-service#2", "souk_consumer_stalled_seconds 31.0\n")
                .build();

        assertThat(StalledConsumers.of(reading)).containsExactly(Map.entry("order-service#2", 31.0));
    }

    private static String queues(int pending, int lag) {
        return """
                souk_outbox_pending %d
                souk_outbox_parked 0
                souk_deadletters_pending 1
                souk_orders_open{status="PLACED"} 7
                souk_orders_open{status="CANCELLING"} 0
                souk_orders_stuck 1
                souk_streams_open 2
                kafka_consumer_fetch_manager_records_lag_max{client_id="consumer-order-service-1"} %d
                kafka_consumer_fetch_manager_records_lag_max{client_id="consumer-order-service-2"} NaN
                """.formatted(pending, lag);
    }

    @Test
    void everyLineHasAtMostAHundredColumnsAndColorsTakeNone() {
        assertThat(lines(AnsiColors.NONE)).isNotEmpty().allMatch(line -> line.length() <= 100);
        assertThat(lines(AnsiColors.ANSI).stream()
                        .map(line -> line.replaceAll("\033\\[\\d+m", "").stripTrailing()))
                .isEqualTo(lines(AnsiColors.NONE));
        assertThat(lines(AnsiColors.ANSI)).anyMatch(line -> line.contains("\033[31mOPEN       \033[0m"));
    }

    private List<String> lines(AnsiColors colors) {
        var lines = new CallTable(colors).lines(twoSeconds);
        lines.addAll(new InstanceTable(colors).lines(twoSeconds));
        lines.addAll(new QueueTable(colors).lines(twoSeconds.now()));
        return lines;
    }

    private static List<String> words(List<String> lines) {
        return lines.stream().map(line -> line.strip().replaceAll(" +", " ")).toList();
    }
}
