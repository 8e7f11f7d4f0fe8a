package dev.souk.system.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stack of a sample.
 *
 * @param frames the innermost method first; empty if the JVM could not walk the stack
 * @param truncated whether outer methods are missing
 * @param allocated class of the allocated object; null in a profile of CPU time
 */
record Stack(
        List<StackFrame> frames,
        boolean truncated,
        @Nullable String allocated) {

    private static final String UNKNOWN = "(unknown)";

    /** The method that ran. */
    String method() {
        return frames.isEmpty() ? UNKNOWN : frames.getFirst().name();
    }

    /** The class of Souk that the work is done for: the innermost one, whose libraries belong to it. */
    String owningClass() {
        return frames.stream()
                .filter(StackFrame::isOfSouk)
                .findFirst()
                .map(StackFrame::outerClass)
                .orElse("(no class of Souk)");
    }

    /** The package that the work belongs to: the innermost one outside the JDK, if there is one. */
    String owningPackage() {
        return frames.stream()
                .filter(frame -> !frame.isOfJdk())
                .findFirst()
                .or(() -> frames.stream().findFirst())
                .map(StackFrame::packageName)
                .orElse(UNKNOWN);
    }
}
