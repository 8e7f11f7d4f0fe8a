package dev.souk.launcher.cli;

import dev.souk.launcher.control.ControlClient;
import dev.souk.launcher.control.Json;
import dev.souk.launcher.control.ProcessStatus;
import dev.souk.launcher.control.SoukStatus;
import dev.souk.launcher.logs.AnsiColors;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "status", description = "Shows every process of the running system.", mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    private static final long MEBIBYTE = 1L << 20;

    @Mixin
    private GlobalOptions options = new GlobalOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--json", description = "As JSON, for tools.")
    private boolean json;

    @Override
    public Integer call() {
        SoukStatus status = ControlClient.of(options.state()).status();
        PrintWriter out = CommandLines.out(spec);
        if (json) {
            out.println(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(status));
        } else {
            table(status, out);
        }
        return 0;
    }

    private static void table(SoukStatus status, PrintWriter out) {
        AnsiColors colors = GlobalOptions.colors();
        out.println(
                colors.bold("%-20s %-9s %8s %7s %9s  %s".formatted("NAME", "STATE", "PID", "PORT", "PSS MiB", "URL")));
        status.processes().forEach(process -> out.println(row(process, colors)));
        out.printf("%-20s %-9s %8s %7s %9d%n", "together", "", "", "", total(status));
        out.printf(
                "%nshop %s · registry %s · kafka %s · admin %s%n",
                status.gateway(),
                status.registry(),
                status.kafka(),
                status.admin().email());
    }

    private static String row(ProcessStatus process, AnsiColors colors) {
        return "%-20s %s %8s %7d %9s  %s"
                .formatted(
                        process.name(),
                        painted(process.state(), colors),
                        Objects.requireNonNullElse(process.pid(), "-"),
                        process.port(),
                        process.pssBytes() == null ? "-" : process.pssBytes() / MEBIBYTE,
                        Objects.requireNonNullElse(process.url(), ""));
    }

    private static String painted(ProcessStatus.State state, AnsiColors colors) {
        String text = "%-9s".formatted(state);
        return switch (state) {
            case UP -> colors.good(text);
            case STARTING -> colors.waiting(text);
            case DOWN -> colors.bad(text);
        };
    }

    private static long total(SoukStatus status) {
        return status.processes().stream()
                        .map(ProcessStatus::pssBytes)
                        .filter(Objects::nonNull)
                        .mapToLong(Long::longValue)
                        .sum()
                / MEBIBYTE;
    }
}
