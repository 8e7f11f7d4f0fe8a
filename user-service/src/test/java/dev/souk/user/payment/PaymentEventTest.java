package dev.souk.user.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.common.event.EventJson;
import dev.souk.testing.events.EventSchemas;
import dev.souk.testing.events.PublishedEvent;
import dev.souk.user.payment.PaymentEvent.PaymentDeclined;
import dev.souk.user.payment.PaymentEvent.PaymentTaken;
import dev.souk.user.payment.PaymentEvent.PaymentVoided;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class PaymentEventTest {

    private static final UUID ORDER = UUID.randomUUID();

    static Stream<PaymentEvent> events() {
        return Stream.of(
                new PaymentTaken(ORDER, UUID.randomUUID(), 500),
                new PaymentTaken(ORDER, UUID.randomUUID(), 0),
                new PaymentDeclined(ORDER, UUID.randomUUID(), "insufficient-funds"),
                new PaymentDeclined(ORDER, UUID.randomUUID(), "account-closed"),
                new PaymentVoided(ORDER, 0));
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyEventMatchesItsSchema(PaymentEvent event) {
        var outbound = event.toOutbound(1);
        var data = JsonMapper.shared().readTree(new EventJson().write(outbound.data()));

        EventSchemas.assertValid(new PublishedEvent(ORDER, outbound.type(), 1, data, Map.of()));
        assertThat(outbound.topic()).isEqualTo("souk.payments");
        assertThat(outbound.aggregateId()).isEqualTo(ORDER);
    }
}
