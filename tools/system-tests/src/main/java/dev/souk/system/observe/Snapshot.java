package dev.souk.system.observe;

import dev.souk.system.observe.Database.RowMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** One database at one moment, in a read-only transaction. Rows are fetched in batches, so any number can be read. */
public final class Snapshot implements AutoCloseable {

    private static final int FETCH_SIZE = 2_000;
    private static final String TIMEOUT_SECONDS = "60";
    private static final String OPTIONS = "-c default_transaction_isolation=repeatable\\ read -c statement_timeout=0"
            + " -c idle_in_transaction_session_timeout=0";

    private final Database database;
    private final Connection connection;

    private Snapshot(Database database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    /** Starts the transaction: what is committed later is not seen. */
    public static Snapshot of(Database database) {
        try {
            Connection connection = database.connect(TIMEOUT_SECONDS, OPTIONS);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            var snapshot = new Snapshot(database, connection);
            snapshot.rows("select 1", row -> row.getInt(1)).next();
            return snapshot;
        } catch (SQLException cause) {
            throw database.failure(cause);
        }
    }

    /** The rows of a query, fetched while they are read. */
    @SuppressWarnings("MustBeClosedChecker") // the statement is closed with the connection
    public <T> Iterator<T> rows(String sql, RowMapper<T> mapper, Object... parameters) {
        try {
            PreparedStatement statement = Database.prepare(connection, sql, parameters);
            statement.setFetchSize(FETCH_SIZE);
            statement.closeOnCompletion();
            return new Rows<>(statement.executeQuery(), mapper);
        } catch (SQLException cause) {
            throw database.failure(cause);
        }
    }

    private final class Rows<T> implements Iterator<T> {

        private final ResultSet row;
        private final RowMapper<T> mapper;
        private boolean hasNext;

        Rows(ResultSet row, RowMapper<T> mapper) throws SQLException {
            this.row = row;
            this.mapper = mapper;
            advance();
        }

        private void advance() throws SQLException {
            hasNext = row.next();
            if (!hasNext) {
                row.close();
            }
        }

        @Override
        public boolean hasNext() {
            return hasNext;
        }

        @Override
        public T next() {
            if (!hasNext) {
                throw new NoSuchElementException();
            }
            try {
                T value = mapper.map(row);
                advance();
                return value;
            } catch (SQLException cause) {
                throw database.failure(cause);
            }
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException cause) {
            throw database.failure(cause);
        }
    }
}
