package dev.souk.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class FailureMessagesTest {

    private final StringWriter err = new StringWriter();

    /** As after {@code sudo ./souk up}: the folder is that of another user. */
    @Test
    void aFileThatCannotBeUsedIsNamedWithTheReason() {
        assertThat(message(new AccessDeniedException("/shop/.souk/run")))
                .isEqualTo("Cannot use /shop/.souk/run: access is denied.");
        assertThat(message(new FileAlreadyExistsException("/shop/.souk/run")))
                .isEqualTo("Cannot use /shop/.souk/run: there is a file of that name.");
        assertThat(message(new FileSystemException("/shop/.souk/run", null, "Read-only file system")))
                .isEqualTo("Cannot use /shop/.souk/run: Read-only file system.");
    }

    private String message(IOException failure) {
        err.getBuffer().setLength(0);
        Runnable command = () -> {
            throw new UncheckedIOException(failure);
        };
        CommandLine line = FailureMessages.configure(new CommandLine(CommandSpec.wrapWithoutInspection(command)));
        assertThat(line.setErr(new PrintWriter(err, true)).execute()).isEqualTo(CommandLine.ExitCode.SOFTWARE);
        return err.toString().strip();
    }
}
