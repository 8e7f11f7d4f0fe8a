package dev.souk.common.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {

    private final EventReader<Fact> reader = new EventReader<Fact>(new EventJson())
            .reading("known.v1", Known.class)
            .ignoring("unimportant.v1");

    sealed interface Fact {}

    record Known(UUID orderId, long totalCents) implements Fact {}

    @Test
    void aKnownTypeIsReadAndItsUnknownFieldsAreIgnored() {
        UUID order = new UUID(1, 2);

        String payload = """
                {"order_id":"%s","total_cents":5,"a_new_field":true}""".formatted(order);

        assertThat(reader.read(event("known.v1", payload))).contains(new Known(order, 5));
    }

    @Test
    void anIgnoredTypeIsNotRead() {
        assertThat(reader.read(event("unimportant.v1", "whatever"))).isEmpty();
    }

    @Test
    void anUnknownTypeIsPoison() {
        assertThatThrownBy(() -> reader.read(event("unheard-of.v1", "{}")))
                .isInstanceOf(PoisonException.class)
                .hasMessage("unknown type unheard-of.v1");
    }

    @Test
    void aMissingFieldIsPoison() {
        assertThatThrownBy(() -> reader.read(event("known.v1", "{\"total_cents\":5}")))
                .isInstanceOf(PoisonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"5\"", "5.9", "true", "null"})
    void anythingButAWholeNumberForOneIsPoison(String total) {
        String payload = "{\"order_id\":\"%s\",\"total_cents\":%s}".formatted(new UUID(1, 2), total);

        assertThatThrownBy(() -> reader.read(event("known.v1", payload))).isInstanceOf(PoisonException.class);
    }

    @Test
    void aValueThatIsNullIsPoison() {
        assertThatThrownBy(() -> reader.read(event("known.v1", "null"))).isInstanceOf(PoisonException.class);
    }

    @Test
    void poisonDoesNotQuoteTheData() {
        assertThatThrownBy(() -> reader.read(event("known.v1", "{\"order_id\":\"a-secret\",\"total_cents\":1}")))
                .isInstanceOf(PoisonException.class)
                .hasMessageNotContaining("a-secret")
                .hasNoCause();
    }

    private static InboundEvent event(String type, String data) {
        return new InboundEvent(new UUID(0, 1), type, new UUID(0, 2), data, null);
    }
}
