package dev.souk.common.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboundEventTest {

    @Test
    void anEventHasTheSequenceNumberOfItsHeader() {
        assertThat(InboundEvent.of(event("1")).sequence()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "one", "", "9223372036854775808"})
    void aSequenceThatCountsNothingIsPoison(String sequence) {
        assertThatThrownBy(() -> InboundEvent.of(event(sequence))).isInstanceOf(PoisonException.class);
    }

    private static ConsumerRecord<String, byte[]> event(String sequence) {
        var message = new ConsumerRecord<>("topic", 0, 0, new UUID(0, 1).toString(), "{}".getBytes(UTF_8));
        message.headers()
                .add(EventHeaders.ID, new UUID(0, 2).toString().getBytes(UTF_8))
                .add(EventHeaders.TYPE, "known.v1".getBytes(UTF_8))
                .add(EventHeaders.SEQUENCE, sequence.getBytes(UTF_8));
        return message;
    }
}
