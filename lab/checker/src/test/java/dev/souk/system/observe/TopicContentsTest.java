package dev.souk.system.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.observe.TopicContents.Position;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;

class TopicContentsTest {

    @Test
    void aDeadLetterTopicTellsWhoConsumesWhat() {
        Matcher reader = TopicContents.DEAD_LETTERS.matcher("souk.orders.cart-service.dlt");

        assertThat(reader.matches()).isTrue();
        assertThat(new Position(reader.group("group"), reader.group("topic"), 0, 0, 0))
                .isEqualTo(new Position("cart-service", "souk.orders", 0, 0, 0))
                .returns("souk.orders.cart-service.dlt", Position::deadLetterTopic);
        assertThat("souk.orders").doesNotMatch(TopicContents.DEAD_LETTERS);
    }
}
