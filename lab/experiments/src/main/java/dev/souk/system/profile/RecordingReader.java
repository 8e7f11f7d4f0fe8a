package dev.souk.system.profile;

import java.io.IOException;
import java.lang.constant.ClassDesc;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/** Reads the samples of a recording. */
final class RecordingReader {

    private final Map<Stack, Long> weights = new HashMap<>();
    private long samples;

    private RecordingReader() {}

    /** The samples of the best event of which there are any; nothing if the process did nothing. */
    static Optional<Profile> read(Path file, ProfileType type) throws IOException {
        var readers = new HashMap<String, RecordingReader>();
        try (var recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                String name = event.getEventType().getName();
                if (type.events().contains(name)) {
                    readers.computeIfAbsent(name, _ -> new RecordingReader()).add(event);
                }
            }
        }
        return type.events().stream()
                .flatMap(event ->
                        Optional.ofNullable(readers.get(event)).map(reader -> reader.profile(type, event)).stream())
                .findFirst();
    }

    private void add(RecordedEvent event) {
        RecordedStackTrace trace = event.getStackTrace();
        List<StackFrame> frames = trace == null
                ? List.of()
                : trace.getFrames().stream().map(RecordingReader::frame).toList();
        var stack = new Stack(frames, trace != null && trace.isTruncated(), allocatedClass(event));
        weights.merge(stack, event.hasField("weight") ? event.getLong("weight") : 1L, Long::sum);
        samples++;
    }

    private static @Nullable String allocatedClass(RecordedEvent event) {
        if (!event.hasField("objectClass")) {
            return null;
        }
        RecordedClass allocated = event.getClass("objectClass");
        return readable(allocated.getName());
    }

    /** As the source code has it; JFR names arrays as the JVM does, such as {@code [B}. */
    static String readable(String name) {
        int dimensions = name.lastIndexOf('[') + 1;
        String element = name.substring(dimensions);
        if (dimensions == 0) {
            return name;
        }
        String type = element.endsWith(";")
                ? element.substring(1, element.length() - 1)
                : ClassDesc.ofDescriptor(element).displayName();
        return type + "[]".repeat(dimensions);
    }

    private static StackFrame frame(RecordedFrame frame) {
        RecordedMethod method = frame.getMethod();
        return StackFrame.of(method.getType().getName(), method.getName(), frame.getType());
    }

    private Profile profile(ProfileType type, String event) {
        return new Profile(type, event, samples, weights);
    }
}
