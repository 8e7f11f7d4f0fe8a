package dev.souk.order.grpc;

import com.google.protobuf.Timestamp;
import dev.souk.grpc.order.v1.CancellationReason;
import dev.souk.grpc.order.v1.Order;
import dev.souk.grpc.order.v1.OrderLine;
import dev.souk.grpc.order.v1.OrderStatus;
import dev.souk.order.domain.Reason;
import dev.souk.order.query.OrderStep;
import dev.souk.order.query.OrderView;
import dev.souk.order.query.OrderView.HistoryView;
import dev.souk.order.query.OrderView.LineView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Orders as messages. */
final class OrderMessages {

    private OrderMessages() {}

    static Order order(OrderView order) {
        Order.Builder message = Order.newBuilder()
                .setId(order.id().toString())
                .setUserId(order.userId().toString())
                .setStatus(status(order.status()))
                .addAllLines(order.lines().stream().map(OrderMessages::line).toList())
                .setTotalCents(order.totalCents())
                .addAllHistory(
                        order.history().stream().map(OrderMessages::history).toList());
        if (order.reason() != null) {
            message.setReason(reason(order.reason()));
        }
        return message.build();
    }

    static dev.souk.grpc.order.v1.OrderStep step(OrderStep step) {
        return step(step.status(), step.reason() == null ? null : Reason.of(step.reason()), step.at());
    }

    private static dev.souk.grpc.order.v1.OrderStep history(HistoryView step) {
        return step(step.status(), step.reason(), step.at());
    }

    private static dev.souk.grpc.order.v1.OrderStep step(
            dev.souk.order.domain.OrderStatus status, @Nullable Reason reason, Instant at) {
        var message = dev.souk.grpc.order.v1.OrderStep.newBuilder()
                .setStatus(status(status))
                .setAt(Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()));
        if (reason != null) {
            message.setReason(reason(reason));
        }
        return message.build();
    }

    private static OrderLine line(LineView line) {
        return OrderLine.newBuilder()
                .setItemId(line.itemId().toString())
                .setName(line.name())
                .setQuantity(line.quantity())
                .setPriceCents(line.priceCents())
                .build();
    }

    private static OrderStatus status(dev.souk.order.domain.OrderStatus status) {
        return OrderStatus.valueOf("ORDER_STATUS_" + status);
    }

    private static CancellationReason reason(Reason reason) {
        return CancellationReason.valueOf("CANCELLATION_REASON_" + reason.name());
    }
}
