package dev.souk.order.query;

import dev.souk.common.security.Caller;
import dev.souk.common.web.Page;
import dev.souk.common.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /orders}, {@code GET /orders/{id}} and {@code GET /orders/{id}/timeline}. */
@RestController
@Tag(name = "Orders", description = "Checkout, orders and their events")
class OrderController {

    private final OrderQueryRepository orders;

    OrderController(OrderQueryRepository orders) {
        this.orders = orders;
    }

    @GetMapping("/orders")
    @Operation(summary = "List orders", description = "The caller's own, newest first; an admin sees all.")
    Page<OrderView> listOrders(PageRequest page, Caller caller) {
        return orders.page(page, caller);
    }

    @GetMapping("/orders/{id}")
    @Operation(summary = "Get an order", description = "404 for another user's order.")
    OrderView getOrder(@PathVariable UUID id, Caller caller) {
        return orders.find(id, caller);
    }

    /**
     * What order-service knows of it. Participants log each event they publish with the order's id; a record that they
     * could not process is in their dead letters.
     */
    @GetMapping("/orders/{id}/timeline")
    @PreAuthorize("hasRole('ADMIN')")
    @Operation(
            summary = "Get the timeline of an order (admin)",
            description = "The states of an order and the messages it sent and received, with their effect, by time.")
    OrderTimeline getTimeline(@PathVariable UUID id, Caller caller) {
        return new OrderTimeline(orders.find(id, caller), orders.timeline(id));
    }
}
