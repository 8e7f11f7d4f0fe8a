package dev.souk.system.bench.sql;

import dev.souk.system.observe.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** One connection to the database of a service, with its prepared statements. Not thread-safe. */
final class Session implements AutoCloseable {

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Session(Database database) throws SQLException {
        connection = database.connect();
    }

    /** Statements of one transaction. */
    @FunctionalInterface
    interface Statements {
        void execute() throws SQLException;
    }

    /** Commits the statements; a failure leaves nothing, and the session is of no further use. */
    void transaction(Statements statements) throws SQLException {
        connection.setAutoCommit(false);
        statements.execute();
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** How many rows the statement has changed. Outside a transaction it is one. */
    int update(String sql, Object... parameters) throws SQLException {
        return prepare(sql, parameters).executeUpdate();
    }

    /** The number in the only row that the statement returns. */
    long number(String sql, Object... parameters) throws SQLException {
        try (ResultSet row = prepare(sql, parameters).executeQuery()) {
            if (!row.next()) {
                throw new SQLException("No row: " + sql);
            }
            return row.getLong(1);
        }
    }

    private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
