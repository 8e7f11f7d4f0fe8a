package dev.souk.system.variants;

import dev.souk.system.observe.Target.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A service's database, as an administrator has it in hand. */
record ServiceDatabase(Database database) {

    /** Keeps everybody from receiving events, since each writes a row there first. */
    static final String INBOX = "lock table inbox in share mode";

    /** Runs a statement. */
    void run(String sql, Object... parameters) {
        try (Connection connection = connect();
                PreparedStatement statement = prepare(connection, sql, parameters)) {
            statement.execute();
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    /** The first column of the first row. */
    long number(String sql, Object... parameters) {
        try (Connection connection = connect();
                PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    /** Takes a lock and keeps it until the result is closed. */
    OpenTransaction hold(String sql, Object... parameters) {
        try {
            Connection connection = connect();
            connection.setAutoCommit(false);
            var hold = new OpenTransaction(connection);
            hold.run(sql, parameters);
            return hold;
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    static PreparedStatement prepare(Connection connection, String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }
}
