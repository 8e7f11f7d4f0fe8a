package dev.souk.common.outbox;

import dev.souk.common.core.IdGenerator;
import dev.souk.common.event.EventJson;
import dev.souk.common.event.OutboundEvent;
import dev.souk.common.observability.TraceContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes events as rows and wakes the relay when they have been committed. */
final class JdbcOutbox implements Outbox {

    private final JdbcClient jdbc;
    private final EventJson json;
    private final IdGenerator ids;
    private final TraceContext trace;
    private final Runnable wakeRelay;

    JdbcOutbox(JdbcClient jdbc, EventJson json, IdGenerator ids, TraceContext trace, Runnable wakeRelay) {
        this.jdbc = jdbc;
        this.json = json;
        this.ids = ids;
        this.trace = trace;
        this.wakeRelay = wakeRelay;
    }

    @Override
    public void append(OutboundEvent event) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("An event is written in the transaction of the change it tells of");
        }
        jdbc.sql("""
                insert into outbox (event_id, shard, topic, aggregate_id, sequence, event_type, payload, traceparent)
                values (:id, :shard, :topic, :aggregate, :sequence, :type, :payload, :traceparent)
                """)
                .param("id", ids.next())
                .param("shard", Shards.of(event.aggregateId()))
                .param("topic", event.topic())
                .param("aggregate", event.aggregateId())
                .param("sequence", event.sequence())
                .param("type", event.type())
                .param("payload", json.write(event.data()))
                .param("traceparent", trace.current())
                .update();
        TransactionSynchronizationManager.registerSynchronization(new WakeAfterCommit());
    }

    private final class WakeAfterCommit implements TransactionSynchronization {
        @Override
        public void afterCommit() {
            wakeRelay.run();
        }
    }
}
