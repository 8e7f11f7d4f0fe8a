package dev.souk.system.bench.scaling;

import dev.souk.system.bench.figure.Measurements;
import dev.souk.system.bench.fill.OrderFill;
import dev.souk.system.bench.fill.PastOrders;
import dev.souk.system.bench.load.Caller;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.measured.BenchmarkedSystem;
import dev.souk.system.bench.window.LoadWindows;
import dev.souk.system.bench.window.SideFailures;
import dev.souk.system.observe.Target;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A running system with customers, and what failed on it. */
final class ScaledSystem {

    private final BenchmarkedSystem system;
    private final Shop shop;
    private final SideFailures failures;

    private ScaledSystem(BenchmarkedSystem system, Shop shop, boolean brief) {
        this.system = system;
        this.shop = shop;
        this.failures = new SideFailures(system.side().label(), brief);
    }

    /** Starts the system for the first time. */
    static ScaledSystem start(BenchmarkedSystem system, ScalingPlan plan) throws IOException, InterruptedException {
        system.startFirst(plan.asBuilt());
        if (!plan.brief()) {
            system.awaitPreparation();
        }
        return new ScaledSystem(
                system, Shop.open(system.gateway(), system.admin(), plan.mostCustomers()), plan.brief());
    }

    void stop() throws IOException, InterruptedException {
        shop.close();
        system.stop();
    }

    String label() {
        return system.side().label();
    }

    Target target() throws IOException, InterruptedException {
        return system.target();
    }

    double memoryMebibytes() throws IOException, InterruptedException {
        return system.memoryMebibytes();
    }

    /** The first customers, each with a new token. */
    List<Customer> customers(int count) throws IOException {
        List<Customer> customers = shop.customers().subList(0, count);
        for (Customer customer : customers) {
            customer.caller().logIn();
        }
        return customers;
    }

    /** The newest customers of past orders, each with a new token. */
    List<Caller> pastCustomers(OrderFill fill, int count) throws IOException {
        var callers = new ArrayList<Caller>();
        for (String email : fill.newestCustomers(count)) {
            Caller caller = shop.caller(email);
            caller.logIn();
            callers.add(caller);
        }
        return callers;
    }

    /** Past orders of this system, none yet. */
    OrderFill fill(PastOrders past) throws IOException, SQLException, InterruptedException {
        String passwordOf = shop.customers().getFirst().caller().email();
        return new OrderFill(past, system.ownedDatabases(), passwordOf);
    }

    LoadWindows into(Measurements measurements) {
        return new LoadWindows(system, measurements, failures.whileMeasured());
    }

    /** Orders in a second. */
    double warmUp(int users, Duration length) throws IOException {
        return failures.whileCold()
                .count(LoadWindows.unmeasured(customers(users), length))
                .perSecond();
    }

    Map<String, Long> errors() {
        return failures.errors();
    }

    Map<String, Long> warmUpErrors() {
        return failures.whileCold().counts();
    }
}
