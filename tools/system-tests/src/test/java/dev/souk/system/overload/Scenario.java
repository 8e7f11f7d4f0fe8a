package dev.souk.system.overload;

import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** Who sends what to whom; the gateway without rate limits is one of its own. */
@SuppressWarnings("ImmutableEnumChecker") // the functions have no state
enum Scenario {
    GATEWAY_READS_FROM_ONE_ADDRESS(1, Target::gateway, Requests::items),
    GATEWAY_READS_FROM_TWENTY_ADDRESSES(20, Target::gateway, Requests::items),
    GATEWAY_WRITES(20, Target::gateway, Requests::write),
    GATEWAY_STREAMS(20, Target::gateway, Requests::events),
    UNLIMITED_GATEWAY_READS(1, Target::unlimitedGateway, Requests::items),
    UNLIMITED_GATEWAY_WRITES(20, Target::unlimitedGateway, Requests::write),
    UNLIMITED_GATEWAY_STREAMS(20, Target::unlimitedGateway, Requests::events),
    USER_SERVICE_WRITES(1, target -> target.port("user-service#1"), Requests::deposit),
    CART_SERVICE_READS(1, target -> target.port("cart-service#1"), Requests::items),
    CART_SERVICE_WRITES(1, target -> target.port("cart-service#1"), Requests::cartChange),
    ORDER_SERVICE_READS(1, target -> target.port("order-service#1"), Requests::orders),
    ORDER_SERVICE_STREAMS(1, target -> target.port("order-service#1"), Requests::events),
    REGISTRY_READS(1, target -> target.port("registry-service"), Requests::instances);

    private final int addresses;
    private final ToIntFunction<Target> port;
    private final Request request;

    Scenario(int addresses, ToIntFunction<Target> port, Request request) {
        this.addresses = addresses;
        this.port = port;
        this.request = request;
    }

    /** Makes the next request of a caller. */
    @FunctionalInterface
    interface Request {
        byte[] next(Requests requests, int caller);
    }

    Load load(int connections, Target target, Requests requests) {
        List<String> sources = IntStream.rangeClosed(1, addresses)
                .mapToObj(last -> "127.0.0." + last)
                .toList();
        return new Load(connections, sources, port.applyAsInt(target), caller -> request.next(requests, caller));
    }
}
