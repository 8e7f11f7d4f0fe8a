package dev.souk.system.profile;

import java.lang.constant.ClassDesc;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import org.jspecify.annotations.Nullable;

/**
 * What a process did at one moment.
 *
 * @param owningClass the class of Souk that the work is done for: the innermost one, whose libraries belong to it
 * @param owningPackage the innermost one outside the JDK, if there is one
 * @param method the method that ran
 * @param allocated class of the allocated object; null in a profile of CPU time
 * @param weight allocated bytes; 1 in a profile of CPU time
 */
record Sample(
        String owningClass,
        String owningPackage,
        String method,
        @Nullable String allocated,
        long weight) {

    private static final String UNKNOWN = "(unknown)";

    /** Without the number of a hidden class, samples of one lambda expression are one line, also after a restart. */
    private static final Pattern NUMBER_OF_HIDDEN_CLASS = Pattern.compile("[+/.]0x[0-9a-f]+(/[0-9a-fx]+)?$|/\\d+$");

    private static final Predicate<String> OF_JDK =
            Pattern.compile("(java|javax|jdk|sun|com\\.sun)\\..*").asMatchPredicate();

    /** A method of a class. */
    record Frame(String type, String method) {}

    static Sample of(RecordedEvent event) {
        RecordedStackTrace trace = event.getStackTrace();
        List<RecordedFrame> frames = trace == null ? List.of() : trace.getFrames();
        return of(
                frames.stream()
                        .map(RecordedFrame::getMethod)
                        .map(method -> new Frame(method.getType().getName(), method.getName()))
                        .toList(),
                event.hasField("objectClass")
                        ? readable(event.getClass("objectClass").getName())
                        : null,
                event.hasField("weight") ? event.getLong("weight") : 1L);
    }

    /** Of a stack, the innermost method first; it is empty if the JVM could not walk it. */
    static Sample of(List<Frame> stack, @Nullable String allocated, long weight) {
        List<String> types = stack.stream()
                .map(frame -> NUMBER_OF_HIDDEN_CLASS.matcher(frame.type()).replaceFirst(""))
                .toList();
        Optional<String> ofSouk =
                types.stream().filter(type -> type.startsWith("dev.souk.")).findFirst();
        Optional<String> outsideJdk = types.stream()
                .filter(OF_JDK.negate())
                .findFirst()
                .or(() -> types.stream().findFirst());
        return new Sample(
                ofSouk.map(type -> type.replaceFirst("\\$.*", "")).orElse("(no class of Souk)"),
                outsideJdk.map(type -> type.replaceFirst("\\.[^.]*$", "")).orElse(UNKNOWN),
                stack.isEmpty()
                        ? UNKNOWN
                        : types.getFirst() + "." + stack.getFirst().method(),
                allocated,
                weight);
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
}
