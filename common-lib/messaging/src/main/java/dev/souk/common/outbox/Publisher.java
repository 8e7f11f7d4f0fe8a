package dev.souk.common.outbox;

import java.util.List;
import java.util.UUID;

/** Sends rows to the broker and says what became of each. */
@FunctionalInterface
interface Publisher {

    /** Sends all rows, waits for all answers; the results are in the order of the rows. */
    List<Result> publish(List<OutboxRow> rows);

    /** What became of a row. */
    sealed interface Result {

        /** The row's event. */
        UUID eventId();

        /** The broker has it. */
        record Acknowledged(UUID eventId) implements Result {}

        /** The broker will never take it. */
        record Refused(UUID eventId, String reason) implements Result {}

        /** Not known, or not now: try again. */
        record Unsettled(UUID eventId, String reason) implements Result {}
    }
}
