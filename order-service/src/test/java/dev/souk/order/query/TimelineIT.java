package dev.souk.order.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.order.testing.OrderServiceApplicationTest;
import dev.souk.order.testing.Shop;
import dev.souk.order.testing.Shop.Placed;
import dev.souk.testing.events.PublishedEvent;
import dev.souk.testing.events.TestEvents;
import dev.souk.testing.http.TestApi;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@OrderServiceApplicationTest
class TimelineIT {

    private static final String PLACED = "dev.souk.order.placed.v1";
    private static final String RESERVED = "dev.souk.order.stock-reserved.v1";
    private static final String CONFIRMED = "dev.souk.order.confirmed.v1";

    private final Shop shop;
    private final TestApi api;
    private final TestEvents events;
    private final JdbcClient jdbc;

    TimelineIT(Shop shop, TestApi api, TestEvents events, JdbcClient jdbc) {
        this.shop = shop;
        this.api = api;
        this.events = events;
        this.jdbc = jdbc;
    }

    @Test
    void theTimelineOfAConfirmedOrderHasAllStatesAndMessages() {
        Placed order = confirmed();
        List<PublishedEvent> published = events.awaitTypes("souk.orders", order.id(), PLACED, RESERVED, CONFIRMED);

        awaitTimeline(
                order,
                "state PLACED",
                "sent dev.souk.order.placed.v1 acknowledged",
                "received dev.souk.stock.reserved.v1 applied",
                "state STOCK_RESERVED",
                "sent dev.souk.order.stock-reserved.v1 acknowledged",
                "received dev.souk.payment.taken.v1 applied",
                "state CONFIRMED",
                "sent dev.souk.order.confirmed.v1 acknowledged");
        assertThat(entries(order).stream().filter(entry -> isKind(entry, "sent")))
                .extracting(entry -> entry.path("event_id").asString())
                .containsExactlyElementsOf(
                        published.stream().map(event -> event.id().toString()).toList());
        assertThat(entries(order).stream().filter(entry -> isKind(entry, "sent")))
                .extracting(entry -> entry.path("sequence").asInt())
                .containsExactly(1, 2, 3);
        assertThat(entries(order).stream()
                        .map(entry -> Instant.parse(entry.path("at").asString())))
                .isSorted();
    }

    @Test
    void theTimelineContainsTheOrder() {
        Placed order = shop.order();
        String path = "/orders/" + order.id();

        assertThat(api.admin().get(path + "/timeline").expect(200).json().path("order"))
                .isEqualTo(api.admin().get(path).json());
    }

    @Test
    void lateAndDuplicateMessagesAreListedWithTheirEffect() {
        Placed order = confirmed();
        UUID late = shop.stockPublishes(order, "reserved");
        for (int delivery = 0; delivery < 2; delivery++) {
            events.publish(
                    late, "souk.stock", "dev.souk.stock.reserved.v1", order.id(), 1, Map.of("order_id", order.id()));
        }

        Awaitility.await()
                .untilAsserted(() -> assertThat(entries(order).stream()
                                .filter(entry ->
                                        entry.path("event_id").asString().equals(late.toString()))
                                .map(entry -> entry.path("detail").asString()))
                        .containsExactly("ignored", "duplicate 2"));
    }

    @Test
    void theClosingOfAnAccountIsListedForItsOrders() {
        Placed order = shop.order();
        events.publish("souk.users", "dev.souk.account.closed.v1", order.user(), 2, Map.of("user_id", order.user()));

        awaitTimeline(
                order,
                "state PLACED",
                "sent dev.souk.order.placed.v1 acknowledged",
                "received dev.souk.account.closed.v1 applied",
                "state CANCELLING account-closed",
                "sent dev.souk.order.cancelling.v1 acknowledged");
    }

    @Test
    void theNumberOfLoggedMessagesIsLimited() {
        Placed order = shop.order();
        jdbc.sql("""
                insert into order_message (order_id, event_id, kind, type, outcome, at)
                select :order, gen_random_uuid(), 'received', 'x', 'ignored', now() from generate_series(1, 49)
                """).param("order", order.id()).update();

        shop.stockPublishes(order, "reserved");
        shop.awaitStatus(order, "STOCK_RESERVED");
        assertThat(entries(order).stream().map(entry -> entry.path("what").asString()))
                .doesNotContain("dev.souk.stock.reserved.v1");
    }

    @Test
    void onlyAnAdminReadsATimeline() {
        Placed order = shop.order();
        String path = "/orders/" + order.id() + "/timeline";

        assertThat(api.customer(order.user()).get(path).expect(403).problem()).isEqualTo("forbidden");
        assertThat(api.customer(UUID.randomUUID())
                        .get("/orders/" + UUID.randomUUID() + "/timeline")
                        .expect(403)
                        .problem())
                .isEqualTo("forbidden");
        api.anonymous().get(path).expect(401);
        assertThat(api.admin()
                        .get("/orders/" + UUID.randomUUID() + "/timeline")
                        .expect(404)
                        .problem())
                .isEqualTo("not-found");
    }

    private Placed confirmed() {
        Placed order = shop.reservedOrder();
        shop.paymentPublishes(order, "taken");
        shop.awaitStatus(order, "CONFIRMED");
        return order;
    }

    private void awaitTimeline(Placed order, String... expected) {
        Awaitility.await()
                .untilAsserted(() -> assertThat(entries(order).stream().map(TimelineIT::sentence))
                        .containsExactly(expected));
    }

    private List<JsonNode> entries(Placed order) {
        return api.admin()
                .get("/orders/" + order.id() + "/timeline")
                .expect(200)
                .json()
                .path("entries")
                .valueStream()
                .toList();
    }

    private static String sentence(JsonNode entry) {
        String detail =
                entry.path("detail").isNull() ? "" : entry.path("detail").asString();
        return "%s %s %s"
                .formatted(entry.path("kind").asString(), entry.path("what").asString(), detail)
                .strip();
    }

    private static boolean isKind(JsonNode entry, String kind) {
        return entry.path("kind").asString().equals(kind);
    }
}
