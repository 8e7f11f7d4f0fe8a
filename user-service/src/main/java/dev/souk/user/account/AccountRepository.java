package dev.souk.user.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of accounts. */
@Component
class AccountRepository {

    private final JdbcClient jdbc;

    AccountRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns whether the e-mail was free; the unique index decides, also between two who ask at once. */
    boolean insert(UUID id, NewAccount account) {
        return jdbc.sql("""
                insert into account (id, email, name, password_hash, role)
                values (:id, :email, :name, :hash, :role)
                on conflict (lower(email)) do nothing
                """)
                        .param("id", id)
                        .param("email", account.email())
                        .param("name", account.name())
                        .param("hash", account.passwordHash())
                        .param("role", account.role().name())
                        .update()
                == 1;
    }

    Optional<Account> find(UUID id) {
        return jdbc.sql("select * from account where id = :id")
                .param("id", id)
                .query(AccountRepository::account)
                .optional();
    }

    boolean isTaken(String email) {
        return jdbc.sql("select exists (select from account where lower(email) = lower(:email))")
                .param("email", email)
                .query(Boolean.class)
                .single();
    }

    Optional<Credentials> credentials(String email) {
        return jdbc.sql("select id, role, password_hash from account where lower(email) = lower(:email)")
                .param("email", email)
                .query((row, number) -> new Credentials(
                        row.getObject("id", UUID.class),
                        Role.valueOf(row.getString("role")),
                        row.getString("password_hash")))
                .optional();
    }

    List<Account> after(UUID position, int limit) {
        return jdbc.sql("select * from account where id > :position order by id limit :limit")
                .param("position", position)
                .param("limit", limit)
                .query(AccountRepository::account)
                .list();
    }

    /** Empty where the account is no longer as {@code seen}: whoever was first has changed the version. */
    Optional<Account> rename(Account seen, String name) {
        return jdbc.sql("""
                update account set name = :name, version = version + 1
                where id = :id and version = :version and status = 'ACTIVE'
                returning *
                """)
                .param("id", seen.id())
                .param("version", seen.version())
                .param("name", name)
                .query(AccountRepository::account)
                .optional();
    }

    /** Erases what is personal and returns the number of the fact that tells of it; empty as in {@link #rename}. */
    Optional<Long> close(Account seen) {
        return jdbc.sql("""
                update account
                set status = 'CLOSED', email = null, name = null, password_hash = null,
                    version = version + 1, event_sequence = event_sequence + 1
                where id = :id and version = :version and status = 'ACTIVE'
                returning event_sequence
                """)
                .param("id", seen.id())
                .param("version", seen.version())
                .query(Long.class)
                .optional();
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                row.getObject("id", UUID.class),
                row.getString("email"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                AccountStatus.valueOf(row.getString("status")),
                row.getLong("version"));
    }
}
