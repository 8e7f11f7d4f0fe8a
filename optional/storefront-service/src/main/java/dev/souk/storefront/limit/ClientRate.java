package dev.souk.storefront.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.souk.common.core.ClientNetwork;
import dev.souk.common.core.TokenBucket;
import dev.souk.common.problem.Problems;
import java.time.Duration;

/**
 * Limits how often each client address does something that the gateway does not see: it counts the request of GraphQL,
 * not what is in it.
 */
public final class ClientRate {

    private static final int REMEMBERED_ADDRESSES = 3500;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Cache<String, TokenBucket> addresses =
            Caffeine.newBuilder().maximumSize(REMEMBERED_ADDRESSES).build();
    private final int perSecond;
    private final int burst;
    private final String rejection;

    /**
     * For {@code perSecond} times on average, {@code burst} times at once.
     *
     * @param rejection the detail of the problem for once more
     */
    public ClientRate(int perSecond, int burst, String rejection) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.rejection = rejection;
    }

    /** Fails with 429 if it is too often for the address. */
    public void admit(String address) {
        if (!addresses.get(ClientNetwork.of(address), _ -> bucket()).tryTake()) {
            throw Problems.TOO_MANY_REQUESTS.with(rejection).retryAfter(RETRY_AFTER);
        }
    }

    private TokenBucket bucket() {
        return new TokenBucket(perSecond, burst, System::nanoTime);
    }
}
