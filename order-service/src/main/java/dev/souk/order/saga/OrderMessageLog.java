package dev.souk.order.saga;

import dev.souk.common.event.InboundEvent;
import dev.souk.common.event.OutboundEvent;
import dev.souk.order.domain.Outcome;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The messages of each order, written in the transaction in which they are sent or have their effect. An order sends
 * four at most and gets about as many; what comes again is only counted, and beyond {@value #LIMIT} nothing that comes
 * is written.
 */
@Repository
public class OrderMessageLog {

    private static final int LIMIT = 50;

    private final JdbcClient jdbc;

    OrderMessageLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@code event} is in the outbox, where it has got its id; the row there goes when the broker has it. */
    public void sent(OutboundEvent event) {
        jdbc.sql("""
                insert into order_message (order_id, event_id, kind, type, sequence, at)
                select aggregate_id, event_id, 'sent', event_type, sequence, clock_timestamp() from outbox
                where topic = :topic and aggregate_id = :order and sequence = :sequence
                """)
                .param("topic", event.topic())
                .param("order", event.aggregateId())
                .param("sequence", event.sequence())
                .update();
    }

    /** {@code event} has done this to the order. It came when the transaction began, before all that it did. */
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

    /** {@code event} has come again, and the inbox has let nothing happen. */
    public void receivedAgain(InboundEvent event, UUID orderId) {
        jdbc.sql("""
                update order_message set deliveries = deliveries + 1, delivered_at = clock_timestamp()
                where order_id = :order and event_id = :event
                """).param("order", orderId).param("event", event.id()).update();
    }

    private static String name(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Moved _ -> "applied";
            case Outcome.Waits _ -> "noted";
            case Outcome.Late _ -> "late";
            case Outcome.OutOfPlace _ -> "out-of-place";
            case Outcome.NotCancellable _ -> "refused";
        };
    }
}
