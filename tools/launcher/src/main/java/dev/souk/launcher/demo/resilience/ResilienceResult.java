package dev.souk.launcher.demo.resilience;

import java.util.List;

/**
 * The result of the demo.
 *
 * @param breakerStates the states of the circuit breaker, in the order in which they were seen
 * @param deviations what was not as described
 */
public record ResilienceResult(List<String> breakerStates, List<String> deviations) {}
