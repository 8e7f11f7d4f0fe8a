package dev.souk.launcher.control;

import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.file.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.io.function.Uncheck;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The state of the running launcher, in a file for the other commands.
 *
 * @param controlPort port of its {@link ControlHandler}, which is that of the console; 0 until it is open
 * @param token authorizes the other commands; only the owner of the folder can read it
 */
public record RunState(long pid, int controlPort, String token, Phase phase) {

    /** What the launcher does. */
    public enum Phase {
        /** It unpacks jars and trains AOT caches; it cannot be called yet. */
        PREPARING,
        /** It waits until all processes are ready. */
        STARTING,
        /** The whole system is ready. */
        RUNNING,
        /** It stops all processes, and then ends. */
        STOPPING
    }

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    /** The state of this launcher until it can be called. */
    static RunState preparing() {
        return new RunState(ProcessHandle.current().pid(), 0, "", Phase.PREPARING);
    }

    /**
     * The state of the launcher that uses the folder, if one runs.
     *
     * @throws ToolException if a launcher of another version wrote it
     */
    public static Optional<RunState> read(StateFolder folder) {
        Path file = file(folder);
        try {
            RunState state = JSON.readValue(Files.readString(file), RunState.class);
            boolean isOwn = state.pid == ProcessHandle.current().pid();
            return state.isAlive() && (isOwn || FolderLock.isHeld(folder)) ? Optional.of(state) : Optional.empty();
        } catch (NoSuchFileException notRunning) {
            return Optional.empty();
        } catch (JacksonException otherVersion) {
            throw new ToolException(
                    "%s was written by another version of Souk. End its launcher, and delete the file.".formatted(file),
                    otherVersion);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the file, replacing an older one. */
    public void write(StateFolder folder) {
        PrivateFile.write(file(folder), JSON.writeValueAsString(this));
    }

    /** Deletes the file of a launcher that was killed. */
    public static void removeIfDead(StateFolder folder) {
        if (read(folder).isEmpty()) {
            remove(folder);
        }
    }

    /** Deletes the file of this launcher. */
    static void remove(StateFolder folder) {
        Uncheck.run(() -> Files.deleteIfExists(file(folder)));
    }

    /** The same in another phase. */
    public RunState in(Phase next) {
        return new RunState(pid, controlPort, token, next);
    }

    /** Whether a Java program has the id, a launcher if the lock is held. One that has ended has no command. */
    private boolean isAlive() {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .filter(command -> command.contains("java"))
                .isPresent();
    }

    private static Path file(StateFolder folder) {
        return folder.run().resolve("state.json");
    }
}
