package dev.souk.system.bench.messages;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import dev.souk.grpc.order.v1.Order;
import dev.souk.grpc.order.v1.OrderLine;
import dev.souk.grpc.order.v1.OrderStatus;
import dev.souk.grpc.order.v1.OrderStep;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A confirmed order as order-service answers it, by REST and by gRPC. */
record OrderMessage(
        UUID id,
        UUID userId,
        String status,
        @Nullable String reason,
        List<Line> lines,
        long totalCents,
        List<Step> history) {

    private static final String STATUS = "ORDER_STATUS_";
    private static final Instant PLACED = Instant.parse("2026-11-20T09:30:04.153489Z");

    /** What was bought. */
    record Line(UUID itemId, String name, int quantity, long priceCents) {

        static final Line SAFFRON =
                new Line(UUID.fromString("01a1f83c-4686-7000-8ab2-990af0c8358f"), "Saffron threads, 1 g", 2, 1_250);

        private OrderLine protobuf() {
            return OrderLine.newBuilder()
                    .setItemId(itemId.toString())
                    .setName(name)
                    .setQuantity(quantity)
                    .setPriceCents(priceCents)
                    .build();
        }

        private static Line of(OrderLine line) {
            return new Line(
                    UUID.fromString(line.getItemId()), line.getName(), line.getQuantity(), line.getPriceCents());
        }
    }

    /** A status that it has had. */
    record Step(String status, @Nullable String reason, Instant at) {

        private OrderStep protobuf() {
            return OrderStep.newBuilder()
                    .setStatus(OrderStatus.valueOf(STATUS + status))
                    .setAt(Timestamp.newBuilder()
                            .setSeconds(at.getEpochSecond())
                            .setNanos(at.getNano()))
                    .build();
        }

        private static Step of(OrderStep step) {
            Timestamp at = step.getAt();
            return new Step(text(step.getStatus()), null, Instant.ofEpochSecond(at.getSeconds(), at.getNanos()));
        }
    }

    static OrderMessage ofLines(int count) {
        return new OrderMessage(
                UUID.fromString("01a1f84a-a9e0-7000-9890-89cc70d238f1"),
                UserMessage.ADA.id(),
                "CONFIRMED",
                null,
                Collections.nCopies(count, Line.SAFFRON),
                Line.SAFFRON.priceCents() * Line.SAFFRON.quantity() * count,
                Stream.of("PLACED", "STOCK_RESERVED", "CONFIRMED")
                        .map(status -> new Step(status, null, PLACED))
                        .toList());
    }

    byte[] protobuf() {
        return Order.newBuilder()
                .setId(id.toString())
                .setUserId(userId.toString())
                .setStatus(OrderStatus.valueOf(STATUS + status))
                .addAllLines(lines.stream().map(Line::protobuf).toList())
                .setTotalCents(totalCents)
                .addAllHistory(history.stream().map(Step::protobuf).toList())
                .build()
                .toByteArray();
    }

    static OrderMessage ofProtobuf(byte[] bytes) {
        try {
            Order order = Order.parseFrom(bytes);
            return new OrderMessage(
                    UUID.fromString(order.getId()),
                    UUID.fromString(order.getUserId()),
                    text(order.getStatus()),
                    null,
                    order.getLinesList().stream().map(Line::of).toList(),
                    order.getTotalCents(),
                    order.getHistoryList().stream().map(Step::of).toList());
        } catch (InvalidProtocolBufferException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    private static String text(OrderStatus status) {
        return status.name().substring(STATUS.length());
    }
}
