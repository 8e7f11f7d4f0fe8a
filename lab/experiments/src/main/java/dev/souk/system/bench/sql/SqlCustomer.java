package dev.souk.system.bench.sql;

import dev.souk.system.bench.load.Work;
import dev.souk.system.bench.sql.OrderRows.Received;
import dev.souk.system.observe.Target;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;

/**
 * Writes what an order of one customer writes, with a connection to each database: the same rows, in the same seven
 * transactions, and each event out of the outbox in one more. Without what only reads: the services' look into the
 * outbox, the views, the notifications of event streams.
 */
public final class SqlCustomer implements Work, AutoCloseable {

    private final TimeOrderedIds ids = new TimeOrderedIds(Clock.systemUTC());
    private final Buyer buyer;
    private final Session orderSession;
    private final Session cartSession;
    private final Session userSession;
    private final OrderRows orders;
    private final CartRows carts;
    private final WalletRows wallets;

    /** Opens the connections. */
    public SqlCustomer(Buyer buyer, Target target) throws SQLException {
        this.buyer = buyer;
        orderSession = new Session(target.database("order-service"));
        cartSession = new Session(target.database("cart-service"));
        userSession = new Session(target.database("user-service"));
        orders = new OrderRows(new Events(orderSession, ids));
        carts = new CartRows(new Events(cartSession, ids));
        wallets = new WalletRows(new Events(userSession, ids));
    }

    /** Writes one order, from the line in the cart to the sale. */
    @Override
    public void perform() throws IOException {
        try {
            order();
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

    private void order() throws SQLException {
        UUID order = ids.next();
        long version = carts.fill(buyer);
        UUID placed = orders.place(order, buyer, version);
        var stock = new Received(carts.reserve(order, buyer, version, placed), "dev.souk.stock.reserved.v1");
        UUID reserved = orders.advance(order, 2, "STOCK_RESERVED", stock, "dev.souk.order.stock-reserved.v1");
        var payment = new Received(wallets.pay(order, buyer, reserved), "dev.souk.payment.taken.v1");
        UUID confirmed = orders.advance(order, 3, "CONFIRMED", payment, "dev.souk.order.confirmed.v1");
        carts.sell(order, buyer, confirmed);
    }

    @Override
    public void close() throws SQLException {
        orderSession.close();
        cartSession.close();
        userSession.close();
    }
}
