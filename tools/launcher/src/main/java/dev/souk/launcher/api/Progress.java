package dev.souk.launcher.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One step of the launcher's work, reported when it happens. */
public sealed interface Progress {

    /**
     * Something is prepared, such as an AOT cache, before any process starts or while all run; the first of
     * {@code count} has number 1.
     */
    record Preparing(String what, int number, int count) implements Progress {}

    /** A process was started and is not ready yet. */
    record Starting(String process, int port) implements Progress {}

    /** A process is ready; {@code took} is the time since its start. */
    record Ready(String process, Duration took) implements Progress {}

    /** A process ended unexpectedly; it is restarted after the delay, or stays down if there is none. */
    record Ended(String process, String how, @Nullable Duration restartIn) implements Progress {}

    /** A process was stopped on request, or killed, and stays down. */
    record Down(String process, boolean killed) implements Progress {}

    /**
     * An instance that another one has replaced, or that is one too many, has ended; {@code took} since the request.
     */
    record Removed(String process, Duration took) implements Progress {}

    /** Everything is ready. */
    record Running(SoukStatus status) implements Progress {}

    /** The start failed and everything is stopped, or a preparation in the background failed. */
    record Failed(String explanation) implements Progress {}

    /** The whole system is being stopped. */
    record Stopping() implements Progress {}

    /** Everything has stopped; {@code took} is the time since the request. */
    record Stopped(Duration took) implements Progress {}
}
