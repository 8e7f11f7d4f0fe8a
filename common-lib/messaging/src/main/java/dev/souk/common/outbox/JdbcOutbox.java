package dev.souk.common.outbox;

import dev.souk.common.core.IdGenerator;
import dev.souk.common.database.AfterCommit;
import dev.souk.common.event.EventJson;
import dev.souk.common.event.OutboundEvent;
import dev.souk.common.observability.TraceContext;
import dev.souk.common.outbox.publisher.OutboxRow;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes events as rows. After the commit it hands each event to the relay, and logs it with the trace id of the
 * request.
 */
public final class JdbcOutbox implements Outbox {

    private static final Logger log = LoggerFactory.getLogger(JdbcOutbox.class);

    private final JdbcClient jdbc;
    private final EventJson json;
    private final IdGenerator ids;
    private final TraceContext trace;
    private final CommittedEventListener relay;

    /** Writes with the transaction of {@code jdbc}. */
    public JdbcOutbox(
            JdbcClient jdbc, EventJson json, IdGenerator ids, TraceContext trace, CommittedEventListener relay) {
        this.jdbc = jdbc;
        this.json = json;
        this.ids = ids;
        this.trace = trace;
        this.relay = relay;
    }

    @Override
    public UUID append(OutboundEvent event) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "An event must be appended in the transaction of the change that it announces");
        }
        OutboxRow row = insert(event);
        AfterCommit.run(() -> announce(row));
        return row.eventId();
    }

    private OutboxRow insert(OutboundEvent event) {
        UUID id = ids.next();
        String payload = json.write(event.data());
        @Nullable String traceparent = trace.current();
        Instant createdAt = jdbc.sql("""
                insert into outbox (event_id, shard, topic, aggregate_id, sequence, event_type, payload, traceparent)
                values (:id, :shard, :topic, :aggregate, :sequence, :type, :payload, :traceparent)
                returning created_at
                """)
                .param("id", id)
                .param("shard", Shards.of(event.aggregateId()))
                .param("topic", event.topic())
                .param("aggregate", event.aggregateId())
                .param("sequence", event.sequence())
                .param("type", event.type())
                .param("payload", payload)
                .param("traceparent", traceparent)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        return new OutboxRow(
                id,
                event.topic(),
                event.aggregateId(),
                event.sequence(),
                event.type(),
                payload,
                traceparent,
                createdAt);
    }

    private void announce(OutboxRow row) {
        relay.committed(row);
        log.info("{} of {}", row.eventType(), row.aggregateId());
    }
}
