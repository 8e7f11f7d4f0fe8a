package dev.souk.launcher.demo;

import java.time.Duration;

/**
 * How the story ended.
 *
 * @param customer      the e-mail of whom it was about
 * @param paid          the order that could be paid
 * @param unpaid        the order that could not
 * @param balanceCents  what is left in the wallet; nothing was taken for the unpaid order
 * @param expectedCents what should be left
 * @param firstOrder    from the first call to the confirmed order
 * @param total         from the first call to the last
 */
public record StoryResult(
        String customer,
        Ending paid,
        Ending unpaid,
        long balanceCents,
        long expectedCents,
        Duration firstOrder,
        Duration total) {

    /** How an order ended; the trace follows it through all services. */
    public record Ending(String orderId, String status, String reason, String traceId) {}

    /** Whether everything came out as it should. */
    public boolean isAsExpected() {
        return paid.status().equals("CONFIRMED")
                && unpaid.status().equals("CANCELLED")
                && unpaid.reason().equals("payment-declined")
                && balanceCents == expectedCents;
    }
}
