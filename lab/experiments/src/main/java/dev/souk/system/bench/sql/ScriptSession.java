package dev.souk.system.bench.sql;

import dev.souk.system.bench.sql.Script.Statement;
import dev.souk.system.bench.sql.Script.Transaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Performs transactions of a script on a connection to one database, by prepared statements. Not thread-safe. */
public final class ScriptSession implements AutoCloseable {

    private final Connection connection;
    private final Map<Statement, PreparedStatement> prepared = new HashMap<>();

    /** On a connection that is closed with this. */
    public ScriptSession(Connection connection) {
        this.connection = connection;
    }

    /**
     * Performs the statements and commits them; after a failure the session is of no further use.
     *
     * @param values of the parameters, to which the columns are added of rows that statements return
     */
    public void perform(Transaction transaction, Map<String, Object> values) throws SQLException {
        boolean isSingle = transaction.statements().size() == 1;
        connection.setAutoCommit(isSingle);
        for (Statement statement : transaction.statements()) {
            execute(statement, values);
        }
        if (!isSingle) {
            connection.commit();
        }
    }

    private void execute(Statement statement, Map<String, Object> values) throws SQLException {
        PreparedStatement sql = prepare(statement);
        for (int i = 0; i < statement.parameters().size(); i++) {
            sql.setObject(i + 1, values.get(statement.parameters().get(i)));
        }
        if (sql.execute()) {
            try (ResultSet row = sql.getResultSet()) {
                if (!row.next()) {
                    throw new SQLException("No row: " + statement.sql());
                }
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    values.put(row.getMetaData().getColumnLabel(i), row.getObject(i));
                }
            }
        }
    }

    private PreparedStatement prepare(Statement statement) throws SQLException {
        PreparedStatement sql = prepared.get(statement);
        if (sql == null) {
            sql = connection.prepareStatement(statement.sql());
            prepared.put(statement, sql);
        }
        return sql;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
