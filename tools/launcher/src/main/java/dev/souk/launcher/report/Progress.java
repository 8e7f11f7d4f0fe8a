package dev.souk.launcher.report;

import java.time.Duration;

/** One step of the launcher's work, told while it happens. */
public sealed interface Progress {

    /** Something is being made ready before any process starts, such as a build or a start-up cache. */
    record Preparing(String what) implements Progress {}

    /** A process was started and is not ready yet. */
    record Starting(String process, long pid, int port) implements Progress {}

    /** A process can do its work; {@code took} counts from its start. */
    record Ready(String process, Duration took) implements Progress {}

    /** A process ended without being asked to. */
    record Ended(String process, String how) implements Progress {}

    /** The start has failed; everything that runs is going to be stopped. */
    record Failed(String explanation) implements Progress {}

    /** The whole system is being stopped. */
    record Stopping() implements Progress {}

    /** Nothing of the system runs any more; {@code took} counts from the wish to stop. */
    record Stopped(Duration took) implements Progress {}
}
