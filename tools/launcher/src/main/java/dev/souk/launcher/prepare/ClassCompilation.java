package dev.souk.launcher.prepare;

import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.process.Command;
import dev.souk.tools.process.Jvm;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.apache.commons.io.function.IOConsumer;

/**
 * One run of javac over a service, and over the modules of common-lib that it uses if one of them has changed since it
 * was packaged. Everything else comes from the package. Each run has a folder of its own: a running process goes on
 * using the classes of an older one.
 */
record ClassCompilation(ServiceSources sources, BootApplication packaged) {

    private static final int KEPT = 20; // a process uses its classes, some hundred KB, until it is restarted
    private static final String CLASS_PATH = "class-path";
    private static final Pattern COMMON_JAR = Pattern.compile("common-([a-z]+)-\\d.*\\.jar");
    private static final Pattern PLACEHOLDER = Pattern.compile("@([\\w.-]+)@");

    /** What the build adds to the sources: its version, the list of its components, the explanation of problems. */
    private static final String GENERATED = "META-INF/(build-info\\.properties|problems\\.md|sbom/.+)";

    /** The files with the class paths of all complete runs, the last one first. */
    static List<Path> all(BootApplication packaged) {
        return folders(packaged)
                .map(folder -> folder.resolve(CLASS_PATH))
                .filter(Files::exists)
                .toList();
    }

    private static Stream<Path> folders(BootApplication packaged) {
        return StateFolder.list(parent(packaged)).sorted(Comparator.reverseOrder());
    }

    private static Path parent(BootApplication packaged) {
        return packaged.folder()
                .resolveSibling("compiled")
                .resolve(packaged.service().name());
    }

    /** Has all changes of before {@code begin}. */
    void run(Instant begin) throws IOException {
        packaged.extract();
        Path folder = parent(packaged).resolve(Long.toString(begin.toEpochMilli()));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        var modules = new ArrayList<>(List.of(sources.folder()));
        var classPath = new ArrayList<>(packaged.libraries());
        if (sources.lastChangeOfCommonLib().isAfter(packaged.builtAt())) {
            classPath.stream().flatMap(this::commonModule).forEach(modules::add);
            classPath.removeIf(library -> commonModule(library).findAny().isPresent());
        }
        compile(modules, classes, classPath);
        for (Path module : modules) {
            classPath.addFirst(copyResources(module, folder));
        }
        packaged.extractEntries(GENERATED, folder.resolve(sources.folder().getFileName()));
        classPath.addFirst(classes);
        Path complete = Files.writeString(folder.resolve(CLASS_PATH), joined(classPath));
        Files.setLastModifiedTime(complete, FileTime.from(begin));
        // What is older than the last complete runs, also those that failed.
        Path oldest = all(packaged).stream().limit(KEPT).toList().getLast().getParent();
        IOConsumer.forEach(folders(packaged).filter(one -> one.compareTo(oldest) < 0), PathUtils::delete);
    }

    private Stream<Path> commonModule(Path library) {
        Matcher name = COMMON_JAR.matcher(library.getFileName().toString());
        return name.matches() ? Stream.of(sources.commonLib().resolve(name.group(1))) : Stream.empty();
    }

    private void compile(List<Path> modules, Path classes, List<Path> libraries) throws IOException {
        var arguments = new ArrayList<>(
                List.of("--release", "25", "-proc:none", "-nowarn", "-parameters", "-g", "-d", quoted(classes)));
        arguments.addAll(List.of("-cp", quoted(joined(libraries))));
        modules.stream()
                .flatMap(module -> ServiceSources.files(module.resolve("src/main/java")))
                .filter(file -> file.toString().endsWith(".java"))
                .map(ClassCompilation::quoted)
                .forEach(arguments::add);
        Path file = Files.write(classes.resolveSibling("javac"), arguments);
        packaged.log().rotate();
        new Command(Jvm.compiler(file), classes, Map.of(), packaged.log()).run("Compiling " + sources.service(), "");
    }

    private static String joined(List<Path> classPath) {
        return classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static String quoted(Object word) {
        return '"' + word.toString().replace("\\", "\\\\") + '"';
    }

    /** As the build does: {@code @a.property@} of the POM is replaced in application*.yml. */
    private Path copyResources(Path module, Path folder) throws IOException {
        Path resources = module.resolve("src/main/resources");
        Path target = Files.createDirectories(folder.resolve(module.getFileName()));
        String pom = Files.readString(sources.tree().root().resolve("pom.xml"));
        for (Path file : ServiceSources.files(resources).toList()) {
            Path copy = target.resolve(resources.relativize(file));
            if (Files.isDirectory(file)) {
                Files.createDirectories(copy);
            } else if (file.getFileName().toString().matches("application.*\\.ya?ml")) {
                Files.writeString(copy, filtered(Files.readString(file), pom));
            } else {
                Files.copy(file, copy);
            }
        }
        return target;
    }

    private static String filtered(String text, String pom) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            String name = Pattern.quote(found.group(1));
            Matcher value =
                    Pattern.compile("<%1$s>([^<]*)</%1$s>".formatted(name)).matcher(pom);
            return Matcher.quoteReplacement(value.find() ? value.group(1) : found.group());
        });
    }
}
