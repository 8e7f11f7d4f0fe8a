package dev.souk.system.bench.fill;

import dev.souk.system.bench.fill.Stage.Chunk;
import dev.souk.system.observe.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A connection to the database of one service. Temporary tables name the customers and orders to write, the same in all
 * databases: ids are computed from times and numbers, and are in the order of time as those of the services (UUIDv7).
 */
final class FillSession implements AutoCloseable {

    private static final String TEMPORARY = """
            create temporary table past_user (number bigint, user_id uuid);
            create temporary table past_order (
                number bigint, order_id uuid, user_id uuid, item_id uuid, nth bigint, placed_at timestamptz);
            create function pg_temp.opening() returns timestamptz language sql stable return
                current_setting('past.begin')::timestamptz;
            create function pg_temp.id_of(at timestamptz, name text) returns uuid language sql immutable return
                (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0')
                    || '7' || left(md5(name), 3) || '8' || right(md5(name), 15))::uuid;
            create function pg_temp.user_id(number bigint) returns uuid language sql stable return
                pg_temp.id_of(pg_temp.opening(), 'user' || number);
            create function pg_temp.item_id(number bigint) returns uuid language sql stable return
                pg_temp.id_of(pg_temp.opening(), 'item' || number);
            create function pg_temp.email(number bigint) returns text language sql immutable return
                'past-' || number || '@souk.example';
            """;

    /** The planner would rather read all orders to find ten thousand of them. */
    private static final String JOIN_BY_INDEX = "set enable_hashjoin = off; set enable_mergejoin = off";

    private static final String USERS = """
            insert into past_user select number, pg_temp.user_id(number) from generate_series(?, ?) number
            """;

    /** The customers of a stage order by turns; {@code nth} counts the orders of a customer, from 1. */
    private static final String ORDERS = """
            insert into past_order
            select number, pg_temp.id_of(placed_at, 'order' || number), pg_temp.user_id(? + (number - ?) % ?),
                   pg_temp.item_id(number % 200), (number - ?) / ? + 1, placed_at
            from generate_series(?, ?) number,
                 lateral (select pg_temp.opening() + number * ? * interval '1 ms') at (placed_at)
            """;

    private final FilledTables tables;
    private final PastOrders orders;
    private final Connection connection;

    FillSession(FilledTables tables, PastOrders orders, Database database, String passwordOf) throws SQLException {
        this.tables = tables;
        this.orders = orders;
        connection = database.connectPatiently();
        execute(
                "select set_config('past.begin', ?, false), set_config('past.password_of', ?, false)",
                orders.begin().toString(),
                passwordOf);
        execute(JOIN_BY_INDEX);
        execute(TEMPORARY);
    }

    /** Writes what is there before the first customer. */
    void openShop() throws SQLException {
        execute(tables.shop());
    }

    /** Writes the customers of a stage. */
    void addCustomers(Stage stage) throws SQLException {
        connection.setAutoCommit(false);
        execute("truncate past_user");
        execute(USERS, stage.firstUser(), stage.lastUser());
        execute(tables.customers());
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** Writes some orders of a stage, in one transaction. */
    void addOrders(Stage stage, Chunk chunk) throws SQLException {
        connection.setAutoCommit(false);
        execute("truncate past_order");
        execute(
                ORDERS,
                stage.firstUser(),
                stage.first(),
                stage.users(),
                stage.first(),
                stage.users(),
                chunk.first(),
                chunk.last(),
                orders.interval().toMillis());
        execute("analyze past_order");
        execute(tables.orders());
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** Removes what updates have left, and counts rows for the planner, as autovacuum does sooner or later. */
    void vacuum() throws SQLException {
        execute("vacuum analyze");
    }

    private void execute(String sql, Object... parameters) throws SQLException {
        if (parameters.length > 0) {
            try (var statement = Database.prepare(connection, sql, parameters)) {
                statement.execute();
            }
        } else if (!sql.isBlank()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
