package dev.souk.tools.cli;

import dev.souk.tools.ToolException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Explains wrong input and failures in a few lines, without the words of Java. */
public final class FailureMessages {

    private static final String STACK_TRACE = "SOUK_STACK_TRACE";

    private FailureMessages() {}

    /** Lets the command and its subcommands explain their failures. */
    public static CommandLine configure(CommandLine command) {
        return command.setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((wrong, _) -> explain(wrong))
                .setExecutionExceptionHandler((failure, line, _) -> explain(failure, line));
    }

    private static int explain(ParameterException wrong) {
        CommandLine line = wrong.getCommandLine();
        PrintWriter err = line.getErr();
        boolean isRoot = line.getParent() == null;
        if (isRoot && !(wrong instanceof UnmatchedArgumentException)) {
            line.usage(err); // no command was given
            return CommandLine.ExitCode.USAGE;
        }
        err.println(wrong instanceof UnmatchedArgumentException unknown ? unknown(unknown, isRoot) : plain(wrong));
        if (!isRoot) {
            err.print("Usage: " + line.getHelp().synopsis("Usage: ".length()));
        }
        err.printf(
                "`./%s --help` lists all %s.%n",
                line.getCommandSpec().qualifiedName(), isRoot ? "commands" : "options");
        return CommandLine.ExitCode.USAGE;
    }

    private static String unknown(UnmatchedArgumentException wrong, boolean isRoot) {
        String kind = wrong.isUnknownOption() ? "Unknown option" : isRoot ? "Unknown command" : "Unexpected argument";
        String similar = String.join(" or ", wrong.getSuggestions());
        return "%s '%s'.%s"
                .formatted(
                        kind,
                        wrong.getUnmatched().getFirst(),
                        similar.isEmpty() ? "" : " Did you mean %s?".formatted(similar));
    }

    /** The message of picocli, whose types are those of Java. */
    private static String plain(ParameterException wrong) {
        return Objects.requireNonNullElse(wrong.getMessage(), "")
                .replaceFirst("(?s) \\(\\w+(\\.\\w+)+:.*", "")
                .replaceFirst("is not an? (int|long)\\b", "is not a whole number")
                .replaceFirst("is not a double\\b", "is not a number")
                .replace("is not a boolean", "is neither true nor false")
                .replace(" (case-insensitive)", "")
                .replace("option option", "option")
                .replaceFirst("([^.])$", "$1.");
    }

    private static int explain(Exception failure, CommandLine line) {
        PrintWriter err = line.getErr();
        if (System.getenv().containsKey(STACK_TRACE)) {
            failure.printStackTrace(err);
        }
        err.println(explanation(failure));
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static String explanation(Exception failure) {
        return switch (failure) {
            case ToolException expected -> expected.explanation();
            case FileSystemException file -> "Cannot use %s: %s.".formatted(file.getFile(), reason(file));
            case UncheckedIOException unchecked -> explanation(Objects.requireNonNull(unchecked.getCause()));
            default ->
                "Unexpected failure: %s%n%s=1 in the environment prints where."
                        .formatted(
                                Objects.requireNonNullElse(
                                        failure.getMessage(), failure.getClass().getSimpleName()),
                                STACK_TRACE);
        };
    }

    private static String reason(FileSystemException file) {
        return switch (file) {
            case NoSuchFileException _ -> "it does not exist";
            case AccessDeniedException _ -> "access is denied";
            case FileAlreadyExistsException _ -> "there is a file of that name";
            default -> Objects.requireNonNullElse(file.getReason(), "unknown reason");
        };
    }
}
