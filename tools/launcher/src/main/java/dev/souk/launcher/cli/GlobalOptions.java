package dev.souk.launcher.cli;

import dev.souk.launcher.logs.AnsiColors;
import dev.souk.launcher.prepare.SourceTree;
import dev.souk.launcher.state.StateFolder;
import java.io.Console;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command works: which checkout, which state folder, at a terminal or not. */
final class GlobalOptions {

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "Folder for data, logs and secrets; .souk of the checkout if not given.")
    private @Nullable Path folder;

    SourceTree source() {
        return SourceTree.containing(Path.of(System.getProperty("souk.checkout", "")));
    }

    StateFolder state() {
        return new StateFolder(folder == null ? source().usualState() : folder.toAbsolutePath());
    }

    @SuppressWarnings("SystemConsoleNull") // It is null again since JDK 25 when the output is no terminal.
    static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    static AnsiColors colors() {
        return AnsiColors.of(isTerminal(), System.getenv());
    }
}
