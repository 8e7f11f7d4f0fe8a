package dev.souk.launcher.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a running launcher leaves for the other commands.
 *
 * @param controlPort where it listens for them
 * @param token       what they have to know; only the owner of the folder can read it
 * @param ready       whether the whole system is ready
 */
public record RunState(long pid, int controlPort, String token, boolean ready) {

    private static final JsonMapper JSON = new JsonMapper();

    /** The note of the folder, if a launcher that still lives left one. */
    public static Optional<RunState> read(StateFolder folder) {
        Path file = file(folder);
        try {
            return Files.exists(file)
                    ? Optional.of(JSON.readValue(Files.readString(file), RunState.class))
                            .filter(RunState::isAlive)
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves the note, instead of an older one. */
    public void write(StateFolder folder) {
        try {
            PrivateFile.write(file(folder), JSON.writeValueAsString(this));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the note away, be it our own or that of a launcher which was killed. */
    public static void remove(StateFolder folder) {
        try {
            Files.deleteIfExists(file(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same note, now that the whole system is ready. */
    public RunState whenReady() {
        return new RunState(pid, controlPort, token, true);
    }

    private boolean isAlive() {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private static Path file(StateFolder folder) {
        return folder.run().resolve("state.json");
    }
}
