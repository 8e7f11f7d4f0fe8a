package dev.souk.common.outbox.publisher;

import java.util.List;

/** Publishes rows to the broker. */
@FunctionalInterface
public interface Publisher {

    /** Publishes all rows and waits for all acknowledgements; the results are in the order of the rows. */
    List<Result> publish(List<OutboxRow> rows);

    /** The result for one row. */
    sealed interface Result {

        /** The broker has stored it. */
        record Acknowledged() implements Result {}

        /** The broker permanently rejects it. */
        record Rejected(String reason) implements Result {}

        /** Unknown, or a transient failure: publish it again. */
        record Retryable(String reason) implements Result {}
    }
}
