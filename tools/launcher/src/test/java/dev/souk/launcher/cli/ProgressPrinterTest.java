package dev.souk.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.launcher.api.Progress;
import dev.souk.launcher.api.SoukStatus;
import dev.souk.launcher.api.SoukStatus.AdminAccount;
import dev.souk.launcher.api.SoukStatus.DatabaseStatus;
import dev.souk.launcher.api.SoukStatus.OperatorAccount;
import dev.souk.tools.process.MemoryUsage;
import dev.souk.tools.process.ProcessStatus;
import dev.souk.tools.process.ProcessStatus.State;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class ProgressPrinterTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T09:30:04Z"), ZoneOffset.UTC);

    private final StringWriter written = new StringWriter();

    @Test
    void everyStepIsALine() {
        startAndFinish(printer());

        assertThat(written.toString().lines())
                .containsExactly(
                        "  kafka             starting  port 9092", "  kafka             ready     after 1.5 s");
    }

    @Test
    void thePreparationCountsItsStepsAndEstimatesItsTime() {
        ProgressPrinter printer = printer();
        printer.accept(new Progress.Preparing("PostgreSQL", 1, 7));
        printer.accept(new Progress.Preparing("the AOT cache of kafka", 2, 7));

        assertThat(written.toString().lines())
                .containsExactly(
                        "Preparing PostgreSQL … (1 of 7, together about 120 s on two cores)",
                        "Preparing the AOT cache of kafka … (2 of 7)");
    }

    @Test
    void anUnexpectedEndSaysHowToStartTheProcessAgain() {
        printer().accept(new Progress.Ended("cart-service#1", "ended with exit code 137", null));

        assertThat(written.toString()).contains("ended with exit code 137").contains("./souk start cart-service#1");
    }

    @Test
    void onceSoukIsReadyEveryChangeIsALineWithTheTimeBelowTheAddresses() {
        ProgressPrinter printer = printer();
        startAndFinish(printer);
        printer.accept(new Progress.Running(status(process("gateway-service", State.UP))));
        assertThat(written.toString()).contains("http://localhost:1/swagger-ui.html", "a@souk.example", "secret");
        written.getBuffer().setLength(0);

        printer.accept(new Progress.Down("kafka", true));
        printer.accept(new Progress.Ended("cart-service#1", "ended with exit code 3", Duration.ofSeconds(4)));
        printer.accept(new Progress.Starting("kafka", 9092));
        printer.accept(new Progress.Ready("kafka", Duration.ofSeconds(2)));

        assertThat(written.toString().lines())
                .containsExactly(
                        "09:30:04  kafka             killed; start it: ./souk start kafka",
                        "09:30:04  cart-service#1    ended with exit code 3; it is restarted in 4 s",
                        "09:30:04  kafka             starting  port 9092",
                        "09:30:04  kafka             ready     after 2.0 s");
    }

    @Test
    void withTheInfrastructureAloneItsAddressesArePrinted() {
        printer().accept(new Progress.Running(status(process("gateway-service", State.DOWN))));

        assertThat(written.toString())
                .contains(
                        "registry http://localhost:2",
                        "Kafka    localhost:3",
                        "database jdbc:postgresql://localhost:4/c")
                .contains("./souk start SERVICE")
                .doesNotContain("swagger", "demo");
    }

    @Test
    void theStorefrontHasAPageForQueries() {
        ProcessStatus gateway = process("gateway-service", State.UP);
        printer().accept(new Progress.Running(status(gateway, process("gateway-service", State.DOWN))));
        assertThat(written.toString()).contains("swagger", "secret").doesNotContain("graphiql");

        printer().accept(new Progress.Running(status(gateway, process("storefront-service", State.UP))));
        assertThat(written.toString()).contains("GraphiQL http://localhost:1/graphiql");
    }

    private static void startAndFinish(ProgressPrinter printer) {
        printer.accept(new Progress.Starting("kafka", 9092));
        printer.accept(new Progress.Ready("kafka", Duration.ofMillis(1_500)));
    }

    private static ProcessStatus process(String name, State state) {
        return new ProcessStatus(name, name, null, 1, null, null, state, false, List.of(), null, MemoryUsage.UNKNOWN);
    }

    private static SoukStatus status(ProcessStatus... processes) {
        var admin = new AdminAccount("a@souk.example", "secret");
        var database = new DatabaseStatus("cart-service", "jdbc:postgresql://localhost:4/c", "c", "c");
        return new SoukStatus(
                "http://localhost:1",
                "http://localhost:9",
                "http://localhost:2",
                "localhost:3",
                new OperatorAccount("operator", "secret"),
                admin,
                List.of(processes),
                List.of(database),
                null,
                null);
    }

    private ProgressPrinter printer() {
        return new ProgressPrinter(new PrintWriter(written), Ansi.OFF, CLOCK);
    }
}
