package dev.souk.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.tools.cli.AnsiColors;
import dev.souk.tools.client.SoukClient;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** What `./souk events` prints. */
class EventLinesTest {

    private static final String ID = "01a1f84a-a9e0-7000-9890-89cc70d238f1";

    private final EventLines lines = new EventLines(ZoneOffset.UTC, AnsiColors.NONE);

    @Test
    void aDeadLetterIsALineWithItsReason() {
        var answer = SoukClient.parse("""
                {"events":[{"service":"order-service","kind":"dead-letters","event":
                {"id":"%s","topic":"souk.stock","reason":"no ce_id","failed_at":"2026-11-20T09:30:04Z"}}],
                "unavailable":["cart-service"]}""".formatted(ID));

        assertThat(lines.waiting(answer))
                .contains("09:30:04.000 order-service  dead letter  souk.stock     " + ID + "  no ce_id")
                .endsWith("cart-service does not answer.");
    }

    @Test
    void anEventThatTheBrokerRejectsIsCalledParked() {
        var answer = SoukClient.parse("""
                {"events":[{"service":"user-service","kind":"parked-events","event":
                {"id":"%s","topic":"souk.users","reason":"too large","parked_at":"2026-11-20T09:30:04Z"}}],
                "unavailable":[]}""".formatted(ID));

        assertThat(lines.waiting(answer).getLast())
                .isEqualTo("09:30:04.000 user-service   parked event souk.users     " + ID + "  too large");
    }

    @Test
    void withoutAnyOneIsToldSo() {
        assertThat(lines.waiting(SoukClient.parse("{\"events\":[],\"unavailable\":[]}")))
                .containsExactly("No dead letter and no parked event waits for an admin.");
    }

    @Test
    void aRecordIsALineWithItsTypeKeyAndValue() {
        var records = SoukClient.parse("""
                [{"partition":3,"offset":17,"time":"2026-11-20T09:30:04Z","key":"%s",
                "headers":{"ce_type":"dev.souk.order.placed.v1"},"value":"{}"}]""".formatted(ID));

        assertThat(lines.records(records).getLast())
                .isEqualTo("09:30:04.000         3       17  dev.souk.order.placed.v1         " + ID + "  {}");
    }
}
