package dev.souk.common.lab;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * The two databases: orders in one, their reservations in the other. No constraint prevents a duplicate reservation, so
 * that it can be counted.
 */
final class OrderAndStockDatabases implements AutoCloseable {

    static final int ITEMS = 100;
    private static final int POOL = 20;

    private final HikariDataSource orders;
    private final HikariDataSource stock;
    private final Map<UUID, Long> agreedAt = new ConcurrentHashMap<>();

    /** Fills two empty databases. */
    OrderAndStockDatabases(String ordersUrl, String stockUrl) throws SQLException {
        this.orders = pool(ordersUrl);
        this.stock = pool(stockUrl);
        run(orders, "create table orders (id uuid primary key, item integer not null)");
        run(orders, "create table decision (id text primary key)");
        run(stock, "create table stock (item integer primary key, on_hand bigint not null)");
        run(stock, "insert into stock select item, 1000000 from generate_series(0, %d) item".formatted(ITEMS - 1));
        run(stock, "create table reservation (order_id uuid not null, item integer not null)");
    }

    /** An order as a client sends it. */
    record Order(UUID id, int item) {}

    HikariDataSource orders() {
        return orders;
    }

    HikariDataSource stock() {
        return stock;
    }

    /** Part of the transaction of the connection to the orders. */
    static void insert(Connection connection, Order order) throws SQLException {
        update(connection, "insert into orders (id, item) values (?, ?)", order.id(), order.item());
    }

    /** Part of the transaction of the connection to the stock. */
    static void reserve(Connection connection, Order order) throws SQLException {
        update(connection, "update stock set on_hand = on_hand - 1 where item = ?", order.item());
        update(connection, "insert into reservation (order_id, item) values (?, ?)", order.id(), order.item());
    }

    /** To be called when the later one of the two has been committed. */
    void noteAgreed(UUID order) {
        agreedAt.putIfAbsent(order, System.nanoTime());
    }

    /** When both sides agreed about each order, by {@code System.nanoTime}. */
    Map<UUID, Long> agreedAt() {
        return agreedAt;
    }

    /** How often each order is among the orders. */
    Map<UUID, Integer> ordered() throws SQLException {
        return counts(orders, "select id from orders");
    }

    /** How often each order is among the reservations. */
    Map<UUID, Integer> reserved() throws SQLException {
        return counts(stock, "select order_id from reservation");
    }

    private static Map<UUID, Integer> counts(DataSource source, String sql) throws SQLException {
        var counts = new HashMap<UUID, Integer>();
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                counts.merge(rows.getObject(1, UUID.class), 1, Integer::sum);
            }
        }
        return counts;
    }

    private static HikariDataSource pool(String url) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername("postgres");
        pool.setMaximumPoolSize(POOL);
        pool.setConnectionInitSql("set lock_timeout = '500ms'");
        return pool;
    }

    static void run(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection()) {
            update(connection, sql);
        }
    }

    static void update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }

    @Override
    public void close() {
        orders.close();
        stock.close();
    }
}
