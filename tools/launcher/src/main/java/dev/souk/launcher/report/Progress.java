package dev.souk.launcher.report;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One step of the launcher's work, reported when it happens. */
public sealed interface Progress {

    /** Something is prepared before any process starts, such as an AOT cache. */
    record Preparing(String what) implements Progress {}

    /** A process was started and is not ready yet. */
    record Starting(String process, long pid, int port) implements Progress {}

    /** A process is ready; {@code took} is the time since its start. */
    record Ready(String process, Duration took) implements Progress {}

    /** A process ended unexpectedly; it is restarted after the delay, or stays down if there is none. */
    record Ended(String process, String how, @Nullable Duration restartIn) implements Progress {}

    /** The start failed; everything is stopped. */
    record Failed(String explanation) implements Progress {}

    /** The whole system is being stopped. */
    record Stopping() implements Progress {}

    /** Everything has stopped; {@code took} is the time since the request. */
    record Stopped(Duration took) implements Progress {}
}
