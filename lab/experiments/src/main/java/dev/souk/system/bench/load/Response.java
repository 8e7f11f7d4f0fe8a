package dev.souk.system.bench.load;

/**
 * The answer to a request, its body read to the end.
 *
 * @param retryAfter seconds after which the request may be sent again, as the server says; 0 if it does not
 * @param servedBy the instance that answered, as the gateway says; empty if it does not
 */
public record Response(int status, String body, int retryAfter, String servedBy) {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    /** Whether the server had no capacity for the request, which may be sent again. */
    boolean isRejection() {
        return retryAfter > 0 && (status == TOO_MANY_REQUESTS || status == UNAVAILABLE);
    }
}
