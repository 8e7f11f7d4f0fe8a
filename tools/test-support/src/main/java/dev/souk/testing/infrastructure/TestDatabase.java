package dev.souk.testing.infrastructure;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A new database with the two roles that a service has: one that owns it, and one that uses it. */
final class TestDatabase {

    private TestDatabase() {}

    /** Creates it; each role has its name as its password. */
    static void create(Connection superuser, String name) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute("create role %1$s login password '%1$s'".formatted(name));
            statement.execute("create role %1$s_owner login password '%1$s_owner'".formatted(name));
            statement.execute("create database %1$s owner %1$s_owner".formatted(name));
            statement.execute("revoke all on database %s from public".formatted(name));
            statement.execute("grant connect on database %1$s to %1$s".formatted(name));
        }
    }

    /** The database of this name and its roles. */
    static Infrastructure.Database at(String jdbcUrl, String name) {
        return new Infrastructure.Database(jdbcUrl, name, name, name + "_owner", name + "_owner");
    }
}
