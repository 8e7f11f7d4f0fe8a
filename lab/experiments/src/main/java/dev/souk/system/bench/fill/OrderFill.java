package dev.souk.system.bench.fill;

import dev.souk.system.bench.fill.Stage.Chunk;
import dev.souk.system.bench.sql.Script;
import dev.souk.system.bench.sql.Script.Transaction;
import dev.souk.system.bench.sql.ScriptSession;
import dev.souk.system.observe.Database;
import dev.souk.tools.ToolException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Fills the databases of a running system with past orders, by {@code past-orders.sql}. */
public final class OrderFill implements AutoCloseable {

    private static final Script SCRIPT = Script.beside(OrderFill.class, "past-orders.sql");
    private static final String EVERY = "every database";

    private final Map<String, ScriptSession> sessions = new HashMap<>();
    private final PastOrders past;
    private long orders;
    private long users;
    private @Nullable Stage stage;

    /**
     * Connects to the databases, which have no past orders yet.
     *
     * @param owners the databases by service, with roles that own them
     * @param passwordOf e-mail of an account; customers of past orders log in with its password
     */
    public OrderFill(PastOrders past, Map<String, Database> owners, String passwordOf)
            throws SQLException, InterruptedException {
        this.past = past;
        for (Transaction transaction : SCRIPT.transactions()) {
            String service = transaction.service();
            if (!service.equals(EVERY) && !sessions.containsKey(service)) {
                Database database = Objects.requireNonNull(owners.get(service), service);
                sessions.put(service, new ScriptSession(database.connectPatiently()));
            }
        }
        perform(Map.of("begin", past.begin().toString(), "password_of", passwordOf), "open");
    }

    /** How many past orders there are. */
    public long orders() {
        return orders;
    }

    /** Adds customers and their orders, about a hundred each, until there are so many orders. */
    public void fillTo(long count) throws InterruptedException {
        if (count > orders) {
            addCustomersFor(count);
            addOrders();
        }
    }

    /** Adds the customers that more orders need, until there are so many orders. */
    public void addCustomersFor(long count) throws InterruptedException {
        var added = new Stage(orders + 1, count, users + 1);
        perform(Map.of("first_user", added.firstUser(), "last_user", added.lastUser()), "customers");
        users = added.lastUser();
        stage = added;
    }

    /** Adds the orders of the customers who were added last. */
    public void addOrders() throws InterruptedException {
        Stage added = Objects.requireNonNull(stage, "customers first");
        for (Chunk chunk : added.chunks()) {
            var values = new HashMap<String, Object>(
                    Map.of("first", added.first(), "first_user", added.firstUser(), "users", added.users()));
            values.putAll(Map.of(
                    "from", chunk.first(),
                    "to", chunk.last(),
                    "interval_millis", past.interval().toMillis()));
            perform(values, "name orders", "orders");
        }
        perform(Map.of(), "close");
        orders = added.last();
        stage = null;
    }

    /** The e-mails of the last customers who were added, so many at most. */
    public List<String> newestCustomers(int count) {
        return LongStream.rangeClosed(Math.max(1, users - count + 1), users)
                .mapToObj("past-%s@souk.example"::formatted)
                .toList();
    }

    /** The transactions with these titles, in all databases at once. */
    private void perform(Map<String, Object> values, String... titles) throws InterruptedException {
        List<Callable<String>> works = new ArrayList<>();
        sessions.forEach((service, session) -> works.add(() -> {
            for (Transaction transaction : SCRIPT.transactions()) {
                boolean isMeant = List.of(EVERY, service).contains(transaction.service());
                if (isMeant && List.of(titles).contains(transaction.title())) {
                    session.perform(transaction, new HashMap<>(values));
                }
            }
            return service;
        }));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> done : threads.invokeAll(works)) {
                done.get();
            }
        } catch (ExecutionException failed) {
            throw new ToolException("Cannot fill the databases: " + failed.getCause(), failed);
        }
    }

    @Override
    public void close() throws SQLException {
        for (ScriptSession session : sessions.values()) {
            session.close();
        }
    }
}
