package dev.souk.system.check;

import dev.souk.system.observe.Database.RowMapper;
import dev.souk.system.observe.Snapshot;
import dev.souk.system.observe.Target;
import dev.souk.system.verdict.Findings;
import dev.souk.system.verdict.Verdict;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A snapshot of each service's database. The one of order-service is the oldest: what a final order implies about the
 * other databases was committed before.
 */
final class Databases implements AutoCloseable {

    static final String ORDERS = "order-service";
    static final String CARTS = "cart-service";
    static final String USERS = "user-service";

    private final Map<String, Snapshot> snapshots = new LinkedHashMap<>();

    Databases(Target target) {
        try {
            for (String service : new String[] {ORDERS, CARTS, USERS}) {
                snapshots.put(service, Snapshot.of(target.database(service)));
            }
        } catch (RuntimeException unavailable) {
            close();
            throw unavailable;
        }
    }

    /** The rows of a query, fetched while they are read. */
    <T> Iterator<T> rows(String service, String sql, RowMapper<T> mapper, Object... parameters) {
        return Objects.requireNonNull(snapshots.get(service)).rows(sql, mapper, parameters);
    }

    /**
     * Checks a claim inside one database.
     *
     * @param sql a row for each thing to look at: {@code subject}, {@code holds}, and {@code detail} of a violation
     */
    Verdict verdict(String invariant, String claim, String service, String sql) {
        var findings = new Findings(invariant, claim);
        look(findings, service, sql);
        return findings.verdict();
    }

    /** The same, added to other findings. */
    void look(Findings findings, String service, String sql) {
        Iterator<Boolean> rows = rows(service, sql, row -> {
            boolean holds = row.getBoolean("holds");
            findings.expect(holds, row.getString("subject"), "%s", row.getString("detail"));
            return holds;
        });
        rows.forEachRemaining(_ -> {});
    }

    @Override
    public void close() {
        snapshots.values().forEach(Snapshot::close);
    }
}
