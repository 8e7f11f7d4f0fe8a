package dev.souk.system.profile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import one.convert.Arguments;
import one.convert.CallStack;
import one.convert.FlameGraph;
import one.convert.Frame;

/** The flame graph of a profile: one HTML page without references to others, drawn by async-profiler's converter. */
final class FlameGraphPage {

    /** Marked when the page opens, with its share of the whole. */
    private static final String OWN_CODE = "^dev\\.souk\\.";

    private FlameGraphPage() {}

    static byte[] html(String title, Profile profile) {
        var graph = new FlameGraph(new Arguments("--title", title, "--highlight", OWN_CODE));
        profile.weights().forEach((stack, weight) -> graph.addSample(callStack(stack), weight));
        var page = new ByteArrayOutputStream();
        try (var out = new PrintStream(page, false, UTF_8)) {
            graph.dump(out);
        }
        return page.toByteArray();
    }

    /** The converter takes the outermost method first. */
    private static CallStack callStack(Stack stack) {
        var calls = new CallStack();
        if (stack.truncated()) {
            calls.push("(outer methods are missing)", Frame.TYPE_NATIVE);
        }
        for (StackFrame frame : stack.frames().reversed()) {
            calls.push(frame.name(), color(frame));
        }
        if (stack.frames().isEmpty()) {
            calls.push(stack.method(), Frame.TYPE_NATIVE);
        }
        if (stack.allocated() != null) {
            calls.push(stack.allocated(), Frame.TYPE_KERNEL);
        }
        return calls;
    }

    private static byte color(StackFrame frame) {
        return switch (frame.execution()) {
            case "Interpreted" -> Frame.TYPE_INTERPRETED;
            case "Inlined" -> Frame.TYPE_INLINED;
            case "Native" -> Frame.TYPE_NATIVE;
            default -> Frame.TYPE_JIT_COMPILED;
        };
    }
}
