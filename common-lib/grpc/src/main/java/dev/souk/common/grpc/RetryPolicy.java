package dev.souk.common.grpc;

import java.util.List;
import java.util.Map;

/**
 * The <a href="https://github.com/grpc/proposal/blob/master/A6-client-retries.md">retry policy of gRPC</a>: two
 * attempts, for calls that may be repeated, and only as long as few calls fail.
 */
final class RetryPolicy {

    private static final double MAX_TOKENS = 10;
    private static final double TOKENS_FOR_A_SUCCESS = 0.1;

    private RetryPolicy() {}

    /** The service configuration with this policy for these methods. */
    static Map<String, Object> of(List<String> methods) {
        if (methods.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> policy = Map.of(
                "maxAttempts",
                2.0,
                "initialBackoff",
                "0.005s",
                "maxBackoff",
                "0.05s",
                "backoffMultiplier",
                2.0,
                "retryableStatusCodes",
                List.of("UNAVAILABLE"));
        return Map.of(
                "methodConfig",
                List.of(Map.of("name", methods.stream().map(RetryPolicy::name).toList(), "retryPolicy", policy)),
                "retryThrottling",
                Map.of("maxTokens", MAX_TOKENS, "tokenRatio", TOKENS_FOR_A_SUCCESS));
    }

    private static Map<String, String> name(String method) {
        int slash = method.indexOf('/');
        return Map.of("service", method.substring(0, slash), "method", method.substring(slash + 1));
    }
}
