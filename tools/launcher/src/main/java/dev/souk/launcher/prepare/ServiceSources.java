package dev.souk.launcher.prepare;

import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;

/** What a service is built from: its module, and common-lib, most of which each service uses. */
public record ServiceSources(SourceTree tree, String service) {

    private static final String MAIN = "src/main";

    Path folder() {
        return tree.folder(service);
    }

    Path commonLib() {
        return tree.root().resolve("common-lib");
    }

    /** The last change of anything that it is built from. */
    public Instant lastChange() {
        return lastChange(
                Stream.of(lastChange(folder().resolve(MAIN)), lastChangeOfCommonLib(), lastChangeOfBuildFiles()));
    }

    Instant lastChangeOfCommonLib() {
        return lastChange(commonModules().map(module -> lastChange(module.resolve(MAIN))));
    }

    /** Of a file that only Maven can apply. */
    Instant lastChangeOfBuildFiles() {
        Stream<Path> modules = Stream.concat(commonModules(), Stream.of(folder(), tree.root()));
        return lastChange(Stream.concat(
                modules.map(module -> lastChange(module.resolve("pom.xml"))),
                Stream.of(lastChange(tree.root().resolve(".mvn")))));
    }

    private Stream<Path> commonModules() {
        return StateFolder.list(commonLib());
    }

    private static Instant lastChange(Stream<Instant> each) {
        return each.max(Instant::compareTo).orElse(Instant.EPOCH);
    }

    /** Of a file or of everything in a folder. A deleted file is a change of its folder. */
    static Instant lastChange(Path path) {
        return lastChange(
                files(path).map(file -> Instant.ofEpochMilli(file.toFile().lastModified())));
    }

    /**
     * The file, or the folder with all files and folders in it; without what is deleted meanwhile, as by an editor.
     * Links are not followed.
     */
    static Stream<Path> files(Path path) {
        Stream<Path> members = Files.isSymbolicLink(path) ? Stream.empty() : StateFolder.list(path);
        Stream<Path> below = members.flatMap(ServiceSources::files);
        return Stream.concat(Stream.of(path).filter(Files::exists), below);
    }
}
