package dev.souk.system.bench.scaling;

import dev.souk.system.bench.ExperimentRun;
import dev.souk.system.bench.fill.OrderFill;
import dev.souk.system.bench.fill.PastOrders;
import dev.souk.system.bench.measured.Side;
import dev.souk.system.bench.result.Report;
import dev.souk.tools.ToolException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/**
 * Measures how an order grows dearer or slower when something grows, always by turns with a system, or a number of
 * customers, that does not: a machine that becomes slower meanwhile is not mistaken for growth.
 */
public final class Scaling {

    private static final long MOST_ORDERS = 1_000_000;
    private static final long LEAST_ORDERS = 1_000;
    private static final int MOST_INSTANCES = 4;

    private final ExperimentRun run;
    private final ScalingPlan plan;
    private final Report report;

    private Scaling(ExperimentRun run, ScalingPlan plan) throws IOException, InterruptedException {
        this.run = run;
        this.plan = plan;
        this.report = run.report("scaling");
    }

    /** Measures everything; some systems still run afterwards. */
    public static Report run(ExperimentRun run) throws IOException, InterruptedException {
        long orders = run.number("--orders", LEAST_ORDERS, MOST_ORDERS);
        long instances = run.number("--instances", 1, MOST_INSTANCES);
        var scaling = new Scaling(run, run.brief() ? ScalingPlan.shortForm() : ScalingPlan.full(orders, instances));
        scaling.measure();
        return scaling.report;
    }

    private void measure() throws IOException, InterruptedException {
        ScaledSystem control = start("control", List.of());
        ScaledSystem growing =
                start("growing", run.brief() ? plan.options(plan.instances().getFirst()) : List.of());
        scaleOrders(control, growing);
        new CustomerScaling(run, plan, control).measure(report);
        scaleInstances(control, growing);
    }

    private void scaleOrders(ScaledSystem control, ScaledSystem growing) throws IOException, InterruptedException {
        PastOrders past = PastOrders.before(run.begin(), plan.mostOrders());
        try (OrderFill kept = control.fill(past);
                OrderFill rising = growing.fill(past)) {
            new OrderScaling(run, plan, report).measure(control, kept, growing, rising);
        } catch (SQLException failed) {
            throw new ToolException("Cannot fill the databases: " + failed.getMessage(), failed);
        }
    }

    /** In the brief form the system that has grown also has more instances. */
    private void scaleInstances(ScaledSystem control, ScaledSystem grown) throws IOException, InterruptedException {
        var scaling = new InstanceScaling(run, plan, report);
        ScaledSystem several = grown;
        for (int instances : plan.instances()) {
            if (!run.brief()) {
                several.stop();
                several = start("%s-instances".formatted(instances), plan.options(instances));
            }
            scaling.measure(control, several, instances);
        }
        several.stop();
    }

    private ScaledSystem start(String label, List<String> options) throws IOException, InterruptedException {
        run.say("%s: start".formatted(label));
        var side = new Side(label, run.systems().source().root(), options);
        return ScaledSystem.start(run.systems().scripted(side), run, plan, report);
    }
}
