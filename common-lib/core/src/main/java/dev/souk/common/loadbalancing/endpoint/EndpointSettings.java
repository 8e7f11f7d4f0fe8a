package dev.souk.common.loadbalancing.endpoint;

import java.time.Duration;

/**
 * How the past of an instance is weighed.
 *
 * @param memory time after which an observation counts e times less (the time constant of an exponential decay)
 * @param failurePenalty latency that a failed call counts as, if it took less: an instance that fails at once would
 *     otherwise look like the fastest one
 */
public record EndpointSettings(Duration memory, Duration failurePenalty) {}
