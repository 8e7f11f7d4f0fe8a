package dev.souk.storefront.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.souk.common.core.ClientNetwork;
import dev.souk.common.problem.Problems;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Registrations of each client address, as the gateway limits {@code POST /users}: a password costs much CPU, and the
 * gateway does not see which operation a GraphQL request has.
 */
@Component
class RegistrationLimit {

    private static final int PER_SECOND = 7;
    private static final int BURST = 40;
    private static final int REMEMBERED_ADDRESSES = 3500;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Cache<String, Bucket> addresses =
            Caffeine.newBuilder().maximumSize(REMEMBERED_ADDRESSES).build();

    /** Completes if the address may register now; fails with 429 otherwise. */
    Mono<Void> admit(String address) {
        return Mono.defer(
                () -> addresses.get(ClientNetwork.of(address), _ -> bucket()).tryConsume(1)
                        ? Mono.empty()
                        : Mono.error(Problems.TOO_MANY_REQUESTS
                                .with("This client registers too often; try again.")
                                .retryAfter(RETRY_AFTER)));
    }

    private static Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(BURST).refillGreedy(PER_SECOND, Duration.ofSeconds(1)))
                .build();
    }
}
