package dev.souk.launcher.prepare;

import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.file.LogFile;
import dev.souk.tools.process.Command;
import dev.souk.tools.process.OperatingSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A server from Maven Central that few systems need, so that the launcher does not have it among its libraries.
 *
 * @param what it is, for messages and as the name of its folder
 * @param coordinates with the version as a property of the POM
 * @param files that are unpacked, as a pattern
 */
public record FetchedServer(SourceTree source, StateFolder state, String what, String coordinates, String files)
        implements Preparable {

    private static final Duration DOWNLOAD_LIMIT = Duration.ofMinutes(15);

    @Override
    public Path folder() {
        return source.prepared().resolve(what.toLowerCase(Locale.ROOT));
    }

    /** Maven fetches and unpacks it. */
    @Override
    public void make() {
        LogFile log = state.log("prepare-" + folder().getFileName());
        log.rotate();
        var words = new ArrayList<String>();
        words.add(source.root()
                .resolve(OperatingSystem.isWindows() ? "mvnw.cmd" : "mvnw")
                .toString());
        words.addAll(List.of("-B", "-N", "-q", "dependency:unpack"));
        words.add("-Dmdep.overWriteReleases=true"); // the plugin remembers that it has done so, in whichever folder
        words.add("-Dartifact=" + coordinates);
        words.add("-Dmdep.unpack.includes=" + files);
        words.add("-DoutputDirectory=" + folder().toAbsolutePath());
        new Command(words, source.root(), Map.of(), log).run("The download of " + what, "", DOWNLOAD_LIMIT);
    }

    /** What begins so in its folder, and goes on with a version. */
    public Path find(String beginning) throws IOException {
        try (Stream<Path> all = Files.list(folder())) {
            return all.filter(file -> file.getFileName().toString().startsWith(beginning))
                    .findFirst()
                    .orElseThrow(() -> new ToolException(
                            "%s has no %s for this machine; delete it to fetch it again.".formatted(folder(), what)))
                    .toAbsolutePath();
        }
    }
}
