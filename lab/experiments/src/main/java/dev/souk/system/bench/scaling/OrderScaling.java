package dev.souk.system.bench.scaling;

import dev.souk.system.bench.ExperimentRun;
import dev.souk.system.bench.figure.Decimals;
import dev.souk.system.bench.figure.Measurements;
import dev.souk.system.bench.fill.OrderFill;
import dev.souk.system.bench.load.Caller;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.Work;
import dev.souk.system.bench.measured.LoadWindows;
import dev.souk.system.bench.result.Report;
import dev.souk.system.bench.result.Table;
import dev.souk.system.bench.scaling.ScalingPlan.Load;
import java.io.IOException;
import java.util.List;

/** Orders in the databases: one system keeps some, and beside it another one has more and more of them. */
record OrderScaling(ExperimentRun run, ScalingPlan plan, Report report) {

    void measure(ScaledSystem control, OrderFill kept, ScaledSystem growing, OrderFill rising)
            throws IOException, InterruptedException {
        FillCheck.fill(control, kept, plan.kept());
        int warmUps = plan.load().warmUps();
        for (long orders : plan.orders()) {
            fill(rising, orders);
            for (int window = 1; window <= warmUps; window++) {
                control.warmUp();
                growing.warmUp();
            }
            warmUps = Math.min(warmUps, 1); // both are warm; only the new pages are not
            var ofKept = new Measurements();
            var ofMore = new Measurements();
            for (int round = 1; round <= run.rounds(); round++) {
                run.say("%s past orders: round %s of %s".formatted(orders, round, run.rounds()));
                measure(control, kept, ofKept);
                measure(growing, rising, ofMore);
            }
            String title = "past orders: A has %s, B has %s".formatted(plan.kept(), orders);
            report.table(Table.compared(title, ofKept, ofMore));
        }
    }

    private void fill(OrderFill fill, long orders) throws InterruptedException {
        long begin = System.nanoTime();
        fill.fillTo(orders);
        double seconds = Decimals.rounded((System.nanoTime() - begin) / 1e9, 1);
        report.with("seconds until there are %s past orders".formatted(orders), seconds);
    }

    private void measure(ScaledSystem system, OrderFill past, Measurements measurements)
            throws IOException, InterruptedException {
        Load load = plan.load();
        LoadWindows windows = system.into(measurements);
        List<Customer> customers = system.customers(load.users());
        windows.oneUser(customers.getFirst(), load.oneUser());
        List<Caller> readers = system.pastCustomers(past);
        List<Work> reads =
                readers.stream().<Work>map(reader -> reader::readOrders).toList();
        windows.perSecond("first page of GET /orders", reads, load.pages());
        for (Caller reader : readers) {
            reader.close();
        }
        windows.orders(customers, load.orders());
    }
}
