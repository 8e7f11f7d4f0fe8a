package dev.souk.console.system;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The system at one moment. A figure is null if it is not known: the process does not answer, or has just started.
 *
 * @param time of the reading
 * @param gateway the URL that clients call
 */
public record SystemView(
        Instant time,
        String gateway,
        List<ProcessView> processes,
        List<CallView> calls,
        List<QueueView> queues,
        List<TopicsView> publishes,
        List<TopicsView> consumes) {

    /**
     * A process.
     *
     * @param name {@code order-service#1}
     * @param kind {@code service}, {@code gateway}, {@code registry}, {@code database}, {@code broker}, {@code proxy}
     *     or {@code launcher}
     * @param state STARTING, UP or DOWN
     * @param outdated whether its sources have changed since the build that runs
     * @param memoryBytes its proportional share of memory
     * @param answers false if it runs and its actuator did not answer in time
     * @param registry its status in the registry; null if it does not register
     * @param cpuPercent of one processor
     * @param requestsPerSecond without those to its actuator
     * @param errorsPerSecond those that were answered with 5xx
     * @param meanMs of the requests that ended since the reading before
     * @param poolUsed connections to the database that are in use
     * @param stalledSeconds for how long a consumer has made no progress; null up to half a minute
     * @param controllable whether it can be started, stopped and so on
     * @param cuttable whether it can be cut off: its connections pass proxies
     * @param faults what somebody does to it on purpose: SUSPENDED, SLOW, CUT
     */
    public record ProcessView(
            String name,
            String service,
            String kind,
            String state,
            @Nullable Long pid,
            @Nullable String url,
            boolean outdated,
            @Nullable Long memoryBytes,
            boolean answers,
            @Nullable String registry,
            @Nullable Double cpuPercent,
            @Nullable Double heapUsedBytes,
            @Nullable Double heapMaxBytes,
            @Nullable Double requestsPerSecond,
            @Nullable Double errorsPerSecond,
            @Nullable Double meanMs,
            @Nullable Double activeRequests,
            @Nullable Double poolUsed,
            @Nullable Double poolMaximum,
            @Nullable Double stalledSeconds,
            boolean controllable,
            boolean cuttable,
            List<String> faults) {}

    /**
     * The calls of a process to a service, behind a circuit breaker and a bulkhead of one name.
     *
     * @param caller the process
     * @param name of the circuit breaker
     * @param callee the service
     * @param breaker its state
     * @param failurePercent of the calls in its window; null while there are too few
     * @param slowPercent the same
     * @param meanMs of the calls since the reading before
     * @param p99Ms of the same
     * @param rejected calls that the circuit breaker has not permitted, since the start of the process
     */
    public record CallView(
            String caller,
            String name,
            String callee,
            @Nullable String breaker,
            @Nullable Double perSecond,
            @Nullable Double failurePercent,
            @Nullable Double slowPercent,
            @Nullable Double meanMs,
            @Nullable Double p99Ms,
            @Nullable Double rejected,
            @Nullable Double retriesPerSecond,
            @Nullable Double bulkheadUsed,
            @Nullable Double bulkheadMaximum) {}

    /**
     * What waits in a service.
     *
     * @param outboxPending events that wait for the broker
     * @param outboxParked events that the broker rejects
     * @param consumerLag records of the partition that is furthest behind
     * @param ordersOpen in any state but the last ones; null for other services
     * @param streamsOpen event streams of all instances
     */
    public record QueueView(
            String service,
            @Nullable Double outboxPending,
            @Nullable Double outboxParked,
            @Nullable Double deadLetters,
            @Nullable Double consumerLag,
            @Nullable Double ordersOpen,
            @Nullable Double ordersStuck,
            @Nullable Double streamsOpen) {}

    /** The topics of a service. */
    public record TopicsView(String service, List<String> topics) {}
}
