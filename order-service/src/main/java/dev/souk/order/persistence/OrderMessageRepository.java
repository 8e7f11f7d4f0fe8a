package dev.souk.order.persistence;

import dev.souk.common.event.InboundEvent;
import dev.souk.common.event.OutboundEvent;
import dev.souk.order.domain.Outcome;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Logs the messages of each order for its timeline, in the transaction that sends or processes them. An order sends at
 * most four and receives about as many. A duplicate only changes a counter and a time, and after {@value #LIMIT}
 * messages no received one is logged.
 */
@Repository
public class OrderMessageRepository {

    private static final int LIMIT = 50;

    private final JdbcClient jdbc;

    OrderMessageRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The order has published {@code event}. */
    public void sent(UUID eventId, OutboundEvent event) {
        jdbc.sql("""
                insert into order_message (order_id, event_id, kind, type, sequence, at)
                values (:order, :event, 'sent', :type, :sequence, clock_timestamp())
                """)
                .param("order", event.aggregateId())
                .param("event", eventId)
                .param("type", event.type())
                .param("sequence", event.sequence())
                .update();
    }

    /** The order has processed {@code event}. It was received when the transaction began, before all its effects. */
    public void received(InboundEvent event, UUID orderId, Outcome outcome) {
        jdbc.sql("""
                insert into order_message (order_id, event_id, kind, type, sequence, outcome, at)
                select :order, :event, 'received', :type, cast(:sequence as bigint), :outcome, now()
                where (select count(*) from order_message where order_id = :order) < :limit
                on conflict (order_id, event_id) do update
                set deliveries = order_message.deliveries + 1, delivered_at = clock_timestamp()
                """)
                .param("order", orderId)
                .param("event", event.id())
                .param("type", event.type())
                .param("sequence", event.sequence())
                .param("outcome", name(outcome))
                .param("limit", LIMIT)
                .update();
    }

    /** The inbox has recognised {@code event} as a duplicate. */
    public void receivedAgain(InboundEvent event, UUID orderId) {
        jdbc.sql("""
                update order_message set deliveries = deliveries + 1, delivered_at = clock_timestamp()
                where order_id = :order and event_id = :event
                """).param("order", orderId).param("event", event.id()).update();
    }

    private static String name(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Transitioned _ -> "applied";
            case Outcome.AnswerRecorded _ -> "noted";
            case Outcome.Ignored _ -> "ignored";
            case Outcome.Unexpected _ -> "unexpected";
            case Outcome.NotCancellable _ -> "rejected";
        };
    }
}
