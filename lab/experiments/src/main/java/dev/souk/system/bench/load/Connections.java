package dev.souk.system.bench.load;

import java.io.IOException;
import java.util.Collections;
import java.util.List;

/**
 * Customers on connections of their own, beside those that they have: what they ask for there does not wait for the
 * rest.
 *
 * @param customers each as often as it has connections
 */
public record Connections(List<Customer> customers) implements AutoCloseable {

    /** So many connections of each of these customers, opened with their first request. */
    public static Connections of(List<Customer> customers, int each) {
        return new Connections(customers.stream()
                .flatMap(customer -> Collections.nCopies(each, customer).stream())
                .map(customer -> new Customer(customer.caller().onAnotherConnection(), customer.item()))
                .toList());
    }

    /** The same request on each connection, again and again. */
    public List<Work> each(FreeCustomers.Request request) {
        return customers.stream()
                .<Work>map(customer -> () -> request.send(customer))
                .toList();
    }

    @Override
    public void close() throws IOException {
        for (Customer customer : customers) {
            customer.caller().close();
        }
    }
}
