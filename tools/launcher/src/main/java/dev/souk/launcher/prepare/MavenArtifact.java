package dev.souk.launcher.prepare;

import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.file.LogFile;
import dev.souk.tools.process.Command;
import dev.souk.tools.process.OperatingSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A server from Maven Central that few systems need, so that the launcher does not have it among its libraries.
 *
 * @param name for messages
 * @param coordinates with the version as a property of the POM
 * @param files that are unpacked, as a pattern
 */
public record MavenArtifact(String name, String coordinates, String files) {

    private static final Duration DOWNLOAD_LIMIT = Duration.ofMinutes(15);

    /** Maven fetches and unpacks it. */
    public void unpack(SourceTree source, Path folder, LogFile log) {
        log.rotate();
        var words = new ArrayList<String>();
        words.add(source.root()
                .resolve(OperatingSystem.isWindows() ? "mvnw.cmd" : "mvnw")
                .toString());
        words.addAll(List.of("-B", "-N", "-q", "dependency:unpack"));
        words.add("-Dmdep.overWriteReleases=true"); // the plugin remembers that it has done so, in whichever folder
        words.add("-Dartifact=" + coordinates);
        words.add("-Dmdep.unpack.includes=" + files);
        words.add("-DoutputDirectory=" + folder.toAbsolutePath());
        new Command(words, source.root(), Map.of(), log).run("The download of " + name, "", DOWNLOAD_LIMIT);
    }
}
