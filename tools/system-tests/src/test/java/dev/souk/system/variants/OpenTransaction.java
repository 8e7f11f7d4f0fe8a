package dev.souk.system.variants;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * A transaction that stays open, and with it its locks: a fault that is as long as one likes and hits exactly one
 * table.
 */
final class OpenTransaction implements AutoCloseable {

    private final Connection connection;

    OpenTransaction(Connection connection) {
        this.connection = connection;
    }

    /** Runs a statement inside. */
    void run(String sql, Object... parameters) {
        try (PreparedStatement statement = ServiceDatabase.prepare(connection, sql, parameters)) {
            statement.execute();
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    /** Ends it; what was changed inside stays. */
    @Override
    public void close() {
        try (connection) {
            connection.commit();
        } catch (SQLException failure) {
            throw new IllegalStateException("A lock cannot be let go", failure);
        }
    }
}
