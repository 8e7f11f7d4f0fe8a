package dev.souk.user.account;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of accounts. */
@Repository
public class AccountRepository {

    /** Names the columns: prepared for all, a statement fails once a migration of the next release has added one. */
    private static final String SELECT = "select id, email, name, role, status, version from account";

    private final JdbcClient jdbc;

    AccountRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns false if the e-mail is taken; the unique index decides between concurrent registrations. */
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

    /** Inserts the account of a customer of another provider, unless it is there. */
    boolean insert(UUID id) {
        return jdbc.sql("insert into account (id, role) values (:id, 'CUSTOMER') on conflict (id) do nothing")
                        .param("id", id)
                        .update()
                == 1;
    }

    /** The account, open or closed. */
    public Optional<Account> find(UUID id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(Account.class)
                .optional();
    }

    /** The credentials for a login; empty if no open account has this e-mail. */
    public Optional<Credentials> credentials(String email) {
        return jdbc.sql("select id, role, token_version, password_hash from account where lower(email) = lower(:email)")
                .param("email", email)
                .query(Credentials.class)
                .optional();
    }

    /** The same of the account with this id; empty if it is not open. */
    public Optional<Credentials> credentials(UUID id) {
        return jdbc.sql(
                        "select id, role, token_version, password_hash from account where id = :id and status = 'ACTIVE'")
                .param("id", id)
                .query(Credentials.class)
                .optional();
    }

    List<Account> after(UUID position, int limit) {
        return jdbc.sql(SELECT + " where id > :position order by id limit :limit")
                .param("position", position)
                .param("limit", limit)
                .query(Account.class)
                .list();
    }

    /** Empty if the account was changed since it was read. */
    Optional<Account> rename(Account account, String name) {
        return update(account, name, account.role());
    }

    /** Empty as in {@link #rename}. */
    Optional<Account> changeRole(Account account, Role role) {
        return update(account, account.name(), role);
    }

    private Optional<Account> update(Account account, @Nullable String name, Role role) {
        return jdbc.sql("""
                update account set name = :name, role = :role, version = version + 1
                where id = :id and version = :version and status = 'ACTIVE'
                returning id, email, name, role, status, version
                """)
                .param("id", account.id())
                .param("version", account.version())
                .param("name", name)
                .param("role", role.name())
                .query(Account.class)
                .optional();
    }

    /** Whether the admin is one no longer. Locks both by id: of two who demote each other at once, one is refused. */
    boolean wasDemoted(UUID admin, UUID other) {
        return jdbc.sql("""
                select id = :admin and (role <> 'ADMIN' or status <> 'ACTIVE') from account
                where id in (:admin, :other) order by id for update
                """)
                .param("admin", admin)
                .param("other", other)
                .query(Boolean.class)
                .list()
                .contains(true);
    }

    /** Whether there is no other. Locks all of them by id: of two who close their accounts at once, one is the last. */
    boolean isLastAdmin(UUID id) {
        return jdbc.sql("select id from account where role = 'ADMIN' and status = 'ACTIVE' order by id for update")
                .query(UUID.class)
                .list()
                .equals(List.of(id));
    }

    /** Empty if the account is closed. The row lock keeps concurrent revocations apart. */
    Optional<RaisedVersion> raiseTokenVersion(UUID id) {
        return jdbc.sql("""
                update account set token_version = token_version + 1, event_sequence = event_sequence + 1
                where id = :id and status = 'ACTIVE'
                returning token_version, event_sequence
                """).param("id", id).query(RaisedVersion.class).optional();
    }

    /**
     * The version of tokens after a revocation.
     *
     * @param eventSequence sequence number of the event that announces it
     */
    record RaisedVersion(long tokenVersion, long eventSequence) {}

    /** Erases personal data. Returns the sequence number of the event; empty as in {@link #rename}. */
    Optional<Long> close(Account account) {
        return jdbc.sql("""
                update account
                set status = 'CLOSED', email = null, name = null, password_hash = null,
                    version = version + 1, event_sequence = event_sequence + 1
                where id = :id and version = :version and status = 'ACTIVE'
                returning event_sequence
                """)
                .param("id", account.id())
                .param("version", account.version())
                .query(Long.class)
                .optional();
    }

    /**
     * Replaces the hash, also by one of the same password; false if the password was changed since the credentials were
     * read. Another hash of the same version of tokens is one of the same password, which a login has replaced.
     */
    public boolean changePassword(Credentials read, String changed) {
        return jdbc.sql("""
                update account set password_hash = :changed
                where id = :id and status = 'ACTIVE' and (password_hash = :hash or token_version = :version)
                """)
                        .param("id", read.id())
                        .param("hash", read.passwordHash())
                        .param("version", read.tokenVersion())
                        .param("changed", changed)
                        .update()
                == 1;
    }
}
