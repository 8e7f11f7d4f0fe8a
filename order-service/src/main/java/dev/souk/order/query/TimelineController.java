package dev.souk.order.query;

import dev.souk.common.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /orders/{id}/trace}. Shows what this service knows: what cart- and user-service got and thought of it is
 * in their logs, to be found by the ids of the events.
 */
@RestController
class TimelineController {

    private final OrderQueries views;
    private final TimelineQueries traces;

    TimelineController(OrderQueries views, TimelineQueries traces) {
        this.views = views;
        this.traces = traces;
    }

    @GetMapping("/orders/{id}/trace")
    @Operation(
            summary = "Read an order's whole story",
            description = "For an admin: states, messages sent and received with what they did, in the order of time.")
    OrderTimeline trace(@PathVariable UUID id, Caller caller) {
        caller.requireAdmin();
        return new OrderTimeline(views.of(id, caller), traces.of(id));
    }
}
