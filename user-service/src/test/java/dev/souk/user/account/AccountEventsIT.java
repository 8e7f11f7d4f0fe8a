package dev.souk.user.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.SoukTest;
import dev.souk.testing.events.EventSchemas;
import dev.souk.testing.events.PublishedEvent;
import dev.souk.testing.events.TestEvents;
import dev.souk.testing.http.TestApi;
import dev.souk.user.TestCustomer;
import java.util.Map;
import org.junit.jupiter.api.Test;

@SoukTest
class AccountEventsIT {

    private static final String OPENED = "dev.souk.account.opened.v1";
    private static final String CLOSED = "dev.souk.account.closed.v1";

    private final TestApi api;
    private final TestEvents events;

    AccountEventsIT(TestApi api, TestEvents events) {
        this.api = api;
        this.events = events;
    }

    @Test
    void openingAndClosingPublishEventsWithoutPersonalData() {
        TestCustomer customer = TestCustomer.register(api);
        customer.client()
                .with("If-Match", "*")
                .patch("/users/" + customer.id(), Map.of("name", "Ada Lovelace"))
                .expect(200);
        customer.close();

        var published = events.awaitTypes("souk.users", customer.id(), OPENED, CLOSED);

        assertThat(published).extracting(PublishedEvent::sequence).containsExactly(1L, 2L);
        assertThat(published).allSatisfy(EventSchemas::assertValid).allSatisfy(event -> {
            assertThat(event.data().propertyNames()).containsExactly("user_id");
            assertThat(event.headers()).containsEntry("ce_source", "/souk/user-service");
        });
    }

    @Test
    void aRejectedRegistrationPublishesNothing() {
        TestCustomer customer = TestCustomer.register(api);
        api.anonymous()
                .post("/users", Map.of("email", customer.email(), "name", "Eve", "password", TestCustomer.PASSWORD))
                .expect(409);
        TestCustomer next = TestCustomer.register(api);

        events.awaitTypes("souk.users", next.id(), OPENED);
        events.awaitTypes("souk.users", customer.id(), OPENED);
    }
}
