package dev.souk.system.overload;

import java.time.Duration;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Who sends what to whom; for those of the services and the registry it does not matter whether the gateway limits
 * rates.
 */
@SuppressWarnings("ImmutableEnumChecker") // the functions have no state
enum Scenario {
    GATEWAY_READS_FROM_ONE_ADDRESS(true, 1, Target::gateway, Requests::items),
    GATEWAY_READS_FROM_TWENTY_ADDRESSES(true, 20, Target::gateway, Requests::items),
    GATEWAY_WRITES(true, 20, Target::gateway, Requests::write),
    GATEWAY_STREAMS(true, 20, Target::gateway, Requests::events),
    UNLIMITED_GATEWAY_READS(false, 1, Target::gateway, Requests::items),
    UNLIMITED_GATEWAY_WRITES(false, 20, Target::gateway, Requests::write),
    UNLIMITED_GATEWAY_STREAMS(false, 20, Target::gateway, Requests::events),
    USER_SERVICE_WRITES(false, 1, target -> target.port("user-service#1"), Requests::deposit),
    CART_SERVICE_READS(true, 1, target -> target.port("cart-service#1"), Requests::items),
    CART_SERVICE_WRITES(false, 1, target -> target.port("cart-service#1"), Requests::cartChange),
    ORDER_SERVICE_READS(false, 1, target -> target.port("order-service#1"), Requests::orders),
    ORDER_SERVICE_STREAMS(false, 1, target -> target.port("order-service#1"), Requests::events),
    REGISTRY_READS(false, 1, target -> target.port("registry-service"), Requests::instances),
    GATEWAY_UNFINISHED_REQUESTS(false, 1, Target::gateway),
    CART_SERVICE_UNFINISHED_REQUESTS(false, 1, target -> target.port("cart-service#1"));

    private final boolean rateLimited;
    private final int addresses;
    private final ToIntFunction<Target> port;
    private final @Nullable Request request;

    /** Requests that never end. */
    Scenario(boolean rateLimited, int addresses, ToIntFunction<Target> port) {
        this(rateLimited, addresses, port, null);
    }

    Scenario(boolean rateLimited, int addresses, ToIntFunction<Target> port, @Nullable Request request) {
        this.rateLimited = rateLimited;
        this.addresses = addresses;
        this.port = port;
        this.request = request;
    }

    /** Makes the next request of a caller. */
    @FunctionalInterface
    interface Request {
        byte[] next(Requests requests, int caller);
    }

    /** Whether the gateway applies its rate limits. */
    boolean isRateLimited() {
        return rateLimited;
    }

    boolean hasResponses() {
        return request != null;
    }

    Outcomes run(int connections, Target target, Requests requests, Duration duration) {
        List<String> sources = IntStream.rangeClosed(1, addresses)
                .mapToObj(last -> "127.0.0." + last)
                .toList();
        int to = port.applyAsInt(target);
        if (request == null) {
            new Load(connections, sources, to, _ -> requests.unfinished()).hold(duration);
            return new Outcomes();
        }
        return new Load(connections, sources, to, caller -> request.next(requests, caller)).run(duration);
    }
}
