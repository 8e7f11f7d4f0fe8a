package dev.souk.system.bench.sql;

import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.Work;
import dev.souk.system.bench.sql.Script.Transaction;
import dev.souk.system.observe.Target;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A customer who writes orders into the databases by prepared statements: the most that a shop on this server could do.
 * With a connection to each database. Not thread-safe.
 */
public final class SqlCustomer implements Work, AutoCloseable {

    private static final Script ORDER = Script.beside(SqlCustomer.class, "order.sql");
    private static final List<String> IDS = List.of("placed", "stock", "reserved", "posting", "payment", "confirmed");
    private static final int SHARDS = 16;
    private static final int HASH_BYTES = 32;

    private final TimeOrderedIds ids = new TimeOrderedIds(Clock.systemUTC());
    private final Map<String, Object> buyer;
    private final Map<String, ScriptSession> sessions = new HashMap<>();

    /** Opens the connections; the customer has an account with a wallet and a cart, and is logged in. */
    public SqlCustomer(Customer customer, Target target) throws IOException {
        UUID user = UUID.fromString(customer.caller().accountId());
        byte[] hash = ByteBuffer.allocate(HASH_BYTES)
                .putLong(user.getMostSignificantBits())
                .putLong(user.getLeastSignificantBits())
                .array();
        buyer = Map.of("user", user, "item", UUID.fromString(customer.item()), "caller", hash);
        try {
            for (Transaction transaction : ORDER.transactions()) {
                String service = transaction.service();
                if (!sessions.containsKey(service)) {
                    sessions.put(
                            service, new ScriptSession(target.database(service).connect()));
                }
            }
        } catch (SQLException failed) {
            throw new IOException(kind(failed), failed);
        }
    }

    /** Writes one order, from the line in the cart to the sale. */
    @Override
    public void perform() throws IOException {
        UUID order = ids.next();
        var values = new HashMap<>(buyer);
        values.put("order", order);
        values.put("shard", Math.floorMod(order.hashCode(), SHARDS));
        IDS.forEach(name -> values.put(name, ids.next()));
        values.put("key", randomHash());
        values.put("fingerprint", randomHash());
        try {
            for (Transaction transaction : ORDER.transactions()) {
                Objects.requireNonNull(sessions.get(transaction.service())).perform(transaction, values);
            }
        } catch (SQLException failed) {
            throw new IOException(kind(failed), failed);
        }
    }

    /** Without ids and details, so that the same failure of several orders is one kind. */
    private static String kind(SQLException failure) {
        String message =
                String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        return "SQL: " + message.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "{id}");
    }

    private static byte[] randomHash() {
        byte[] hash = new byte[HASH_BYTES];
        ThreadLocalRandom.current().nextBytes(hash);
        return hash;
    }

    @Override
    public void close() throws IOException {
        try {
            for (ScriptSession session : sessions.values()) {
                session.close();
            }
        } catch (SQLException failed) {
            throw new IOException(failed);
        }
    }
}
