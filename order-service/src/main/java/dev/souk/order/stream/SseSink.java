package dev.souk.order.stream;

import dev.souk.order.query.OrderStep;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Writes the steps of a watched order to one caller, as server-sent events. Throws if the caller has disconnected. */
class SseSink {

    private final SseEmitter emitter;

    SseSink(SseEmitter emitter) {
        this.emitter = emitter;
    }

    /** The id of the event is the position in the history, where a reconnecting caller continues. */
    void send(int position, OrderStep step) throws IOException {
        emitter.send(SseEmitter.event()
                .id(Integer.toString(position))
                .name("status")
                .data(step, MediaType.APPLICATION_JSON));
    }

    /** Sends what keeps the connection open and callers do not see. */
    void keepAlive() throws IOException {
        emitter.send(SseEmitter.event().comment("waiting"));
    }

    /** Completes the response: after the final state, after the time limit of streams, or when this instance stops. */
    void end() {
        emitter.complete();
    }
}
