package dev.souk.system.check;

import java.util.List;
import java.util.stream.Stream;

/**
 * One corrupted row, and the violations that the checker must report.
 *
 * @param what description
 * @param service owner of the database
 * @param sql changes one row and returns the ids that its violations have
 * @param named invariant and subject of every violation, with the ids in braces
 */
record CorruptedRow(String what, String service, String sql, List<String> named) {

    @Override
    public String toString() {
        return what;
    }

    static Stream<CorruptedRow> all() {
        return Stream.of(CorruptedLedgers.all(), CorruptedOrders.all()).flatMap(List::stream);
    }

    static CorruptedRow corrupt(String what, String service, String sql, String... named) {
        return new CorruptedRow(what, service, sql, List.of(named));
    }
}
