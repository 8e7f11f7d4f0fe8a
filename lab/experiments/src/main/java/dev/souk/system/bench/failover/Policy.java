package dev.souk.system.bench.failover;

import java.util.Map;

/**
 * What the gateway does with failed calls.
 *
 * @param name what is printed
 * @param variables of the gateway
 */
record Policy(String name, Map<String, String> variables) {

    /** As everything is configured. */
    static final Policy SOUK = new Policy("Souk", Map.of());

    static final Policy NO_RETRY =
            new Policy("no retry", Map.of("RESILIENCE4J_RETRY_CONFIGS_DEFAULT_MAXATTEMPTS", "1"));

    /** Neither stops calling an instance that fails. */
    static final Policy NO_EJECTION = new Policy(
            "no ejection, round robin",
            Map.of("SOUK_LOADBALANCING_EJECTION_DURATION", "0ms", "SOUK_LOADBALANCING_STRATEGY", "round-robin"));

    /** Each failed call is made again, by each caller. */
    static final Policy NO_BUDGET = new Policy(
            "no retry budget, no breaker",
            Map.of(
                    "SOUK_RETRYBUDGET_PERSECOND", "100000",
                    "SOUK_RETRYBUDGET_MAX", "100000",
                    "SOUK_LOADBALANCING_EJECTION_DURATION", "0ms",
                    "RESILIENCE4J_CIRCUITBREAKER_CONFIGS_DEFAULT_SLIDINGWINDOWSIZE", "100000",
                    "RESILIENCE4J_CIRCUITBREAKER_CONFIGS_DEFAULT_MINIMUMNUMBEROFCALLS", "100000"));
}
