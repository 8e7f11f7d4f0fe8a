package dev.souk.system.detached;

import dev.souk.system.repository.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;

/** What a test starts by {@code ./souk up --detach}. It ends with the test, also if the run of the tests is aborted. */
public final class DetachedSystem implements AutoCloseable {

    private final Path state;
    private final Thread cutOff = new Thread(this::down, "down");

    /** One with this state folder, which need not be there yet. */
    public DetachedSystem(Path state) {
        this.state = state;
        Runtime.getRuntime().addShutdownHook(cutOff);
    }

    private void down() {
        try {
            new ProcessBuilder("./souk", "down", "--state", state.toString())
                    .directory(Repository.ROOT.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start()
                    .onExit()
                    .join();
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(cutOff);
        down();
    }
}
