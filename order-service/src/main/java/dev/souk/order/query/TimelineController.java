package dev.souk.order.query;

import dev.souk.common.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /orders/{id}/timeline}: the part of order-service. Participants log each event they publish with the
 * order's id; a record that they could not process is in their dead letters.
 */
@RestController
@Tag(name = "Orders")
class TimelineController {

    private final OrderQueryRepository orders;
    private final TimelineRepository timelines;

    TimelineController(OrderQueryRepository orders, TimelineRepository timelines) {
        this.orders = orders;
        this.timelines = timelines;
    }

    @GetMapping("/orders/{id}/timeline")
    @PreAuthorize("hasRole('ADMIN')")
    @Operation(
            summary = "Get the timeline of an order (admin)",
            description = "The states of an order and the messages it sent and received, with their effect, by time.")
    OrderTimeline getTimeline(@PathVariable UUID id, Caller caller) {
        return new OrderTimeline(orders.find(id, caller), timelines.entries(id));
    }
}
