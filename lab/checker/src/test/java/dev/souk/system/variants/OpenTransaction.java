package dev.souk.system.variants;

import dev.souk.system.observe.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A transaction that stays open with its locks until it is closed: a fault of any duration that affects one table. */
final class OpenTransaction implements AutoCloseable {

    private final Connection connection;

    /** Starts with that statement. */
    OpenTransaction(Database database, String sql, Object... parameters) {
        try {
            connection = database.connect();
            connection.setAutoCommit(false);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
        execute(sql, parameters);
    }

    /** Stops the consumption of events, since each of them inserts into the inbox first. */
    static OpenTransaction lockingInbox(Database database) {
        return new OpenTransaction(database, "lock table inbox in share mode");
    }

    /** Runs a statement in the transaction. */
    void execute(String sql, Object... parameters) {
        try (PreparedStatement statement = Database.prepare(connection, sql, parameters)) {
            statement.execute();
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    /** Commits. */
    @Override
    public void close() {
        try (connection) {
            connection.commit();
        } catch (SQLException failure) {
            throw new IllegalStateException("The transaction cannot be committed", failure);
        }
    }
}
