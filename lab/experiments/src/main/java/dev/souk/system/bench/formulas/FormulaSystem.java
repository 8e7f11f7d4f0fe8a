package dev.souk.system.bench.formulas;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.formulas.observed.CountedWork;
import dev.souk.system.bench.formulas.observed.ProcessMetrics;
import dev.souk.system.bench.formulas.observed.Traces;
import dev.souk.system.bench.load.ClosedLoop;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.HttpAddress;
import dev.souk.system.bench.load.Outcome;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.load.Work;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * The running system that is measured, and its customers.
 *
 * @param progress for whoever waits
 */
record FormulaSystem(RunningSouk souk, Shop shop, FormulasPlan plan, Consumer<String> progress) {

    static final String USERS = Topology.USERS.name();
    static final String CARTS = Topology.CARTS.name();
    static final String ORDERS = Topology.ORDERS.name();
    static final String GATEWAY = Topology.GATEWAY.name();

    /** A read of the wallet goes from the gateway to user-service and its database; nobody caches it. */
    static final String READ = "/wallet";

    /** The first customers, each with a new token: one lives for minutes. */
    List<Customer> customers(int count) throws IOException {
        List<Customer> customers = shop.customers().subList(0, count);
        for (Customer customer : customers) {
            customer.caller().logIn();
        }
        return customers;
    }

    /** Each customer reads the wallet again and again; what fails is told to whoever waits. */
    Outcome readWallets(List<Customer> customers, CountedWork work, Duration length) {
        Outcome outcome = ClosedLoop.run(
                customers.stream().<Work>map(each -> () -> work.send(each)).toList(), length);
        if (!outcome.errors().isEmpty()) {
            progress.accept("failed: " + outcome.errors());
        }
        return outcome;
    }

    static CountedWork wallets() {
        return new CountedWork(customer -> customer.caller().readWallet());
    }

    ProcessMetrics metrics(String process) {
        return new ProcessMetrics(souk, process);
    }

    Traces traces() {
        return new Traces(souk.status().console());
    }

    HttpAddress gateway() {
        return HttpAddress.plain(URI.create(souk.gateway()));
    }
}
