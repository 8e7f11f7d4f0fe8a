package dev.souk.launcher.running;

import dev.souk.tools.checkout.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The weight of each instance in load balancing, in a file that the instance reads; without it the weight is 100. */
record InstanceWeights(StateFolder state) {

    Path file(String instance) {
        return state.weights().resolve(instance.replace('#', '-')).toAbsolutePath();
    }

    /** Replaces the file as a whole: the instance may be reading it. */
    void set(String instance, int weight) {
        try {
            Files.createDirectories(state.weights());
            Path next = Files.writeString(file(instance + ".next"), Integer.toString(weight));
            Files.move(next, file(instance), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** It has the weight of everybody else again. */
    void clear(String instance) {
        try {
            Files.deleteIfExists(file(instance));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A release that was in progress when the launcher ended is over. */
    void clear() {
        try {
            StateFolder.delete(state.weights());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
