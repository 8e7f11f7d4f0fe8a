package dev.souk.system.check;

import dev.souk.system.observe.Findings;
import dev.souk.system.observe.Snapshot;
import dev.souk.system.observe.Target;
import dev.souk.system.observe.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What every business table holds, in a few numbers, to see whether something has changed it. I10: consuming everything
 * again from offset 0 changes no business table.
 *
 * @param tables by service and name, such as {@code cart-service stock}
 */
public record TableDigest(Map<String, Contents> tables) {

    /**
     * How services remember what they have handled, sent and answered. Each is there to change when something is
     * repeated.
     */
    private static final Set<String> BOOKKEEPING = Set.of(
            "flyway_schema_history",
            "outbox",
            "inbox",
            "idempotency_key",
            "dead_letter",
            "login_attempt",
            "signing_key",
            "order_message");

    /**
     * A table: two with the same rows, in whatever order, have the same.
     *
     * @param sum of the hashes of all rows
     */
    public record Contents(long rows, String sum) {}

    /** Of the system as it is now. */
    public static TableDigest of(Target target) {
        var tables = new TreeMap<String, Contents>();
        target.databases().forEach((service, at) -> {
            try (Snapshot database = Snapshot.of(at.jdbcUrl(), at.user(), at.password())) {
                tables(database).forEach(table -> tables.put(service + " " + table, contents(database, table)));
            }
        });
        return new TableDigest(tables);
    }

    /** Compares with what was found later. */
    public Verdict andLater(TableDigest later) {
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

    private static List<String> tables(Snapshot database) {
        return database
                .all(
                        "select tablename from pg_tables where schemaname = current_schema() order by tablename",
                        row -> row.getString("tablename"))
                .stream()
                .filter(table -> !BOOKKEEPING.contains(table))
                .collect(Collectors.toList());
    }

    private static Contents contents(Snapshot database, String table) {
        return database.all("""
                        select count(*) as rows, coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text as sum
                        from %s t
                        """.formatted(table), row -> new Contents(row.getLong("rows"), row.getString("sum")))
                .getFirst();
    }
}
