package dev.souk.launcher.cli;

import dev.souk.launcher.api.SoukStatus;
import dev.souk.tools.checkout.Secrets;
import dev.souk.tools.client.Json;
import dev.souk.tools.process.ProcessStatus;
import java.io.PrintWriter;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

@Command(name = "status", description = "Prints the status of every process, and how to log in as admin.")
final class StatusCommand extends LauncherCommand implements Runnable {

    private static final long MEBIBYTE = 1L << 20;

    @Option(names = "--json", description = "As JSON, for tools, with the logins of databases and broker.")
    private boolean json;

    @Override
    public void run() {
        SoukStatus status = global.launcher().status();
        if (json) {
            global.out().println(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(status));
        } else {
            table(status, global.out(), Ansi.AUTO);
            String operator = new Secrets(global.state()).ofRegistryOperator();
            global.out().println(Addresses.line("operator", operator + " (of the registry)"));
        }
    }

    private static void table(SoukStatus status, PrintWriter out, Ansi colors) {
        out.println(colors.string(
                "@|bold %-20s %-9s %8s %7s %9s  %s|@".formatted("NAME", "STATE", "PID", "PORT", "PSS MiB", "URL")));
        status.processes().forEach(process -> out.println(row(process, colors)));
        out.printf("%-20s %-9s %8s %7s %9s%n", "total", "", "", "", status.pssBytes() / MEBIBYTE);
        status.processes().stream()
                .filter(ProcessStatus::outdated)
                .map(ProcessStatus::name)
                .forEach(name -> out.printf(
                        "%s is older than its sources; `./souk restart %s` builds and restarts it.%n",
                        name, name.replaceFirst("#.*", "")));
        status.processes()
                .forEach(process -> process.faults()
                        .forEach(fault -> out.printf("%s %s.%n", process.name(), explanation(fault, process.name()))));
        out.println();
        Addresses.lines(status).forEach(out::println);
    }

    private static String row(ProcessStatus process, Ansi colors) {
        Long pss = process.memory().pssBytes();
        return "%-20s %s %8s %7s %9s  %s"
                .formatted(
                        process.name(),
                        colored(process.state(), colors),
                        Objects.requireNonNullElse(process.pid(), "-"),
                        process.port(),
                        pss == null ? "-" : pss / MEBIBYTE,
                        Objects.requireNonNullElse(process.url(), ""));
    }

    private static String colored(ProcessStatus.State state, Ansi colors) {
        String color = switch (state) {
            case UP -> "green";
            case STARTING -> "yellow";
            case DOWN -> "red";
        };
        return colors.string("@|%s %-9s|@".formatted(color, state));
    }

    private static String explanation(ProcessStatus.Fault fault, String name) {
        return switch (fault) {
            case SUSPENDED -> "is suspended; `./souk resume %s` continues it".formatted(name);
            case CUT -> "is cut off; `./souk restore %s` ends that".formatted(name);
            case SLOW -> "is slowed down; `./souk resume %s` ends that".formatted(name);
        };
    }
}
