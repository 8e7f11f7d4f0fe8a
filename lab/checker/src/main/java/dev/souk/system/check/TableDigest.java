package dev.souk.system.check;

import dev.souk.system.observe.Database;
import dev.souk.system.observe.Target;
import java.util.Map;
import java.util.TreeMap;

/**
 * Row count and checksum of every business table. I10: consuming everything again from offset 0 changes no business
 * table.
 *
 * @param tables by service and name, such as {@code cart-service stock}; row count and sum of the hashes of all rows
 */
public record TableDigest(Map<String, String> tables) {

    /** All tables but those that record what was processed, published and answered, and so change by a repetition. */
    private static final String BUSINESS_TABLES = """
            select tablename from pg_tables where schemaname = current_schema() and tablename not in (
                'flyway_schema_history', 'outbox', 'inbox', 'idempotency_key', 'dead_letter', 'audit_event',
                'login_attempt', 'known_network', 'signing_key', 'token_revocation', 'order_message')
            """;

    public static TableDigest of(Target target) {
        var tables = new TreeMap<String, String>();
        target.databases()
                .forEach((service, database) -> database.column(BUSINESS_TABLES)
                        .forEach(table -> tables.put(service + " " + table, contents(database, table))));
        return new TableDigest(tables);
    }

    /** Equal for two tables with the same rows, whatever their order. */
    private static String contents(Database database, String table) {
        return database.column("""
                select count(*) || ' rows, hashes ' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) from %s t
                """.formatted(table)).getFirst();
    }

    public Verdict compareTo(TableDigest later) {
        var verdict = new Verdict("I10", "consuming everything again changes no business table");
        var all = new TreeMap<>(later.tables);
        all.putAll(tables);
        all.keySet().forEach(name -> {
            String before = tables.getOrDefault(name, "missing");
            String now = later.tables.getOrDefault(name, "missing");
            verdict.expect(before.equals(now), "table " + name, "was %s, is %s", before, now);
        });
        return verdict;
    }
}
