package dev.souk.common.outbox;

import dev.souk.common.core.IdGenerator;
import dev.souk.common.database.AfterCommit;
import dev.souk.common.event.EventJson;
import dev.souk.common.event.OutboundEvent;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes events as rows. After the commit it wakes the relay and logs each event: the trace id of a checkout then finds
 * the order's events in the logs of all services.
 */
public final class JdbcOutbox implements Outbox {

    private static final Logger log = LoggerFactory.getLogger(JdbcOutbox.class);

    private final JdbcClient jdbc;
    private final EventJson json;
    private final IdGenerator ids;
    private final Supplier<@Nullable String> trace;
    private final RelayWakeUp relay;

    /**
     * Writes with the transaction of {@code jdbc}.
     *
     * @param trace the current {@code traceparent}; null outside any trace
     * @param relay is woken after the commit
     */
    public JdbcOutbox(
            JdbcClient jdbc, EventJson json, IdGenerator ids, Supplier<@Nullable String> trace, RelayWakeUp relay) {
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
        UUID id = ids.next();
        jdbc.sql("""
                insert into outbox (event_id, shard, topic, aggregate_id, sequence, event_type, payload, traceparent)
                values (:id, :shard, :topic, :aggregate, :sequence, :type, :payload, :traceparent)
                """)
                .param("id", id)
                .param("shard", Shards.of(event.aggregateId()))
                .param("topic", event.topic())
                .param("aggregate", event.aggregateId())
                .param("sequence", event.sequence())
                .param("type", event.type())
                .param("payload", json.write(event.data()))
                .param("traceparent", trace.get())
                .update();
        AfterCommit.run(() -> announce(event));
        return id;
    }

    private void announce(OutboundEvent event) {
        relay.wake(Shards.of(event.aggregateId()));
        log.info("{} of {}", event.type(), event.aggregateId());
    }
}
