package dev.souk.console.reading;

import java.util.List;
import java.util.stream.Stream;

/** The metrics that are shown: Spring Boot's, Kafka's, Souk's own, and those of Resilience4j. */
enum WatchedMetric {
    REQUESTS("http_server_requests_seconds"),
    ACTIVE_REQUESTS("souk_web_requests_permits_used"),
    CPU_TIME("process_cpu_time_ns"),
    MEMORY_USED("jvm_memory_used_bytes"),
    MEMORY_MAXIMUM("jvm_memory_max_bytes"),
    POOL_USED("hikaricp_connections_active"),
    POOL_MAXIMUM("hikaricp_connections_max"),
    OUTBOX_PENDING("souk_outbox_pending"),
    OUTBOX_PARKED("souk_outbox_parked"),
    DEAD_LETTERS("souk_deadletters_pending"),
    CONSUMER_LAG("kafka_consumer_fetch_manager_records_lag_max"),
    CONSUMER_STALLED("souk_consumer_stalled_seconds"),
    ORDERS_OPEN("souk_orders_open"),
    ORDERS_STUCK("souk_orders_stuck"),
    STREAMS_OPEN("souk_streams_open"),
    /** Counts the changes of its settings that a process has taken, where the part `config` is on. */
    CONFIG_CHANGES("souk_config_changes"),
    /** A sample for each state: 1 if the circuit breaker is in it, otherwise 0. */
    BREAKER_STATE("resilience4j_circuitbreaker_state"),
    /** In percent of the calls in the window; -1 while there are too few. */
    FAILURE_RATE("resilience4j_circuitbreaker_failure_rate"),
    /** The same. */
    SLOW_CALL_RATE("resilience4j_circuitbreaker_slow_call_rate"),
    /** Counts the calls that a circuit breaker has rejected. */
    NOT_PERMITTED("resilience4j_circuitbreaker_not_permitted_calls"),
    /** The histogram of the calls that a circuit breaker let through, in seconds. */
    CALLS("resilience4j_circuitbreaker_calls_seconds"),
    /** Counts calls by how they ended and whether they were repeated. */
    RETRIES("resilience4j_retry_calls"),
    /** How many more calls the bulkhead lets in. */
    BULKHEAD_AVAILABLE("resilience4j_bulkhead_available_concurrent_calls"),
    /** How many calls the bulkhead lets in at once. */
    BULKHEAD_MAXIMUM("resilience4j_bulkhead_max_allowed_concurrent_calls");

    private final String series;

    WatchedMetric(String series) {
        this.series = series;
    }

    /** What a client has to ask for. */
    static List<String> all() {
        return Stream.of(values()).map(WatchedMetric::series).toList();
    }

    /** Its name in the text format of Prometheus, without a suffix such as {@code _total}. */
    String series() {
        return series;
    }

    /** The series of a counter. */
    String total() {
        return series + "_total";
    }

    /** The series that counts the events of a summary. */
    String count() {
        return series + "_count";
    }
}
