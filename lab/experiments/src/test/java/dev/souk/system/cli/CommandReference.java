package dev.souk.system.cli;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The reference of all commands as picocli knows them, in Markdown, and their words for the script `souk`. */
final class CommandReference {

    private CommandReference() {}

    static String markdown() {
        return commands()
                .flatMap(CommandReference::withSubcommands)
                .map(CommandReference::section)
                .collect(Collectors.joining("\n"));
    }

    static String words() {
        return commands()
                .map(command -> command.name() + " "
                        + withSubcommands(command)
                                .flatMap(each -> each.options().stream())
                                .map(OptionSpec::longestName)
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining(" "))
                        + "\n")
                .sorted()
                .collect(Collectors.joining());
    }

    private static Stream<CommandSpec> commands() {
        return SystemCommand.commandLine().getSubcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .sorted(Comparator.comparing(CommandSpec::name));
    }

    private static Stream<CommandSpec> withSubcommands(CommandSpec command) {
        return Stream.concat(
                Stream.of(command),
                command.subcommands().values().stream()
                        .map(CommandLine::getCommandSpec)
                        .sorted(Comparator.comparing(CommandSpec::name)));
    }

    private static String section(CommandSpec command) {
        List<String> rows = Stream.concat(
                        command.positionalParameters().stream().map(CommandReference::row),
                        command.options().stream()
                                .filter(option -> !isCommon(option))
                                .sorted(Comparator.comparing(OptionSpec::longestName))
                                .map(CommandReference::row))
                .toList();
        String table = rows.isEmpty() ? "" : "\n| | |\n| --- | --- |\n" + String.join("", rows);
        return "## %s%n%n%s%n%s"
                .formatted(
                        command.qualifiedName(),
                        String.join(" ", command.usageMessage().description()),
                        table);
    }

    /** Described once, above all commands. */
    private static boolean isCommon(OptionSpec option) {
        return option.usageHelp()
                || option.versionHelp()
                || option.longestName().equals("--state");
    }

    private static String row(PositionalParamSpec parameter) {
        return row(parameter.paramLabel(), parameter.description());
    }

    private static String row(OptionSpec option) {
        boolean takesValue = option.arity().max() > 0;
        return row(
                String.join(", ", option.names()) + (takesValue ? " " + option.paramLabel() : ""),
                option.description());
    }

    private static String row(String words, String[] description) {
        return "| `%s` | %s |%n".formatted(words, String.join(" ", description));
    }
}
