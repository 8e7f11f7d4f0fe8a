package dev.souk.system.bench.result;

import dev.souk.system.bench.measured.Side;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What was measured.
 *
 * @param label   A or B
 * @param commit  of its source tree, with "+ changes" if there were some; unknown without git
 * @param options of {@code ./souk up}
 */
public record MeasuredSide(String label, String commit, List<String> options) {

    /** The side with the commit that its source tree has now. */
    public static MeasuredSide of(Side side) throws IOException, InterruptedException {
        return new MeasuredSide(side.label(), commit(side), side.options());
    }

    private static String commit(Side side) throws IOException, InterruptedException {
        String commit = git(side, "rev-parse", "--short=12", "HEAD");
        if (commit.isEmpty()) {
            return "unknown";
        }
        boolean isClean =
                git(side, "status", "--porcelain", "--untracked-files=no").isEmpty();
        return isClean ? commit : commit + " + changes";
    }

    private static String git(Side side, String... arguments) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("git", "-C", side.tree().toString());
        builder.command().addAll(List.of(arguments));
        Process git;
        try {
            git = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException notInstalled) {
            return "";
        }
        String printed = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return git.waitFor(1, TimeUnit.MINUTES) && git.exitValue() == 0 ? printed.strip() : "";
    }

    @Override
    public String toString() {
        String with = options.isEmpty() ? "" : ", up " + String.join(" ", options);
        return "%s: %s%s".formatted(label, commit, with);
    }
}
