package dev.souk.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The role that owns the database of the service under test, for a test that changes a table. The service's own role
 * cannot.
 */
public record DatabaseOwner(String jdbcUrl, String user, String password) {

    /** Runs the statement in a transaction of its own. */
    public void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }
}
