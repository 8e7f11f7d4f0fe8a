package dev.souk.system.observe;

import dev.souk.launcher.report.LauncherException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * One service's database and a role that may read all of it. Each statement uses a connection of its own, since the
 * server may be killed in between. A failure is a {@link LauncherException} that names the database.
 */
public record Database(String jdbcUrl, String user, String password) {

    private static final String TIMEOUT_SECONDS = "10";

    /** Maps the current row. */
    @FunctionalInterface
    public interface RowMapper<T> {
        /** The value of the current row. */
        T map(ResultSet row) throws SQLException;
    }

    /** Takes the current row. */
    @FunctionalInterface
    public interface RowAction {
        /** Reads its columns. */
        void accept(ResultSet row) throws SQLException;
    }

    /** All rows of a query. */
    public <T> List<T> query(String sql, RowMapper<T> mapper, Object... parameters) {
        try (Connection connection = connect();
                PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet row = statement.executeQuery()) {
            var rows = new ArrayList<T>();
            while (row.next()) {
                rows.add(mapper.map(row));
            }
            return rows;
        } catch (SQLException cause) {
            throw failure(cause);
        }
    }

    /** The number in the first column of the first row. */
    public long number(String sql, Object... parameters) {
        return query(sql, row -> row.getLong(1), parameters).getFirst();
    }

    /** Runs one or more statements in one transaction. */
    public void execute(String sql, Object... parameters) {
        try (Connection connection = connect();
                PreparedStatement statement = prepare(connection, sql, parameters)) {
            statement.execute();
        } catch (SQLException cause) {
            throw failure(cause);
        }
    }

    /** A new connection; waits at most 10 s for the server and for each answer. */
    public Connection connect() throws SQLException {
        return connect(TIMEOUT_SECONDS, "");
    }

    Connection connect(String socketTimeoutSeconds, String options) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("loginTimeout", TIMEOUT_SECONDS);
        properties.setProperty("socketTimeout", socketTimeoutSeconds);
        properties.setProperty("options", options);
        return DriverManager.getConnection(jdbcUrl, properties);
    }

    /** A statement with its parameters set. */
    public static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    LauncherException failure(SQLException cause) {
        return new LauncherException("Cannot access %s: %s".formatted(jdbcUrl, cause.getMessage()), cause);
    }
}
