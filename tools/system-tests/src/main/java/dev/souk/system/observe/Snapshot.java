package dev.souk.system.observe;

import dev.souk.launcher.report.LauncherException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One database at one moment: everything that is read through it belongs together. Changes nothing. */
public final class Snapshot implements AutoCloseable {

    private static final int ROWS_AT_ONCE = 5_000;
    private static final String PATIENCE_SECONDS = "60";

    private final String url;
    private final Connection connection;

    private Snapshot(String url, Connection connection) {
        this.url = url;
        this.connection = connection;
    }

    /** Makes a record of a row. */
    @FunctionalInterface
    public interface RowReader<T> {

        /** Reads the row that {@code row} stands on. */
        T read(ResultSet row) throws SQLException;
    }

    /** Opens a snapshot of the database; a failure names it. */
    public static Snapshot of(String url, String user, String password) {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("loginTimeout", "10");
        properties.setProperty("socketTimeout", PATIENCE_SECONDS);
        properties.setProperty("options", "-c default_transaction_isolation=repeatable\\ read -c statement_timeout=0");
        try {
            Connection connection = DriverManager.getConnection(url, properties);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            return new Snapshot(url, connection);
        } catch (SQLException away) {
            throw failure(url, away);
        }
    }

    /** Every row of the answer. */
    public <T> List<T> all(String sql, RowReader<T> reader) {
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(ROWS_AT_ONCE);
            var rows = new ArrayList<T>();
            try (ResultSet row = statement.executeQuery(sql)) {
                while (row.next()) {
                    rows.add(reader.read(row));
                }
            }
            return rows;
        } catch (SQLException broken) {
            throw failure(url, broken);
        }
    }

    /** Whether the query has an answer. */
    public boolean any(String sql) {
        return !all(sql + " limit 1", _ -> true).isEmpty();
    }

    public static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    public static @Nullable UUID idOrNull(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    public static @Nullable Long numberOrNull(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    private static LauncherException failure(String url, SQLException cause) {
        return new LauncherException("Cannot read %s: %s".formatted(url, cause.getMessage()), cause);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException broken) {
            throw failure(url, broken);
        }
    }
}
