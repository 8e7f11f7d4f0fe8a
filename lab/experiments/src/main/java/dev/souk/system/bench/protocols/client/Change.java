package dev.souk.system.bench.protocols.client;

/**
 * A status of an order.
 *
 * @param position from 1: what a client that continues names
 */
public record Change(int position, String status) {

    /** Whether no other follows. */
    public boolean isFinal() {
        return status.equals("CONFIRMED") || status.equals("CANCELLED");
    }
}
