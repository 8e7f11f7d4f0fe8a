package dev.souk.order.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.grpc.order.v1.CancellationReason;
import dev.souk.grpc.order.v1.GetOrderRequest;
import dev.souk.grpc.order.v1.ListOrdersRequest;
import dev.souk.grpc.order.v1.ListOrdersResponse;
import dev.souk.grpc.order.v1.Order;
import dev.souk.grpc.order.v1.OrderServiceGrpc;
import dev.souk.grpc.order.v1.OrderServiceGrpc.OrderServiceBlockingStub;
import dev.souk.grpc.order.v1.OrderStatus;
import dev.souk.grpc.order.v1.WatchOrderRequest;
import dev.souk.grpc.order.v1.WatchOrderResponse;
import dev.souk.order.testing.FakeServices;
import dev.souk.order.testing.OrderServiceApplicationTest;
import dev.souk.order.testing.Shop;
import dev.souk.order.testing.Shop.Placed;
import dev.souk.testing.grpc.CallFailure;
import dev.souk.testing.grpc.TestCalls;
import dev.souk.testing.http.TestApi;
import io.grpc.Context;
import io.grpc.Context.CancellableContext;
import io.grpc.Status.Code;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.ActiveProfiles;

@OrderServiceApplicationTest
@ActiveProfiles("grpc")
class OrderGrpcServiceIT {

    private final TestCalls calls;
    private final TestApi api;
    private final Shop shop;
    private final MeterRegistry meters;

    OrderGrpcServiceIT(TestCalls calls, TestApi api, Shop shop, MeterRegistry meters) {
        this.calls = calls;
        this.api = api;
        this.shop = shop;
        this.meters = meters;
    }

    @Test
    void anOrderIsTheOneOfTheRestApi() {
        Placed placed = shop.order();
        var rest = api.customer(placed.user())
                .get("/orders/" + placed.id())
                .expect(200)
                .json();

        Order order = orders(placed).getOrder(request(placed.id())).getOrder();

        assertThat(order.getId()).isEqualTo(placed.id().toString());
        assertThat(order.getUserId()).isEqualTo(placed.user().toString());
        assertThat(order.getStatus()).isEqualTo(OrderStatus.ORDER_STATUS_PLACED);
        assertThat(order.hasReason()).isFalse();
        assertThat(order.getTotalCents()).isEqualTo(rest.path("total_cents").asLong());
        assertThat(order.getLinesCount()).isEqualTo(rest.path("lines").size());
        assertThat(order.getLines(0).getPriceCents())
                .isEqualTo(rest.path("lines").path(0).path("price_cents").asLong());
        assertThat(order.getHistoryCount()).isEqualTo(1);
    }

    @Test
    void aCancelledOrderHasItsReason() {
        Placed placed = shop.order();
        shop.stockPublishes(placed, "rejected");
        shop.awaitStatus(placed, "CANCELLED");

        Order order = orders(placed).getOrder(request(placed.id())).getOrder();

        assertThat(order.getReason()).isEqualTo(CancellationReason.CANCELLATION_REASON_OUT_OF_STOCK);
        assertThat(order.getHistory(1).getReason()).isEqualTo(CancellationReason.CANCELLATION_REASON_OUT_OF_STOCK);
    }

    @Test
    void anotherUsersOrderLooksAsIfItDidNotExist() {
        Placed placed = shop.order();
        OrderServiceBlockingStub stranger = OrderServiceGrpc.newBlockingStub(calls.customer(UUID.randomUUID()));

        for (UUID id : List.of(placed.id(), UUID.randomUUID())) {
            assertThat(CallFailure.of(() -> stranger.getOrder(request(id))).code())
                    .isEqualTo(Code.NOT_FOUND);
            assertThat(CallFailure.of(() -> stranger.watchOrder(watch(id, null)).hasNext())
                            .code())
                    .isEqualTo(Code.NOT_FOUND);
        }
        assertThat(OrderServiceGrpc.newBlockingStub(calls.admin())
                        .getOrder(request(placed.id()))
                        .getOrder()
                        .getId())
                .isEqualTo(placed.id().toString());
    }

    @Test
    void everyCallNeedsAToken() {
        var stranger = OrderServiceGrpc.newBlockingStub(calls.anonymous());

        assertThat(CallFailure.of(() -> stranger.getOrder(request(UUID.randomUUID())))
                        .code())
                .isEqualTo(Code.UNAUTHENTICATED);
        assertThat(CallFailure.of(() -> stranger.listOrders(ListOrdersRequest.getDefaultInstance()))
                        .code())
                .isEqualTo(Code.UNAUTHENTICATED);
        assertThat(CallFailure.of(() -> stranger.watchOrder(watch(UUID.randomUUID(), null))
                                .hasNext())
                        .code())
                .isEqualTo(Code.UNAUTHENTICATED);
    }

    @Test
    void aListHasPages() {
        UUID user = shop.customerWithCart();
        Placed first = shop.order(user);
        FakeServices.cart(user, Shop.fullCart(2));
        Placed second = shop.order(user);
        OrderServiceBlockingStub orders = OrderServiceGrpc.newBlockingStub(calls.customer(user));

        ListOrdersResponse newest =
                orders.listOrders(ListOrdersRequest.newBuilder().setPageSize(1).build());
        ListOrdersResponse oldest = orders.listOrders(ListOrdersRequest.newBuilder()
                .setPageSize(1)
                .setPageToken(newest.getNextPageToken())
                .build());

        assertThat(newest.getOrdersList())
                .extracting(Order::getId)
                .containsExactly(second.id().toString());
        assertThat(oldest.getOrdersList())
                .extracting(Order::getId)
                .containsExactly(first.id().toString());
        assertThat(oldest.getNextPageToken()).isEmpty();
        var tooLarge = CallFailure.of(() -> orders.listOrders(
                ListOrdersRequest.newBuilder().setPageSize(101).build()));
        assertThat(tooLarge.code()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(tooLarge.fields()).containsExactly("limit");
        assertThat(CallFailure.of(() -> orders.listOrders(ListOrdersRequest.newBuilder()
                                .setPageToken("nonsense")
                                .build()))
                        .code())
                .isEqualTo(Code.INVALID_ARGUMENT);
    }

    @Test
    void aStreamHasThePresentStatusThenEachChangeThenTheEnd() {
        Placed placed = shop.order();
        Iterator<WatchOrderResponse> steps = orders(placed).watchOrder(watch(placed.id(), null));

        assertThat(steps.next().getStep().getStatus()).isEqualTo(OrderStatus.ORDER_STATUS_PLACED);
        shop.stockPublishes(placed, "reserved");
        WatchOrderResponse reserved = steps.next();
        assertThat(reserved.getPosition()).isEqualTo(2);
        assertThat(reserved.getStep().getStatus()).isEqualTo(OrderStatus.ORDER_STATUS_STOCK_RESERVED);
        shop.paymentPublishes(placed, "taken");
        assertThat(steps.next().getStep().getStatus()).isEqualTo(OrderStatus.ORDER_STATUS_CONFIRMED);
        assertThat(steps.hasNext()).isFalse();
    }

    @Test
    void aStreamContinuesAfterTheLastMessage() {
        Placed placed = shop.reservedOrder();

        assertThat(orders(placed).watchOrder(watch(placed.id(), 1)).next().getPosition())
                .isEqualTo(2);
    }

    @Test
    void aStreamWhoseCallerCancelsTheCallIsClosed() {
        Placed placed = shop.order();
        CancellableContext call = Context.current().withCancellation();
        call.run(() -> orders(placed).watchOrder(watch(placed.id(), null)).next());
        await().until(() -> openStreams() > 0);

        call.cancel(null);

        await().until(() -> openStreams() == 0);
    }

    private OrderServiceBlockingStub orders(Placed placed) {
        return OrderServiceGrpc.newBlockingStub(calls.customer(placed.user()));
    }

    private static GetOrderRequest request(UUID id) {
        return GetOrderRequest.newBuilder().setId(id.toString()).build();
    }

    private static WatchOrderRequest watch(UUID id, @Nullable Integer after) {
        var request = WatchOrderRequest.newBuilder().setId(id.toString());
        if (after != null) {
            request.setAfterPosition(after);
        }
        return request.build();
    }

    private double openStreams() {
        return meters.get("souk.streams.open").gauge().value();
    }
}
