package dev.souk.launcher.fetched;

import dev.souk.launcher.prepare.Preparable;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.commons.io.function.Uncheck;

/**
 * A server from Maven Central that few systems need, so that the launcher does not have it among its libraries.
 *
 * @param what it is, for messages and with its version as the name of its folder
 * @param coordinates with the version as a property of the POM
 * @param files that are unpacked, as a pattern
 * @param folder that of the version in the POM now: another one may be there when the server is started again
 */
public record FetchedServer(
        SourceTree source, StateFolder state, String what, String coordinates, String files, Path folder)
        implements Preparable {

    /** With the folder of its version. */
    static FetchedServer of(SourceTree source, StateFolder state, String what, String coordinates, String files) {
        String property = coordinates.replaceFirst(".*\\{(.+)}.*", "$1");
        String version = Uncheck.get(() -> Files.readString(source.root().resolve("pom.xml")))
                .replaceFirst("(?s).*<%1$s>(.+?)</%1$s>.*".formatted(property), "$1");
        Path folder = source.prepared().resolve(what.toLowerCase(Locale.ROOT) + "-" + version);
        return new FetchedServer(source, state, what, coordinates, files, folder);
    }

    /** Maven fetches and unpacks it. */
    @Override
    public void make() {
        source.runMaven(
                "The download of " + what,
                state.log("prepare-" + folder().getFileName()),
                "-B",
                "-N",
                "-q",
                "dependency:unpack",
                "-Dmdep.overWriteReleases=true", // the plugin remembers that it has done so, in whichever folder
                "-Dartifact=" + coordinates,
                "-Dmdep.unpack.includes=" + files,
                "-DoutputDirectory=" + folder().toAbsolutePath());
    }

    /** What begins so in its folder, and goes on with a version. */
    Path find(String beginning) {
        return StateFolder.list(folder())
                .filter(file -> file.getFileName().toString().startsWith(beginning))
                .findFirst()
                .orElseThrow(() -> new ToolException(
                        "%s has no %s for this machine; delete it to fetch it again.".formatted(folder(), what)))
                .toAbsolutePath();
    }
}
