package dev.souk.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.tools.cli.AnsiColors;
import dev.souk.tools.client.SoukClient;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** What `./souk orders` prints. */
class OrderLinesTest {

    private static final String ID = "01a1f84a-a9e0-7000-9890-89cc70d238f1";

    private final OrderLines lines = new OrderLines(ZoneOffset.UTC, AnsiColors.NONE);

    @Test
    void anOrderIsALineWithItsStatusAndTotal() {
        var orders = SoukClient.parse("""
                [{"id":"%s","status":"CANCELLED","reason":"payment-declined","total_cents":2505,
                  "history":[{"status":"PLACED","reason":null,"at":"2026-11-20T09:30:04.153489Z"}]}]""".formatted(ID));

        assertThat(lines.list(orders).getLast())
                .isEqualTo("09:30:04.153 CANCELLED           25.05  " + ID + "  payment-declined");
    }

    @Test
    void withoutOrdersOneIsToldHowToPlaceSome() {
        assertThat(lines.list(SoukClient.parse("[]")))
                .containsExactly("There are no orders. `./souk demo` places two.");
    }

    @Test
    void theTimelineHasALineForEachStateAndMessage() {
        var timeline = SoukClient.parse("""
                {"order":{"id":"%s","status":"CONFIRMED"},"entries":[
                {"at":"2026-11-20T09:30:04Z","kind":"state","what":"PLACED","sequence":null,"detail":null},
                {"at":"2026-11-20T09:30:05Z","kind":"sent","what":"dev.souk.order.placed.v1","sequence":1,"detail":"acknowledged"}]}""".formatted(ID));

        assertThat(lines.timeline(timeline))
                .startsWith("Order " + ID + " is CONFIRMED")
                .contains("09:30:04.000 state     PLACED")
                .contains("09:30:05.000 sent      dev.souk.order.placed.v1                1  acknowledged");
    }
}
