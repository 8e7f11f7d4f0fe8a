package dev.souk.system.bench.release;

import static java.util.Collections.nCopies;

import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.load.Caller;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.UnexpectedResponseException;
import dev.souk.system.bench.load.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A customer with one connection that stays open, who reads and writes in turn. Nothing is sent twice: a call without
 * the expected response has failed. Not thread-safe.
 */
final class SteadyClient implements AutoCloseable {

    private static final String USERS = Topology.USERS.name();
    private static final String CARTS = Topology.CARTS.name();
    private static final String ORDERS = Topology.ORDERS.name();

    private final Customer customer;
    private final List<Call> calls;
    private int done;

    /** Begins with the call of this number. */
    SteadyClient(Customer customer, int first) {
        this.customer = customer.once();
        this.calls = calls(this.customer, this.customer.caller());
        this.done = first;
    }

    /** What is asked of a service. */
    private record Call(String service, Work work) {}

    /** Few writes, one of them an order: two processors carry cold JVMs besides. */
    private static List<Call> calls(Customer customer, Caller caller) {
        var items = new Call(CARTS, caller::readItems);
        var cart = new Call(CARTS, caller::readCart);
        var account = new Call(USERS, () -> caller.get("/users/me"));
        var wallet = new Call(USERS, caller::readWallet);
        var orders = new Call(ORDERS, () -> caller.get("/orders?limit=5"));
        List<Call> reads = List.of(items, account, orders, cart, wallet, orders, account, items, orders);
        var calls = new ArrayList<>(reads);
        calls.add(new Call(CARTS, customer::fillCart));
        calls.add(new Call(ORDERS, customer::postOrder));
        nCopies(3, reads).forEach(calls::addAll);
        calls.add(new Call(USERS, () -> caller.send("POST", "/wallet/deposits", "{\"amount_cents\":100}", 201)));
        nCopies(3, reads).forEach(calls::addAll);
        calls.add(cart);
        return calls;
    }

    /** The next call; returns the service that gave the expected response. */
    String call() throws IOException {
        Call next = calls.get(done++ % calls.size());
        try {
            next.work().perform();
            return next.service();
        } catch (UnexpectedResponseException failed) {
            throw failed;
        } catch (IOException lost) {
            throw new IOException("call of %s: %s".formatted(next.service(), lost.getMessage()), lost);
        }
    }

    @Override
    public void close() throws IOException {
        customer.caller().close();
    }
}
