package dev.souk.order.grpc;

import dev.souk.common.grpc.server.Ids;
import dev.souk.common.security.Caller;
import dev.souk.common.web.Page;
import dev.souk.common.web.PageRequest;
import dev.souk.grpc.order.v1.GetOrderRequest;
import dev.souk.grpc.order.v1.GetOrderResponse;
import dev.souk.grpc.order.v1.ListOrdersRequest;
import dev.souk.grpc.order.v1.ListOrdersResponse;
import dev.souk.grpc.order.v1.OrderServiceGrpc;
import dev.souk.grpc.order.v1.WatchOrderRequest;
import dev.souk.grpc.order.v1.WatchOrderResponse;
import dev.souk.order.query.OrderQueryRepository;
import dev.souk.order.query.OrderView;
import dev.souk.order.stream.OrderWatch;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.grpc.server.service.GrpcService;

/** The gRPC API of orders: the same rules as the REST API, by the same code. */
@GrpcService
@Profile("grpc")
class OrderGrpcService extends OrderServiceGrpc.OrderServiceImplBase {

    private final OrderQueryRepository orders;
    private final OrderWatch watch;

    OrderGrpcService(OrderQueryRepository orders, OrderWatch watch) {
        this.orders = orders;
        this.watch = watch;
    }

    @Override
    public void getOrder(GetOrderRequest request, StreamObserver<GetOrderResponse> response) {
        OrderView order = orders.find(Ids.parse("id", request.getId()), Caller.current());
        response.onNext(GetOrderResponse.newBuilder()
                .setOrder(OrderMessages.order(order))
                .build());
        response.onCompleted();
    }

    @Override
    public void listOrders(ListOrdersRequest request, StreamObserver<ListOrdersResponse> response) {
        @Nullable Integer limit = request.hasPageSize() ? request.getPageSize() : null;
        @Nullable String cursor = request.getPageToken().isEmpty() ? null : request.getPageToken();
        Page<OrderView> page = orders.page(PageRequest.of(limit, cursor), Caller.current());
        response.onNext(ListOrdersResponse.newBuilder()
                .addAllOrders(page.items().stream().map(OrderMessages::order).toList())
                .setNextPageToken(Objects.requireNonNullElse(page.nextCursor(), ""))
                .build());
        response.onCompleted();
    }

    @Override
    public void watchOrder(WatchOrderRequest request, StreamObserver<WatchOrderResponse> response) {
        var call = (ServerCallStreamObserver<WatchOrderResponse>) response;
        var sink = new WatchSink(call);
        call.setOnCancelHandler(sink::disconnect);
        @Nullable Integer after = request.hasAfterPosition() ? request.getAfterPosition() : null;
        Runnable close = watch.open(Ids.parse("id", request.getId()), after, sink, Caller.current());
        sink.onDisconnect(close);
    }
}
