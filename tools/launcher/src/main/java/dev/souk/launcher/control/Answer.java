package dev.souk.launcher.control;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The running launcher's answer: a failure's message, or the processes concerned, or the status that was asked for. */
record Answer(
        @Nullable String failure,
        List<String> processes,
        @Nullable SoukStatus status) {

    static Answer failed(String message) {
        return new Answer(message, List.of(), null);
    }

    static Answer done(List<String> processes) {
        return new Answer(null, processes, null);
    }

    static Answer of(SoukStatus status) {
        return new Answer(null, List.of(), status);
    }
}
