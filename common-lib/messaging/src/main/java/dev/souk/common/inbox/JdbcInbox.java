package dev.souk.common.inbox;

import dev.souk.common.database.AfterCommit;
import dev.souk.common.event.InboundEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Stores the ids of processed events in a table. */
final class JdbcInbox implements Inbox {

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Counter duplicates;

    JdbcInbox(JdbcClient jdbc, PlatformTransactionManager transactions, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions); // that of the service may be read-only, for example
        this.duplicates = Counter.builder("souk.inbox.duplicates")
                .description("Events that were delivered again and had no second effect")
                .register(meters);
    }

    @Override
    public boolean processOnce(InboundEvent event, Runnable effect) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean isNew = isNew(event);
            if (isNew) {
                effect.run();
            } else {
                AfterCommit.run(duplicates::increment);
            }
            return isNew;
        }));
    }

    /** If another instance is processing the same event, the insert waits for the outcome of that transaction. */
    private boolean isNew(InboundEvent event) {
        return jdbc.sql("insert into inbox (event_id) values (:id) on conflict do nothing")
                        .param("id", event.id())
                        .update()
                == 1;
    }
}
