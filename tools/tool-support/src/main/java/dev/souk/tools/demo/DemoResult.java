package dev.souk.tools.demo;

import java.time.Duration;

/**
 * The result of the demo.
 *
 * @param customer e-mail of its customer
 * @param paid the order that could be paid
 * @param unpaid the order that could not be paid
 * @param balanceCents balance of the wallet at the end
 * @param expectedCents balance if nothing was taken for the unpaid order
 * @param firstOrder time from the first call to the confirmed order
 * @param total time from the first call to the last
 */
public record DemoResult(
        String customer,
        FinalOrder paid,
        FinalOrder unpaid,
        long balanceCents,
        long expectedCents,
        Duration firstOrder,
        Duration total) {

    /** An order in its final status. */
    public record FinalOrder(String orderId, String status, String reason, String traceId) {}

    /** Whether all outcomes are as expected. */
    public boolean isAsExpected() {
        return paid.status().equals("CONFIRMED")
                && unpaid.status().equals("CANCELLED")
                && unpaid.reason().equals("payment-declined")
                && balanceCents == expectedCents;
    }
}
