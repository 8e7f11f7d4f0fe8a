package dev.souk.system.bench.sql;

import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.load.Work;
import dev.souk.system.observe.Target;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The customers of a shop, with their wallets, carts and items, who write their orders into the databases themselves.
 */
public final class SqlCustomers implements AutoCloseable {

    private final List<SqlCustomer> customers = new ArrayList<>();

    private SqlCustomers() {}

    /** Opens three connections for each of them; they have to be logged in. */
    public static SqlCustomers of(Shop shop, Target target) throws IOException, SQLException {
        var all = new SqlCustomers();
        for (Customer customer : shop.customers()) {
            var buyer = new Buyer(UUID.fromString(customer.caller().accountId()), UUID.fromString(customer.item()));
            all.customers.add(new SqlCustomer(buyer, target));
        }
        return all;
    }

    /** One order of each of them. */
    public List<Work> works() {
        return List.copyOf(customers);
    }

    @Override
    public void close() throws SQLException {
        for (SqlCustomer customer : customers) {
            customer.close();
        }
    }
}
