package dev.souk.system.bench.sql;

import dev.souk.system.observe.Database;
import dev.souk.system.observe.Target;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How many rows each table has. Orders of services and orders by SQL must leave the same number in each of them:
 * otherwise the two cannot be compared.
 *
 * @param rows by table, such as {@code order-service orders}
 */
public record RowCounts(Map<String, Long> rows) {

    /** Counts in a fixed order. */
    public RowCounts {
        rows = new TreeMap<>(rows);
    }

    /** Counts all tables that the services may read. */
    public static RowCounts of(Target target) {
        var rows = new TreeMap<String, Long>();
        target.databases().forEach((service, database) -> {
            for (String table : tables(database)) {
                rows.put(service + " " + table, database.number("select count(*) from " + table));
            }
        });
        return new RowCounts(rows);
    }

    /** Not login attempts: no order leaves one, and those of the customers' logins are deleted within a minute. */
    private static Iterable<String> tables(Database database) {
        return database.column("""
                select tablename from pg_tables
                where schemaname = 'public' and tablename <> 'login_attempt'
                  and has_table_privilege(format('%I.%I', schemaname, tablename), 'select')
                """);
    }

    /** What came since, divided by so many orders; tables without a new row are left out. */
    public Map<String, Double> perOrderSince(RowCounts before, long orders) {
        var perOrder = new TreeMap<String, Double>();
        rows.forEach((table, count) -> {
            long added = count - before.rows.getOrDefault(table, 0L);
            if (added != 0) {
                perOrder.put(table, added / (double) orders);
            }
        });
        return perOrder;
    }

    /** Tables in which an order left another number of rows than expected. */
    public static List<Difference> differences(Map<String, Double> expected, Map<String, Double> actual) {
        var tables = new TreeSet<>(expected.keySet());
        tables.addAll(actual.keySet());
        return tables.stream()
                .map(table -> new Difference(table, expected.getOrDefault(table, 0.0), actual.getOrDefault(table, 0.0)))
                .filter(rows -> rows.expected() != rows.actual())
                .toList();
    }

    /** Rows that an order left in a table, and should have left. */
    public record Difference(String table, double expected, double actual) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s: %.2f, not %.2f", table, actual, expected);
        }
    }
}
