package dev.souk.system.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Souk;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.load.FreeCustomers;
import dev.souk.system.bench.load.Load;
import dev.souk.system.bench.load.Outcome;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.chaos.environment.Pacing;
import dev.souk.system.variants.BrokenJars;
import dev.souk.tools.checkout.SourceTree;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** `./souk blue-green` while customers read their accounts; `.ci/run benchmarks` runs it. */
@Tag("benchmarks")
class BlueGreenIT {

    private static final String SERVICE = Topology.USERS.name();
    private static final int CUSTOMERS = 8;
    private static final double PER_SECOND = 60;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final SourceTree source = SourceTree.containing(Path.of(""));
    private final Path state;
    private final StringWriter output = new StringWriter();
    private final Outcome calls = new Outcome();
    private volatile boolean releasing = true;

    BlueGreenIT(@TempDir Path temporary) {
        state = temporary.resolve(".souk");
    }

    @Test
    void aGoodBuildIsPromotedWithoutAFailedCall() throws IOException, InterruptedException {
        assertThat(release(SoukOptions.isolated(source, state).with(SERVICE, 2)))
                .as("%s", output)
                .isZero();

        assertThat(calls.done()).isPositive();
        assertThat(calls.errors()).isEmpty();
    }

    @Test
    void aBuildThatFailsIsBackBeforeItHasAllCalls() throws IOException, InterruptedException {
        SoukOptions options = SoukOptions.isolated(source, state).with(SERVICE, 2);
        for (String instance : List.of(Topology.USERS.nameOf(3), Topology.USERS.nameOf(4))) {
            options = options.withEnvironment(instance, "SOUK_BROKEN", "failing-responses")
                    .withJar(instance, BrokenJars.of(source.root(), "common-lib/web"));
        }

        assertThat(release(options)).as("%s", output).isEqualTo(1);

        assertThat(output.toString()).contains("Back to the old version: ").contains("calls failed");
        assertThat(calls.failed()).as("%s", calls.errors()).isLessThan(calls.requests() / 20);
    }

    /** The exit code of the command. */
    private int release(SoukOptions options) throws IOException, InterruptedException {
        try (RunningSouk souk = Souk.assemble(options, _ -> {})) {
            souk.start();
            souk.announce();
            try (Shop shop = Shop.open(souk, CUSTOMERS)) {
                Thread load = Pacing.start(() -> use(new FreeCustomers(shop.customers(), TIMEOUT)));
                int exit = Souk.commandLine()
                        .setOut(new PrintWriter(output, true))
                        .execute(
                                "blue-green",
                                SERVICE,
                                "--version=next",
                                "--seconds=5",
                                "--calls=10",
                                "--no-build",
                                "--state=" + state);
                releasing = false;
                load.join(); // when the last call is done
                return exit;
            }
        }
    }

    private void use(FreeCustomers customers) throws InterruptedException {
        Load.open(
                PER_SECOND,
                due -> calls.record(
                        () -> customers.perform(customer -> customer.caller().get("/users/me")), due),
                _ -> releasing);
    }
}
