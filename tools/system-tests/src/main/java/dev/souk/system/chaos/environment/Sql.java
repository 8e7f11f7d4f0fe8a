package dev.souk.system.chaos.environment;

import dev.souk.system.observe.Target.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * Statements against one service's database, each over a connection of its own: the server may be killed in between.
 */
public final class Sql {

    private static final String PATIENCE_SECONDS = "10";

    private Sql() {}

    /** Reads one row. */
    @FunctionalInterface
    public interface Row<T> {
        /** The value of the present row. */
        T of(ResultSet columns) throws SQLException;
    }

    /** All rows of a query. */
    public static <T> List<T> query(Database database, String sql, Row<T> row, Object... arguments)
            throws SQLException {
        try (Connection connection = connect(database);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                var all = new ArrayList<T>();
                while (rows.next()) {
                    all.add(row.of(rows));
                }
                return all;
            }
        }
    }

    /** Runs statements that answer nothing, all of them or none. */
    public static void execute(Database database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(Database database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", database.user());
        properties.setProperty("password", database.password());
        properties.setProperty("loginTimeout", PATIENCE_SECONDS);
        properties.setProperty("socketTimeout", PATIENCE_SECONDS);
        return DriverManager.getConnection(database.jdbcUrl(), properties);
    }
}
