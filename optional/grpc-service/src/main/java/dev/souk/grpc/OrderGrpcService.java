package dev.souk.grpc;

import dev.souk.grpc.order.v1.GetOrderRequest;
import dev.souk.grpc.order.v1.GetOrderResponse;
import dev.souk.grpc.order.v1.ListOrdersRequest;
import dev.souk.grpc.order.v1.ListOrdersResponse;
import dev.souk.grpc.order.v1.Order;
import dev.souk.grpc.order.v1.OrderServiceGrpc;
import dev.souk.grpc.order.v1.WatchOrderRequest;
import dev.souk.grpc.order.v1.WatchOrderResponse;
import io.grpc.stub.StreamObserver;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** {@code /orders}. */
final class OrderGrpcService extends OrderServiceGrpc.OrderServiceImplBase {

    private final Gateway gateway;

    OrderGrpcService(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public void getOrder(GetOrderRequest request, StreamObserver<GetOrderResponse> response) {
        Responses.send(
                response,
                gateway.get(Call.current(), path(request.getId()))
                        .thenApply(order -> GetOrderResponse.newBuilder()
                                .setOrder(JsonMessages.read(order, Order.newBuilder()))
                                .build()));
    }

    @Override
    public void listOrders(ListOrdersRequest request, StreamObserver<ListOrdersResponse> response) {
        String limit = request.hasPageSize() ? "&limit=" + request.getPageSize() : "";
        String cursor = request.getPageToken().isEmpty()
                ? ""
                : "&cursor=" + URLEncoder.encode(request.getPageToken(), StandardCharsets.UTF_8);
        Responses.send(
                response,
                gateway.get(Call.current(), "/orders" + (limit + cursor).replaceFirst("&", "?"))
                        .thenApply(OrderGrpcService::page));
    }

    @Override
    public void watchOrder(WatchOrderRequest wanted, StreamObserver<WatchOrderResponse> response) {
        Call call = Call.current();
        call.endsByItself();
        var request = gateway.request(call, path(wanted.getId()) + "/events").header("Accept", "text/event-stream");
        if (wanted.hasAfterPosition()) {
            request.header("Last-Event-ID", Integer.toString(wanted.getAfterPosition()));
        }
        var events = new OrderEvents(Responses.cancellable(response));
        var _ = gateway.send(call, request.build(), events.handler()).whenComplete((_, failure) -> events.end(failure));
    }

    private static String path(String id) {
        return "/orders/" + Responses.id("id", id);
    }

    private static ListOrdersResponse page(JsonNode page) {
        var response = ListOrdersResponse.newBuilder()
                .setNextPageToken(page.path("next_cursor").asString(""));
        page.path("items").forEach(order -> response.addOrders(JsonMessages.read(order, Order.newBuilder())));
        return response.build();
    }
}
