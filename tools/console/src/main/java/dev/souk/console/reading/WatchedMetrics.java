package dev.souk.console.reading;

import dev.souk.console.metrics.ProtectedCalls;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of the metrics that are shown: Spring Boot's, Kafka's, Souk's own, and those of protected calls. */
final class WatchedMetrics {

    static final String REQUESTS = "http_server_requests_seconds";
    static final String ACTIVE_REQUESTS = "souk_web_requests_permits_used";
    static final String CPU_TIME = "process_cpu_time_ns";
    static final String MEMORY_USED = "jvm_memory_used_bytes";
    static final String MEMORY_MAXIMUM = "jvm_memory_max_bytes";
    static final String POOL_USED = "hikaricp_connections_active";
    static final String POOL_MAXIMUM = "hikaricp_connections_max";

    static final String OUTBOX_PENDING = "souk_outbox_pending";
    static final String OUTBOX_PARKED = "souk_outbox_parked";
    static final String DEAD_LETTERS = "souk_deadletters_pending";
    static final String CONSUMER_LAG = "kafka_consumer_fetch_manager_records_lag_max";
    static final String CONSUMER_STALLED = "souk_consumer_stalled_seconds";
    static final String ORDERS_OPEN = "souk_orders_open";
    static final String ORDERS_STUCK = "souk_orders_stuck";
    static final String STREAMS_OPEN = "souk_streams_open";

    private static final Set<String> OWN = Set.of(
            REQUESTS,
            ACTIVE_REQUESTS,
            CPU_TIME,
            MEMORY_USED,
            MEMORY_MAXIMUM,
            POOL_USED,
            POOL_MAXIMUM,
            OUTBOX_PENDING,
            OUTBOX_PARKED,
            DEAD_LETTERS,
            CONSUMER_LAG,
            CONSUMER_STALLED,
            ORDERS_OPEN,
            ORDERS_STUCK,
            STREAMS_OPEN);

    static final Set<String> ALL =
            Stream.concat(OWN.stream(), ProtectedCalls.METRICS.stream()).collect(Collectors.toUnmodifiableSet());

    private WatchedMetrics() {}

    /** The series that counts the events of a summary. */
    static String count(String summary) {
        return summary + "_count";
    }

    /** The series that adds up the seconds of a summary. */
    static String sum(String summary) {
        return summary + "_sum";
    }

    /** The series that count the events of a histogram up to a bound, the label {@code le}. */
    static String bucket(String histogram) {
        return histogram + "_bucket";
    }

    /** The series of a counter. */
    static String total(String counter) {
        return counter + "_total";
    }
}
