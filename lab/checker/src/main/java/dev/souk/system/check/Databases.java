package dev.souk.system.check;

import dev.souk.system.observe.Database.RowAction;
import dev.souk.system.observe.Target;
import dev.souk.tools.ToolException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A snapshot of each service's database. The one of order-service is the oldest: what a final order implies about the
 * other databases was committed before.
 */
record Databases(Target target, Map<String, Connection> snapshots) implements AutoCloseable {

    static final String ORDERS = "order-service";
    static final String CARTS = "cart-service";
    static final String USERS = "user-service";

    private static final String STORED_ORDERS = """
            select coalesce(jsonb_agg(stored), '[]') from (
                select id, user_id, status, total_cents,
                       concat(string_agg(quantity || ' × ' || item_id, ', ' order by item_id)) as lines,
                       jsonb_object_agg(item_id, price_cents) filter (where item_id is not null) as prices
                from orders left join order_line on order_id = id group by id) stored
            """;

    Databases(Target target) {
        this(target, new LinkedHashMap<>());
        try {
            Stream.concat(Stream.of(ORDERS), target.databases().keySet().stream())
                    .distinct()
                    .forEach(service ->
                            snapshots.put(service, target.database(service).snapshot()));
        } catch (ToolException unavailable) {
            close();
            throw unavailable;
        }
    }

    /** Passes on each row of a query, fetched while they are read. */
    void forEach(String service, String sql, RowAction action, Object... parameters) {
        Connection snapshot = Objects.requireNonNull(snapshots.get(service));
        target.database(service).forEach(snapshot, sql, action, parameters);
    }

    /** All orders, as JSON that claims about other databases read. */
    String orders() {
        var json = new StringBuilder();
        forEach(ORDERS, STORED_ORDERS, row -> json.append(row.getString(1)));
        return json.toString();
    }

    /** The services that own one. */
    Set<String> services() {
        return snapshots.keySet();
    }

    @Override
    public void close() {
        for (Connection snapshot : snapshots.values()) {
            try {
                snapshot.close();
            } catch (SQLException lost) {
                throw new ToolException("Cannot close a connection: " + lost.getMessage(), lost);
            }
        }
    }
}
