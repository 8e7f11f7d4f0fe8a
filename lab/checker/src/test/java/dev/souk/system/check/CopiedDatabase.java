package dev.souk.system.check;

import dev.souk.system.observe.Database;
import dev.souk.system.observe.Target;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** A copy of one service's database without check constraints and triggers, so that rows can be corrupted. */
final class CopiedDatabase implements AutoCloseable {

    private static final String COPY = "copied_by_a_test";

    private final Target target;
    private final String superuserPassword;
    private final String service;
    private final Database original;

    CopiedDatabase(Target target, String superuserPassword, String service) throws SQLException {
        this.target = target;
        this.superuserPassword = superuserPassword;
        this.service = service;
        this.original = target.database(service);
        try (Connection server = superuser("postgres");
                Statement statement = server.createStatement()) {
            String name = original.user(); // a role owns the database of its own name
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'".formatted(name));
            statement.execute("create database %s template %s".formatted(COPY, name));
        }
    }

    /** Changes one row; returns the columns of the {@code returning} clause. */
    Map<String, String> change(String sql) throws SQLException {
        try (Connection copy = superuser(COPY);
                Statement statement = copy.createStatement()) {
            statement.execute("set session_replication_role = replica"); // no triggers
            dropChecks(copy);
            try (ResultSet row = statement.executeQuery(sql)) {
                Map<String, String> columns = columns(row);
                if (row.next()) {
                    throw new IllegalArgumentException("More than one row: " + sql);
                }
                return columns;
            }
        }
    }

    /** The same system with this database. */
    Target target() {
        var databases = new HashMap<>(target.databases());
        databases.put(service, new Database(url(COPY), "postgres", superuserPassword));
        return new Target(target.kafka(), Map.copyOf(databases));
    }

    private static void dropChecks(Connection copy) throws SQLException {
        try (Statement statement = copy.createStatement()) {
            statement.execute("""
                    do $$ declare it record; begin
                        for it in select conrelid::regclass as owner, conname from pg_constraint
                                  where contype = 'c' and conrelid <> 0 and connamespace = 'public'::regnamespace loop
                            execute format('alter table %s drop constraint %I', it.owner, it.conname);
                        end loop;
                        for it in select indexrelid::regclass as name from pg_index where indisunique and indpred is not null loop
                            execute format('drop index %s', it.name);
                        end loop;
                    end $$
                    """);
        }
    }

    private static Map<String, String> columns(ResultSet row) throws SQLException {
        if (!row.next()) {
            throw new IllegalArgumentException("No row was changed");
        }
        var columns = new LinkedHashMap<String, String>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            columns.put(row.getMetaData().getColumnLabel(i), String.valueOf(row.getString(i)));
        }
        return columns;
    }

    private Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "postgres", superuserPassword);
    }

    private String url(String database) {
        return original.jdbcUrl().replaceFirst("/[^/?]+(\\?|$)", "/" + database + "$1");
    }

    @Override
    public void close() throws SQLException {
        try (Connection server = superuser("postgres");
                Statement statement = server.createStatement()) {
            statement.execute("drop database %s with (force)".formatted(COPY));
        }
    }
}
