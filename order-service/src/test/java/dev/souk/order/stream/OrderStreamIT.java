package dev.souk.order.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.common.security.Caller;
import dev.souk.order.testing.OrderServiceApplicationTest;
import dev.souk.order.testing.Shop;
import dev.souk.order.testing.Shop.Placed;
import dev.souk.testing.TestTokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ConsumerFactory;

@OrderServiceApplicationTest
@ExtendWith(OutputCaptureExtension.class)
class OrderStreamIT {

    private final Shop shop;
    private final JdbcClient jdbc;
    private final OrderStreams streams;
    private final OrderEventsController controller;
    private final MeterRegistry meters;
    private final ConsumerFactory<String, byte[]> consumers;
    private final StreamClient client;
    private final List<StreamClient.Watched> open = new ArrayList<>();

    OrderStreamIT(
            Shop shop,
            JdbcClient jdbc,
            OrderStreams streams,
            OrderEventsController controller,
            MeterRegistry meters,
            ConsumerFactory<String, byte[]> consumers,
            TestTokens tokens,
            @LocalServerPort int port) {
        this.shop = shop;
        this.jdbc = jdbc;
        this.streams = streams;
        this.controller = controller;
        this.meters = meters;
        this.consumers = consumers;
        this.client = new StreamClient(port, tokens);
    }

    @BeforeEach
    @AfterEach
    void closeAllStreams() {
        open.forEach(StreamClient.Watched::leave);
        Awaitility.await().until(() -> open() == 0);
    }

    private double open() {
        return meters.get("souk.streams.open").gauge().value();
    }

    @Test
    void aStreamHasThePresentStatusThenEachChangeThenTheEnd() {
        Placed order = shop.order();
        var watched = watch(order, null);
        watched.awaitEvents("1 PLACED");
        shop.stockPublishes(order, "reserved");
        watched.awaitEvents("1 PLACED", "2 STOCK_RESERVED");
        shop.paymentPublishes(order, "taken");
        watched.awaitEvents("1 PLACED", "2 STOCK_RESERVED", "3 CONFIRMED");
        watched.awaitEnd();
    }

    /** Its response has no body: a client that is gone would not be noticed, and its connection not be read. */
    @Test
    void headOpensNoStream() {
        assertThat(client.head(shop.order())).isEqualTo(200);
        assertThat(open()).isZero();
    }

    @Test
    void theContainerEndsNoStream() {
        Placed order = shop.order();
        var caller = new Caller(order.user(), false);

        assertThat(controller
                        .watchOrder(order.id(), null, caller, HttpMethod.HEAD)
                        .getTimeout())
                .isZero();
    }

    /** The listener of the streams would leave open whether they were woken or polled. */
    @Test
    void theTopicTellsWhichOrderHasChanged() {
        List<Predicate<String>> changes = new CopyOnWriteArrayList<>();
        var listener = new OrderChangeListener(consumers);
        try {
            listener.listen(changes::add);
            Awaitility.await().until(() -> !changes.isEmpty());

            Placed order = shop.order();

            Awaitility.await()
                    .untilAsserted(() -> assertThat(changes)
                            .anyMatch(change -> change.test(order.id().toString()) && !change.test("another")));
        } finally {
            listener.destroy();
        }
    }

    @Test
    void aChangeWithoutAnEventIsFoundByPolling() {
        Placed order = shop.order();
        var watched = watch(order, null);
        watched.awaitEvents("1 PLACED");
        jdbc.sql("""
                with moved as (
                    update orders set status = 'CANCELLED', reason = 'out-of-stock', version = 2 where id = :id
                )
                insert into order_history values (:id, 2, 'CANCELLED', 'out-of-stock')
                """).param("id", order.id()).update();
        watched.awaitEvents("1 PLACED", "2 CANCELLED out-of-stock");
        watched.awaitEnd();
    }

    @Test
    void aReconnectingCallerContinuesAfterTheLastEvent() {
        Placed order = shop.reservedOrder();
        shop.paymentPublishes(order, "taken");
        shop.awaitStatus(order, "CONFIRMED");
        watch(order, "1").awaitEvents("2 STOCK_RESERVED", "3 CONFIRMED");
        watch(order, null).awaitEvents("3 CONFIRMED");
        watch(order, "nonsense").awaitEvents("3 CONFIRMED");
    }

    @Test
    void theStreamOfAFinalOrderHasOneEvent() {
        Placed order = shop.order();
        shop.stockPublishes(order, "rejected");
        shop.awaitStatus(order, "CANCELLED");
        var watched = watch(order, "2");
        watched.awaitEnd();
        watched.awaitEvents("2 CANCELLED out-of-stock");
    }

    @Test
    void theNumberOfStreamsIsLimitedAndADisconnectFreesOneWithoutAWarning(CapturedOutput output) {
        int before = output.length(); // without the log of the start
        Placed order = shop.order();
        for (int stream = 0; stream < 3; stream++) {
            watch(order, null).awaitEvents("1 PLACED");
        }
        var refused = client.open(order, null);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).hasValue("5");
        assertThat(refused.header("Content-Type")).hasValue("application/problem+json");
        assertThat(client.openWithToken(order, "invalid").status()) // not 401: no token is checked any more
                .isEqualTo(503);
        shop.cancel(shop.order()).expect(202);

        open.getFirst().leave();
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> open() == 2);
        watch(order, null).awaitEvents("1 PLACED");
        assertThat(output.subSequence(before, output.length()).toString().lines())
                .filteredOn(line -> !line.contains("StuckOrderMonitor")) // of orders that other tests made overdue
                .filteredOn(line -> !line.contains("\"thread_name\":\"kafka-")) // of messages that other tests sent
                .noneMatch(line -> line.contains("\"level\":\"ERROR\"") || line.contains("\"level\":\"WARN\""));
    }

    @Test
    void aStoppingServiceEndsItsStreams() {
        var watched = watch(shop.order(), null);
        watched.awaitEvents("1 PLACED");
        streams.stop();
        watched.awaitEnd();
        assertThat(client.open(shop.order(), null).status()).isEqualTo(503);
        streams.start();
    }

    private StreamClient.Watched watch(Placed order, @Nullable String lastEventId) {
        var watched = client.open(order, lastEventId);
        assertThat(watched.status()).isEqualTo(200);
        open.add(watched);
        return watched;
    }
}
