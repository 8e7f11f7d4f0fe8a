package dev.souk.storefront.limit;

import dev.souk.common.problem.Problems;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Flux;

/** Limits how many streams of one kind each user has open at once. Users without one take no memory. */
public final class UserLimit {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final int max;
    private final String rejection;
    private final Map<String, Integer> open = new ConcurrentHashMap<>();

    /**
     * For at most {@code max} streams of a user.
     *
     * @param rejection the detail of the problem for one more
     */
    public UserLimit(int max, String rejection) {
        this.max = max;
        this.rejection = rejection;
    }

    /** The stream, which counts for {@code user} until it ends; fails with 429 if there are as many already. */
    public <T> Flux<T> during(String user, Flux<T> stream) {
        return Flux.defer(() -> {
            if (open.merge(user, 1, Integer::sum) > max) {
                release(user);
                return Flux.error(Problems.TOO_MANY_REQUESTS.with(rejection).retryAfter(RETRY_AFTER));
            }
            return stream.doFinally(_ -> release(user));
        });
    }

    private void release(String user) {
        open.computeIfPresent(user, (_, count) -> count == 1 ? null : count - 1);
    }
}
