package dev.souk.system.bench.result;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The commit of a source tree. */
public final class Commit {

    private Commit() {}

    /** The one that the tree has now, with "+ changes" if there are some; unknown without git. */
    public static String of(Path tree) throws IOException, InterruptedException {
        String commit = git(tree, "rev-parse", "--short=12", "HEAD");
        if (commit.isEmpty()) {
            return "unknown";
        }
        boolean isClean =
                git(tree, "status", "--porcelain", "--untracked-files=no").isEmpty();
        return isClean ? commit : commit + " + changes";
    }

    private static String git(Path tree, String... arguments) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("git", "-C", tree.toString());
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
}
