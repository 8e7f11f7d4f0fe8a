package dev.souk.system.bench.fill;

import dev.souk.system.bench.fill.Stage.Chunk;
import dev.souk.system.observe.Database;
import dev.souk.tools.ToolException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Fills the databases of a running system with past orders, with all triggers and constraints on: rows that no service
 * could write cannot be written.
 */
public final class OrderFill implements AutoCloseable {

    private final List<FillSession> sessions = new ArrayList<>();
    private long orders;
    private long users;
    private @Nullable Stage stage;

    /** Work on one database. */
    @FunctionalInterface
    private interface Step {
        void perform(FillSession session) throws SQLException;
    }

    /**
     * Connects to the databases, which have no past orders yet.
     *
     * @param owners the databases by service, with roles that own them
     * @param passwordOf e-mail of an account; customers of past orders log in with its password
     */
    public OrderFill(PastOrders past, Map<String, Database> owners, String passwordOf)
            throws SQLException, InterruptedException {
        for (FilledTables tables : FilledTables.ALL) {
            Database database = Objects.requireNonNull(owners.get(tables.service()), tables.service());
            sessions.add(new FillSession(tables, past, database, passwordOf));
        }
        inAll(FillSession::openShop);
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
        inAll(session -> session.addCustomers(added));
        users = added.lastUser();
        stage = added;
    }

    /** Adds the orders of the customers who were added last. */
    public void addOrders() throws InterruptedException {
        Stage added = Objects.requireNonNull(stage, "customers first");
        inAll(session -> {
            for (Chunk chunk : added.chunks()) {
                session.addOrders(added, chunk);
            }
            session.vacuum();
        });
        orders = added.last();
        stage = null;
    }

    /** The e-mails of the last customers who were added, so many at most. */
    public List<String> newestCustomers(int count) {
        var emails = new ArrayList<String>();
        for (long number = users; number > 0 && emails.size() < count; number--) {
            emails.add("past-%s@souk.example".formatted(number));
        }
        return emails;
    }

    /** The databases do not wait for each other. */
    private void inAll(Step step) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> works = sessions.stream()
                    .<Callable<Void>>map(session -> () -> {
                        step.perform(session);
                        return null;
                    })
                    .toList();
            for (Future<Void> done : threads.invokeAll(works)) {
                done.get();
            }
        } catch (ExecutionException failed) {
            throw new ToolException("Cannot fill the databases: " + failed.getCause(), failed);
        }
    }

    @Override
    public void close() throws SQLException {
        for (FillSession session : sessions) {
            session.close();
        }
    }
}
