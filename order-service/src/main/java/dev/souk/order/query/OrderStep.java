package dev.souk.order.query;

import dev.souk.order.domain.OrderStatus;
import dev.souk.order.domain.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A status that the order has had; its position in the history, from 1, is also the version of the order in it. */
public record OrderStep(OrderStatus status, @Nullable Reason reason, Instant at) {}
