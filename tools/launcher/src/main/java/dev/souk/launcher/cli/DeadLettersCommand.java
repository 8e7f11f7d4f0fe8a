package dev.souk.launcher.cli;

import dev.souk.launcher.admin.DeadLetter;
import dev.souk.launcher.admin.DeadLetters;
import dev.souk.launcher.control.ControlClient;
import dev.souk.launcher.logs.AnsiColors;
import dev.souk.launcher.report.LauncherException;
import dev.souk.launcher.topology.ServiceDefinition;
import dev.souk.launcher.topology.ServiceNames;
import dev.souk.launcher.topology.Topology;
import java.io.PrintWriter;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "dead-letters",
        description = "Shows the records that services could not handle, has them handled again or throws them away.",
        mixinStandardHelpOptions = true)
final class DeadLettersCommand implements Callable<Integer> {

    private static final String ROW = "%-14s %-36s  %-24s %-14s %-30s %s";

    enum Action {
        LIST,
        SHOW,
        REPLAY,
        DISCARD
    }

    @Mixin
    private GlobalOptions options = new GlobalOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "ACTION",
            description = "list (if nothing is given), show, replay or discard.")
    private Action action = Action.LIST;

    @Parameters(index = "1", arity = "0..1", paramLabel = "ID", description = "Of a dead letter, as the list has it.")
    private @Nullable UUID id;

    @Option(names = "--service", paramLabel = "SERVICE", description = "Look in this one only.")
    private @Nullable String service;

    @Override
    public Integer call() {
        PrintWriter out = CommandLines.out(spec);
        List<String> services = services();
        String meant = action == Action.LIST ? "" : id();
        var letters = new DeadLetters(ControlClient.of(options.state()).status(), services);
        return switch (action) {
            case LIST -> list(letters.list(), services, out);
            case SHOW -> show(letters.show(meant), out);
            case REPLAY -> replayed(letters.replay(meant), out);
            case DISCARD -> {
                letters.discard(meant);
                out.println("It is gone and will never have its effect.");
                yield 0;
            }
        };
    }

    private String id() {
        if (id == null) {
            throw new ParameterException(CommandLines.line(spec), "Which one? `souk dead-letters` lists their ids.");
        }
        return id.toString();
    }

    /** Those that consume events are those that keep data and need the broker. */
    private List<String> services() {
        List<String> consumers = Topology.services().stream()
                .filter(service -> service.database() != null && service.needs(Topology.KAFKA))
                .map(ServiceDefinition::name)
                .toList();
        String wanted = service == null ? "" : ServiceNames.service(service).name();
        if (service != null && !consumers.contains(wanted)) {
            throw new LauncherException("%s consumes no events.".formatted(wanted));
        }
        return service == null ? consumers : List.of(wanted);
    }

    private static int list(List<DeadLetter> letters, List<String> services, PrintWriter out) {
        if (letters.isEmpty()) {
            out.printf("There are no dead letters in %s.%n", String.join(", ", services));
            return 0;
        }
        AnsiColors colors = GlobalOptions.colors();
        out.println(colors.bold(ROW.formatted("SERVICE", "ID", "FAILED AT", "TOPIC", "TYPE", "REASON")));
        letters.forEach(letter -> out.println(ROW.formatted(
                letter.service(),
                letter.field("id"),
                letter.field("failed_at").replaceFirst("\\.\\d+Z", "Z"),
                letter.field("topic"),
                letter.field("type").isEmpty() ? "-" : letter.field("type"),
                letter.field("reason"))));
        out.printf("%n%d; `souk dead-letters show ID` tells more, `replay ID` tries again.%n", letters.size());
        return 0;
    }

    private static int show(DeadLetter letter, PrintWriter out) {
        AnsiColors colors = GlobalOptions.colors();
        out.printf("%-10s %s%n", colors.faint("service"), letter.service());
        letter.content().propertyStream().forEach(field -> {
            if (field.getValue().isObject()) {
                field.getValue()
                        .propertyStream()
                        .forEach(header -> out.printf(
                                "%-10s %s: %s%n",
                                colors.faint("header"),
                                header.getKey(),
                                header.getValue().asString()));
            } else {
                out.printf(
                        "%-10s %s%n",
                        colors.faint(field.getKey()), field.getValue().asString(""));
            }
        });
        return 0;
    }

    private static int replayed(DeadLetter outcome, PrintWriter out) {
        if (outcome.content().path("handled").asBoolean(false)) {
            out.printf("%s has handled it.%n", outcome.service());
            return 0;
        }
        throw new LauncherException(
                "%s could not handle it again: %s. It stays.".formatted(outcome.service(), outcome.field("reason")));
    }
}
