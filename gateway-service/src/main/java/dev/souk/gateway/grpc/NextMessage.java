package dev.souk.gateway.grpc;

import java.util.function.BooleanSupplier;

/**
 * Asks one side of a call for its next message when the other side can take it, and once for each message that was
 * sent.
 */
final class NextMessage {

    private final BooleanSupplier canBeSent;
    private final Runnable request;
    private boolean isWaiting;

    NextMessage(BooleanSupplier canBeSent, Runnable request) {
        this.canBeSent = canBeSent;
        this.request = request;
    }

    /** The last message has been handed over. */
    synchronized void onSent() {
        if (canBeSent.getAsBoolean()) {
            request.run();
        } else {
            isWaiting = true;
        }
    }

    /** The other side takes messages again. */
    synchronized void onReady() {
        if (isWaiting) {
            isWaiting = false;
            request.run();
        }
    }
}
