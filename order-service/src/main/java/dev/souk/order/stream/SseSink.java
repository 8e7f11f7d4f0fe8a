package dev.souk.order.stream;

import dev.souk.order.domain.OrderStatus;
import dev.souk.order.query.OrderStep;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Writes steps as server-sent events. */
final class SseSink implements OrderStepSink {

    private final SseEmitter emitter;

    SseSink(SseEmitter emitter) {
        this.emitter = emitter;
    }

    /**
     * The data of a {@code status} event; the event's id is the position in the history, where a reconnecting caller
     * continues.
     */
    record StatusEvent(OrderStatus status, @Nullable String reason, Instant at) {}

    @Override
    public void send(OrderStep step) throws IOException {
        emitter.send(SseEmitter.event()
                .id(Integer.toString(step.position()))
                .name("status")
                .data(new StatusEvent(step.status(), step.reason(), step.at()), MediaType.APPLICATION_JSON));
    }

    @Override
    public void keepAlive() throws IOException {
        emitter.send(SseEmitter.event().comment("waiting"));
    }

    @Override
    public void end() {
        emitter.complete();
    }
}
