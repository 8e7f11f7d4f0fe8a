package dev.souk.system.observe;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.tools.ToolException;
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
 * server may be killed in between. A failure is a {@link ToolException} that names the database.
 */
public record Database(String jdbcUrl, String user, String password) {

    private static final int FETCH_SIZE = 2_000;
    private static final String SNAPSHOT = "-c default_transaction_isolation=repeatable\\ read -c statement_timeout=0"
            + " -c idle_in_transaction_session_timeout=0";

    /** That of a service, with the role that owns the database, which may change its tables. */
    public static Database ofOwner(RunningSouk souk, String service) {
        Database own = Target.of(souk.status()).database(service);
        return new Database(own.jdbcUrl, own.user + "_owner", souk.secrets().ofOwner(service));
    }

    @FunctionalInterface
    public interface RowAction {
        void accept(ResultSet row) throws SQLException;
    }

    /** The first column of each row. */
    public List<String> column(String sql, Object... parameters) {
        var values = new ArrayList<String>();
        forEach(sql, row -> values.add(row.getString(1)), parameters);
        return values;
    }

    public void forEach(String sql, RowAction action, Object... parameters) {
        try (Connection connection = connect()) {
            forEach(connection, sql, action, parameters);
        } catch (SQLException cause) {
            throw failure(cause);
        }
    }

    /** The same on an open connection; in a transaction the rows are fetched in batches. */
    public void forEach(Connection connection, String sql, RowAction action, Object... parameters) {
        try (PreparedStatement statement = prepare(connection, sql, parameters)) {
            statement.setFetchSize(FETCH_SIZE);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    action.accept(row);
                }
            }
        } catch (SQLException cause) {
            throw failure(cause);
        }
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

    /** A new connection; waits at most 10 s for the server and for each response. */
    public Connection connect() throws SQLException {
        return connect("10", "");
    }

    /** A read-only transaction that does not see what is committed later. */
    public Connection snapshot() {
        try {
            Connection connection = connect("60", SNAPSHOT);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            forEach(connection, "select 1", _ -> {}); // the first statement determines what is seen
            return connection;
        } catch (SQLException cause) {
            throw failure(cause);
        }
    }

    private Connection connect(String socketTimeoutSeconds, String options) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("loginTimeout", "10");
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

    private ToolException failure(SQLException cause) {
        return new ToolException("Cannot access %s: %s".formatted(jdbcUrl, cause.getMessage()), cause);
    }
}
