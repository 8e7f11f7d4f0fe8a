package dev.souk.system.bench.result;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The commit of a source tree. */
public final class Commit {

    private Commit() {}

    /** The one that the tree has now, with "+ changes" if there are some; unknown without git. */
    public static String of(Path tree) throws InterruptedException {
        var words =
                new ProcessBuilder("git", "describe", "--always", "--exclude=*", "--abbrev=12", "--dirty= + changes");
        try {
            Process git = words.directory(tree.toFile())
                    .redirectError(Redirect.DISCARD)
                    .start();
            String printed = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return git.waitFor(1, TimeUnit.MINUTES) && git.exitValue() == 0 ? printed.strip() : "unknown";
        } catch (IOException notInstalled) {
            return "unknown";
        }
    }
}
