package dev.souk.cart.cart;

import dev.souk.common.grpc.server.IdempotentCalls;
import dev.souk.common.grpc.server.Ids;
import dev.souk.common.problem.Problems;
import dev.souk.common.security.Caller;
import dev.souk.common.web.IfMatch;
import dev.souk.common.web.Versions;
import dev.souk.common.web.concurrency.ConcurrencyLimit;
import dev.souk.common.web.problem.RequestValidator;
import dev.souk.grpc.cart.v1.BasketRequest;
import dev.souk.grpc.cart.v1.BasketResponse;
import dev.souk.grpc.cart.v1.Cart;
import dev.souk.grpc.cart.v1.CartLine;
import dev.souk.grpc.cart.v1.CartServiceGrpc;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.grpc.server.service.GrpcService;

/** The gRPC API of the caller's cart: the same rules as {@link CartController}, by the same code. */
@GrpcService
@Profile("grpc")
class CartGrpcService extends CartServiceGrpc.CartServiceImplBase {

    private final CartService carts;
    private final CartStreams streams;
    private final RequestValidator validator;
    private final IdempotentCalls calls;
    private final ConcurrencyLimit limit;

    CartGrpcService(
            CartService carts,
            CartStreams streams,
            RequestValidator validator,
            IdempotentCalls calls,
            ConcurrencyLimit limit) {
        this.limit = limit;
        this.carts = carts;
        this.streams = streams;
        this.validator = validator;
        this.calls = calls;
    }

    @Override
    public StreamObserver<BasketRequest> basket(StreamObserver<BasketResponse> response) {
        UUID userId = Caller.current().id();
        var stream = new CartStream(
                (ServerCallStreamObserver<BasketResponse>) response,
                request -> change(userId, request),
                streams::remove);
        Cart present = message(carts.of(userId)); // what fails does so before the stream is counted
        streams.open(stream, userId);
        stream.begin(present);
        return stream;
    }

    private Cart change(UUID userId, BasketRequest request) {
        @Nullable String key = request.getIdempotencyKey().isEmpty() ? null : request.getIdempotencyKey();
        if (!limit.tryAcquire(1)) {
            throw limit.exceeded();
        }
        try {
            return calls.execute(key, request, Cart.parser(), () -> true, _ -> message(apply(userId, request)));
        } finally {
            limit.release(1);
        }
    }

    private CartView apply(UUID userId, BasketRequest request) {
        @Nullable IfMatch match = request.hasIfVersion() ? new IfMatch(Versions.etag(request.getIfVersion())) : null;
        switch (request.getChangeCase()) {
            case ADD -> {
                UUID item = item(request.getAdd().getItemId());
                int quantity = quantity(request.getAdd().getQuantity());
                return carts.add(userId, match, item, quantity);
            }
            case SET_QUANTITY -> {
                UUID item = item(request.getSetQuantity().getItemId());
                int quantity = quantity(request.getSetQuantity().getQuantity());
                return carts.set(userId, match, item, quantity);
            }
            case REMOVE -> carts.remove(userId, match, item(request.getRemove().getItemId()));
            case EMPTY -> carts.empty(userId, match);
            case CHANGE_NOT_SET -> throw Problems.BAD_REQUEST.with("A request needs one change.");
        }
        return carts.of(userId);
    }

    private static UUID item(String id) {
        return Ids.parse("item_id", id);
    }

    private int quantity(int quantity) {
        return validator.valid(new QuantityRequest(quantity)).quantity();
    }

    private static Cart message(CartView cart) {
        return Cart.newBuilder()
                .addAllLines(cart.lines().stream().map(CartGrpcService::line).toList())
                .setTotalCents(cart.totalCents())
                .setVersion(cart.version())
                .build();
    }

    private static CartLine line(CartView.Line line) {
        return CartLine.newBuilder()
                .setItemId(line.itemId().toString())
                .setName(line.name())
                .setQuantity(line.quantity())
                .setPriceCents(line.priceCents())
                .setAvailable(line.available())
                .build();
    }
}
