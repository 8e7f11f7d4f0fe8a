package dev.souk.system.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SubscriptionTest {

    @Test
    void aDeadLetterTopicTellsWhoConsumesWhat() {
        List<String> topics = List.of(
                "souk.orders",
                "souk.users",
                "souk.orders.cart-service.dlt",
                "souk.orders.user-service.dlt",
                "souk.lost.x.dlt");

        assertThat(Subscription.of(topics))
                .containsExactly(
                        new Subscription("souk.orders", "cart-service"),
                        new Subscription("souk.orders", "user-service"))
                .allSatisfy(subscription -> assertThat(topics).contains(subscription.deadLetterTopic()));
    }
}
