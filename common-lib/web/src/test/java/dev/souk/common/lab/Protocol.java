package dev.souk.common.lab;

import dev.souk.common.lab.OrderAndStockDatabases.Order;
import java.sql.SQLException;

/** A way to take an order here and reserve its item there. */
interface Protocol extends AutoCloseable {

    /** As it is called in the table. */
    String name();

    /** Takes the order; returns when the client is answered. Called by several threads. */
    void place(Order order) throws SQLException;

    /** Waits until nothing is under way any more. */
    void settle();

    @Override
    void close();
}
