package dev.souk.system.check;

import dev.souk.system.observe.Database;
import dev.souk.system.observe.Target;
import dev.souk.system.verdict.Findings;
import dev.souk.system.verdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Row count and checksum of every business table. I10: consuming everything again from offset 0 changes no business
 * table.
 *
 * @param tables by service and name, such as {@code cart-service stock}
 */
public record TableDigest(Map<String, Contents> tables) {

    /** Tables that record what was processed, published and answered, and so change when something is repeated. */
    private static final Set<String> TECHNICAL = Set.of(
            "flyway_schema_history",
            "outbox",
            "inbox",
            "idempotency_key",
            "dead_letter",
            "login_attempt",
            "signing_key",
            "order_message");

    /**
     * Equal for two tables with the same rows, whatever their order.
     *
     * @param sum of the hashes of all rows
     */
    public record Contents(long rows, String sum) {}

    /** Of the system as it is now. */
    public static TableDigest of(Target target) {
        var tables = new TreeMap<String, Contents>();
        target.databases().forEach((service, database) -> tables(database)
                .forEach(table -> tables.put(service + " " + table, contents(database, table))));
        return new TableDigest(tables);
    }

    /** Compares with a later digest. */
    public Verdict compareTo(TableDigest later) {
        var findings = new Findings("I10", "consuming everything again changes no business table");
        var names = new TreeSet<>(tables.keySet());
        names.addAll(later.tables.keySet());
        names.forEach(name -> findings.expect(
                Objects.equals(tables.get(name), later.tables.get(name)),
                "table " + name,
                "was %s, is %s",
                tables.get(name),
                later.tables.get(name)));
        return findings.verdict();
    }

    private static List<String> tables(Database database) {
        String sql = "select tablename from pg_tables where schemaname = current_schema() order by tablename";
        return database.query(sql, row -> row.getString(1)).stream()
                .filter(table -> !TECHNICAL.contains(table))
                .toList();
    }

    private static Contents contents(Database database, String table) {
        return database.query(
                        """
                        select count(*), coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text from %s t
                        """
                                .formatted(table),
                        row -> new Contents(row.getLong(1), row.getString(2)))
                .getFirst();
    }
}
