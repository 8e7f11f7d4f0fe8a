package dev.souk.system.bench.scaling;

import dev.souk.system.bench.fill.PastOrders;
import dev.souk.system.bench.measured.BenchmarkedSystem;
import dev.souk.system.bench.measured.Side;
import dev.souk.system.bench.result.Commit;
import dev.souk.system.bench.result.Machine;
import dev.souk.system.bench.result.ScalingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * Measures how an order grows dearer or slower when something grows, always by turns with a system, or a number of
 * customers, that does not.
 */
public final class Scaling {

    private final ScalingPlan plan;
    private final Path source;
    private final Systems systems;
    private final Collected collected;

    /** Creates a system that was not started yet, and stops it when the benchmark ends. */
    @FunctionalInterface
    public interface Systems {
        BenchmarkedSystem create(Side side);
    }

    /** Of a source tree; the progress is for whoever waits. */
    public Scaling(ScalingPlan plan, Path source, Systems systems, Consumer<String> progress) {
        this.plan = plan;
        this.source = source;
        this.systems = systems;
        this.collected = new Collected(progress);
    }

    /** Measures everything; some systems still run afterwards. */
    public ScalingResult run(Instant now) throws IOException, SQLException, InterruptedException {
        Machine machine = Machine.current();
        String commit = Commit.of(source);
        ScaledSystem control = start("control", List.of());
        ScaledSystem growing =
                start("growing", plan.brief() ? plan.options(plan.instances().getFirst()) : List.of());
        new OrderScaling(plan, control, growing, collected).run(PastOrders.before(now, plan.mostOrders()));
        new CustomerScaling(plan, control, collected).run();
        scaleInstances(control, growing);
        collected.failuresOf(control);
        return new ScalingResult(
                now,
                machine,
                plan.brief(),
                commit,
                collected.warmUps(),
                collected.warmUpErrors(),
                collected.fillSeconds(),
                collected.sections(),
                collected.errors());
    }

    /** In the brief form the system that has grown also has more instances. */
    private void scaleInstances(ScaledSystem control, ScaledSystem grown) throws IOException, InterruptedException {
        var scaling = new InstanceScaling(plan, control, collected);
        ScaledSystem last = grown;
        for (int instances : plan.instances()) {
            if (!plan.brief()) {
                end(last);
                last = start("%s-instances".formatted(instances), plan.options(instances));
            }
            scaling.run(last, instances);
        }
        end(last);
    }

    private void end(ScaledSystem system) throws IOException, InterruptedException {
        collected.failuresOf(system);
        system.stop();
    }

    private ScaledSystem start(String label, List<String> options) throws IOException, InterruptedException {
        collected.say("%s: start".formatted(label));
        return ScaledSystem.start(systems.create(new Side(label, source, options)), plan);
    }
}
