package dev.souk.order.stream;

import dev.souk.order.query.OrderStep;
import java.io.IOException;

/** Where the steps of a watched order go: the response of one caller. */
interface OrderStepSink {

    /** Sends one step. Throws if the caller has disconnected. */
    void send(OrderStep step) throws IOException;

    /** Sends what keeps the connection open and callers do not see. Throws if the caller has disconnected. */
    void keepAlive() throws IOException;

    /** Completes the response: after the final state, after the time limit of streams, or when this instance stops. */
    void end();
}
