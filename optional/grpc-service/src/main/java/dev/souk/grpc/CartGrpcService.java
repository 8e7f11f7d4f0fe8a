package dev.souk.grpc;

import dev.souk.common.problem.Problems;
import dev.souk.grpc.cart.v1.BasketRequest;
import dev.souk.grpc.cart.v1.BasketResponse;
import dev.souk.grpc.cart.v1.Cart;
import dev.souk.grpc.cart.v1.CartServiceGrpc;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/** {@code /cart}. */
final class CartGrpcService extends CartServiceGrpc.CartServiceImplBase {

    private final Gateway gateway;

    CartGrpcService(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public StreamObserver<BasketRequest> basket(StreamObserver<BasketResponse> response) {
        Call call = Call.current();
        call.takesManyMessages();
        var stream =
                new CartStream((ServerCallStreamObserver<BasketResponse>) response, request -> change(call, request));
        var _ = present(call).whenComplete(stream::begin);
        return stream;
    }

    private CompletableFuture<Cart> change(Call call, BasketRequest change) {
        var request = request(call, change);
        if (change.hasIfVersion()) {
            request.header("If-Match", "\"%s\"".formatted(change.getIfVersion()));
        }
        Gateway.withKey(request, Call.visible("idempotency_key", change.getIdempotencyKey()));
        return gateway.send(call, request.build())
                .thenCompose(cart -> cart.isObject() // a removal has no body
                        ? CompletableFuture.completedFuture(cart(cart))
                        : present(call));
    }

    private HttpRequest.Builder request(Call call, BasketRequest change) {
        return switch (change.getChangeCase()) {
            case ADD -> {
                var added = change.getAdd();
                var line = Map.of("item_id", added.getItemId(), "quantity", added.getQuantity());
                yield Gateway.withBody(gateway.request(call, "/cart"), "POST", line);
            }
            case SET_QUANTITY -> {
                var set = change.getSetQuantity();
                yield Gateway.withBody(line(call, set.getItemId()), "PUT", Map.of("quantity", set.getQuantity()));
            }
            case REMOVE -> line(call, change.getRemove().getItemId()).DELETE();
            case EMPTY -> gateway.request(call, "/cart").DELETE();
            case CHANGE_NOT_SET -> throw Problems.BAD_REQUEST.with("A request needs one change.");
        };
    }

    private HttpRequest.Builder line(Call call, String item) {
        return gateway.request(call, "/cart/" + Responses.id("item_id", item));
    }

    private CompletableFuture<Cart> present(Call call) {
        return gateway.get(call, "/cart").thenApply(CartGrpcService::cart);
    }

    private static Cart cart(JsonNode json) {
        return JsonMessages.read(json, Cart.newBuilder()).build();
    }
}
