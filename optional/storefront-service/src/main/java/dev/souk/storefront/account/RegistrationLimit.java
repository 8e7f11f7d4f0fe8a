package dev.souk.storefront.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.souk.common.core.ClientNetwork;
import dev.souk.common.problem.Problems;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.springframework.stereotype.Component;

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

    /** Fails with 429 if the address may not register now. */
    void admit(String address) {
        if (!addresses.get(ClientNetwork.of(address), _ -> bucket()).tryConsume(1)) {
            throw Problems.TOO_MANY_REQUESTS
                    .with("This client registers too often; try again.")
                    .retryAfter(RETRY_AFTER);
        }
    }

    private static Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(BURST).refillGreedy(PER_SECOND, Duration.ofSeconds(1)))
                .build();
    }
}
