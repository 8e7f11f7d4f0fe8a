package dev.souk.tools.checkout;

import dev.souk.tools.ToolException;
import dev.souk.tools.file.LogFile;
import dev.souk.tools.process.Command;
import dev.souk.tools.process.OperatingSystem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The source tree of Souk with the jars that were built in it. */
public record SourceTree(Path root) {

    /** For a run of Maven, which may have to download. */
    private static final Duration MAVEN_TIME = Duration.ofMinutes(15);

    /** What a class path or a configuration takes for the end of a path, or for a variable. */
    private static final Pattern UNUSABLE =
            Pattern.compile("[;\"\\p{Cntrl}]|\\$\\{" + (File.pathSeparatorChar == ':' ? "|[:\\\\]" : ""));

    /** The source tree that contains this folder. */
    public static SourceTree containing(Path folder) {
        return Stream.iterate(folder.toAbsolutePath(), path -> path != null, Path::getParent)
                .filter(path -> Files.exists(path.resolve("tools/launcher/pom.xml")))
                .findFirst()
                .map(SourceTree::new)
                .orElseThrow(() ->
                        new ToolException("%s is not in a source tree of Souk.".formatted(folder.toAbsolutePath())));
    }

    /** The one of the script {@code souk} that runs this program, or that of the working directory. */
    public static SourceTree ofThisProgram() {
        return containing(Path.of(System.getProperty("souk.checkout", "")));
    }

    /** The folder for state that an option has chosen, or the default one of this program's source tree. */
    public static StateFolder stateFolder(@Nullable Path chosen) {
        return new StateFolder(usable(chosen == null ? ofThisProgram().defaultState() : chosen.toAbsolutePath()));
    }

    private static Path usable(Path folder) {
        Matcher unusable = UNUSABLE.matcher(folder.toString());
        if (unusable.find()) {
            throw new ToolException("The folder %s cannot be used: %s would end its path in a class path."
                    .formatted(folder, unusable.group()));
        }
        return folder;
    }

    /** Runs Maven with these arguments to its end; {@code what} is the task, for the message of a failure. */
    public void runMaven(String what, LogFile log, String... arguments) {
        log.rotate();
        String maven =
                root.resolve(OperatingSystem.isWindows() ? "mvnw.cmd" : "mvnw").toString();
        var words = Stream.concat(Stream.of(maven), Stream.of(arguments)).toList();
        new Command(words, root, Map.of(), log).run(what, "", MAVEN_TIME);
    }

    /** The default folder for state. */
    public Path defaultState() {
        return root.resolve(".souk");
    }

    /** The folder of what is prepared from these jars, shared by all systems that run from here. */
    public Path prepared() {
        return root.resolve(".souk").resolve("apps");
    }

    /** The executable jar of a module; fails if it was not built. */
    public Path builtJar(String module) {
        return newest(module, "target", "\\.jar\\.original")
                .map(classes ->
                        classes.resolveSibling(classes.getFileName().toString().replace(".original", "")))
                .or(() -> newest(module, "target", "(?<!-sources|-tests)\\.jar"))
                .orElseThrow(() -> new ToolException(
                        "%s is not built; run `./mvnw -Poptional -DskipTests package`.".formatted(module)));
    }

    /** The file that each build of a service writes; its executable jar has a fixed time. It may be missing. */
    public Path packagedClasses(String module) {
        return newest(module, "target", "\\.jar\\.original")
                .orElse(folder(module).resolve("target/missing"));
    }

    /** Of a module that was built in two versions; executable jars have one time, so that of their classes decides. */
    private Optional<Path> newest(String module, String target, String end) {
        return StateFolder.list(folder(module).resolve(target))
                .filter(path -> path.getFileName().toString().matches(module + "-.*" + end))
                .max(Comparator.comparingLong((Path jar) -> jar.toFile().lastModified())
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** What services have on their class path if another registry takes the place of Eureka; none before the build. */
    public List<Path> discoveryJars(String registry) {
        Path target = root.resolve("optional/discovery-clients/target");
        Path own = target.resolve("discovery-clients.jar");
        return Files.exists(own)
                ? Stream.concat(Stream.of(own), StateFolder.list(target.resolve(registry)))
                        .toList()
                : List.of();
    }

    /** What the build of an optional module has laid out for the class path of services; none before the build. */
    public List<Path> jarsForOthers(String module) {
        Stream<Path> libraries = StateFolder.list(folder(module).resolve("target/client"))
                .filter(jar -> !jar.getFileName().toString().startsWith(module + "-"));
        return Stream.concat(newest(module, "target/client", "\\.jar").stream(), libraries)
                .toList();
    }

    /** Optional services stand in a folder of their own. */
    public Path folder(String module) {
        Path core = root.resolve(module);
        return Files.exists(core) ? core : root.resolve("optional").resolve(module);
    }

    /**
     * The libraries of the launcher, sorted by name; the broker runs from them. Those that its jar names: a build
     * without {@code clean} leaves older versions in their folder.
     */
    public List<Path> libraries() {
        Path target = root.resolve("tools/launcher/target");
        try (var launcher = new JarFile(target.resolve("launcher.jar").toFile())) {
            String classPath = launcher.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            return Stream.of(classPath.split(" ")).map(target::resolve).sorted().toList();
        } catch (IOException missing) {
            throw new ToolException("The launcher is not built; run `./mvnw -DskipTests package`.", missing);
        }
    }
}
