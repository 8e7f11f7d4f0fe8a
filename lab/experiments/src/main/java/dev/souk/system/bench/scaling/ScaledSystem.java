package dev.souk.system.bench.scaling;

import dev.souk.system.bench.ExperimentRun;
import dev.souk.system.bench.figure.Measurements;
import dev.souk.system.bench.fill.OrderFill;
import dev.souk.system.bench.fill.PastOrders;
import dev.souk.system.bench.load.Caller;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.measured.BenchmarkedSystem;
import dev.souk.system.bench.measured.LoadWindows;
import dev.souk.system.bench.result.Report;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A running system with customers. */
record ScaledSystem(BenchmarkedSystem system, Shop shop, ScalingPlan plan, Report report) {

    /** Starts the system for the first time. */
    static ScaledSystem start(BenchmarkedSystem system, ExperimentRun run, ScalingPlan plan, Report report)
            throws IOException, InterruptedException {
        system.startFirst(run.asBuilt());
        if (!run.brief()) {
            system.awaitPreparation();
        }
        return new ScaledSystem(
                system, Shop.open(system.gateway(), system.admin(), plan.mostCustomers()), plan, report);
    }

    void stop() throws IOException, InterruptedException {
        shop.close();
        system.stop();
    }

    String label() {
        return system.side().label();
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
    List<Caller> pastCustomers(OrderFill fill) throws IOException {
        var callers = new ArrayList<Caller>();
        for (String email : fill.newestCustomers(plan.load().readers())) {
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
        return new LoadWindows(system, measurements, report);
    }

    /** Orders for a window. */
    void warmUp() throws IOException {
        LoadWindows.warmUp(
                system, report, customers(plan.load().users()), plan.load().orders());
    }
}
