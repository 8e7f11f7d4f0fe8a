package dev.souk.system.bench;

import dev.souk.system.bench.figure.Figure;
import dev.souk.system.bench.load.Caller;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.HttpAddress;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.load.Work;
import dev.souk.system.bench.window.LoadWindows;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** One round of load on one side, whose customers are logged in. */
record LoadRound(Shop shop, ComparisonPlan plan, LoadWindows windows) {

    private static final String READ_SERVICE = "cart-service";

    /** A single user, then reads, then orders of all users; how many orders were confirmed. */
    long measure() throws IOException, InterruptedException {
        List<Customer> customers = shop.customers();
        long orders = windows.oneUser(customers.getFirst(), plan.ordersPerSecond(), plan.oneUser());
        measureReads();
        return orders + windows.orders(customers, plan.orders()).latencies().count();
    }

    private void measureReads() throws IOException, InterruptedException {
        List<Caller> callers = shop.customers().stream().map(Customer::caller).toList();
        windows.measurements().add(Figure.READS, readsPerSecond(callers));
        Optional<HttpAddress> service = windows.system().instance(READ_SERVICE);
        if (service.isPresent()) {
            List<Caller> direct =
                    callers.stream().map(caller -> caller.at(service.get())).toList();
            windows.measurements().add(Figure.READS_AT_SERVICE, readsPerSecond(direct));
            for (Caller caller : direct) {
                caller.close();
            }
        }
    }

    private double readsPerSecond(List<Caller> callers) {
        List<Work> reads =
                callers.stream().<Work>map(caller -> caller::readItems).toList();
        return windows.perSecond(reads, plan.reads());
    }
}
