package dev.souk.launcher.running;

import dev.souk.launcher.process.LogFile;
import dev.souk.launcher.state.StateFolder;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Limits the size of all log files while the processes that write them run. */
final class LogRotation implements AutoCloseable {

    private static final long INTERVAL_SECONDS = 5;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("log-rotation").factory());

    private LogRotation() {}

    /** Checks the logs of the folder every five seconds. */
    static LogRotation start(StateFolder state) {
        var rotation = new LogRotation();
        var _ = rotation.timer.scheduleWithFixedDelay(
                () -> state.logFiles().forEach(LogFile::rotate), INTERVAL_SECONDS, INTERVAL_SECONDS, TimeUnit.SECONDS);
        return rotation;
    }

    @Override
    public void close() {
        timer.shutdown();
    }
}
