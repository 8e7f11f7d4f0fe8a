package dev.souk.common.lab;

import dev.souk.common.event.EventJson;
import dev.souk.common.event.InboundEvent;
import dev.souk.common.inbox.Inbox;
import dev.souk.common.lab.Crashes.Point;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.annotation.KafkaListener;

/** An application that reserves what is ordered. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class StockSide {

    static final String TYPE = "dev.souk.lab.ordered.v1";

    private final Inbox inbox;
    private final JdbcClient jdbc;
    private final EventJson json;
    private final CrashRecorder recorder;

    StockSide(Inbox inbox, JdbcClient jdbc, EventJson json, CrashRecorder recorder) {
        this.inbox = inbox;
        this.jdbc = jdbc;
        this.json = json;
        this.recorder = recorder;
    }

    /** What the experiment records, and where it injects crashes. */
    record CrashRecorder(OrderAndStockDatabases books, Crashes crashes, AtomicLong lastReceived) {}

    /** The value of the event. */
    record Ordered(int item) {}

    /** A consumer that crashes after its commit receives the record again, here as after an exception. */
    @KafkaListener(id = "lab", idIsGroup = false, topics = OutboxAndInbox.TOPIC)
    void on(InboundEvent event) {
        recorder.lastReceived().set(System.nanoTime());
        inbox.processOnce(event, () -> reserve(event));
        recorder.books().noteAgreed(event.aggregateId());
        recorder.crashes().at(Point.BEFORE_ANSWER, event.aggregateId());
    }

    private void reserve(InboundEvent event) {
        int item = json.read(event.data(), Ordered.class).item();
        jdbc.sql("update stock set on_hand = on_hand - 1 where item = ?")
                .param(item)
                .update();
        jdbc.sql("insert into reservation (order_id, item) values (?, ?)")
                .params(event.aggregateId(), item)
                .update();
    }
}
