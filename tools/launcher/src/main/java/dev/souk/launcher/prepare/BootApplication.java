package dev.souk.launcher.prepare;

import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.file.LogFile;
import dev.souk.tools.process.AotCache;
import dev.souk.tools.process.Fingerprint;
import dev.souk.tools.process.OperatingSystem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.apache.commons.io.file.PathUtils;
import org.apache.commons.io.function.IOConsumer;
import org.apache.commons.io.function.IORunnable;

/** A packaged service, extracted from its jar, with an AOT cache once it was prepared. */
public record BootApplication(ServiceDefinition service, Path jar, Path folder, LogFile log) implements Preparable {

    private static final String EXTRACTED = "extracted";

    /** The application of a service as the source tree has built it. */
    public static BootApplication of(ServiceDefinition service, SourceTree source, StateFolder state) {
        Path jar = source.builtJar(service.name());
        Path folder = source.prepared().resolve(service.name() + "-" + Fingerprint.ofJar(jar));
        return new BootApplication(service, jar, folder, state.log("prepare-" + service.name()));
    }

    /** The options that use the AOT cache, if there is one. */
    List<String> cacheOptions() {
        return Preparation.isDone(this) ? cache().use() : List.of();
    }

    /** What `java` runs, with these jars behind the application. */
    List<String> main(List<Path> jars) throws IOException {
        return jars.isEmpty() ? List.of("-jar", jarName()) : main(jarName(), jars);
    }

    /** The same with a class path in place of the jar of the application. */
    List<String> main(String classPath, List<Path> jars) throws IOException {
        String all = Stream.concat(Stream.of(classPath), jars.stream().map(Path::toString))
                .collect(Collectors.joining(File.pathSeparator));
        return List.of("-cp", all, manifest(Attributes.Name.MAIN_CLASS));
    }

    /** The time of the file that each build writes: the executable jar has a fixed time. */
    Instant builtAt() {
        return ServiceSources.lastChange(jar.resolveSibling(jar.getFileName() + ".original"));
    }

    /** The libraries, in the order of the class path. */
    List<Path> libraries() throws IOException {
        return Stream.of(manifest(Attributes.Name.CLASS_PATH).split(" "))
                .map(folder::resolve)
                .toList();
    }

    private String manifest(Attributes.Name attribute) throws IOException {
        try (var extracted = new JarFile(extractedJar().toFile())) {
            return extracted.getManifest().getMainAttributes().getValue(attribute);
        }
    }

    /** Copies the entries of its jar whose names match. */
    void extractEntries(String names, Path target) throws IOException {
        try (var zip = new ZipFile(extractedJar().toFile())) {
            IOConsumer.forEach(zip.stream().filter(entry -> entry.getName().matches(names)), entry -> {
                Path copy = target.resolve(entry.getName());
                Files.createDirectories(copy.getParent());
                Files.copy(zip.getInputStream(entry), copy, StandardCopyOption.REPLACE_EXISTING);
            });
        }
    }

    /** The jar with the classes of the service alone. */
    Path extractedJar() {
        return folder.resolve(jarName());
    }

    @Override
    public String what() {
        return "the AOT cache of " + service.name();
    }

    @Override
    public void make() throws IOException {
        log.rotate();
        extract();
        new AotTrainingRun(service, jarName(), folder, log).train(cache());
        if (!OperatingSystem.isWindows() && cache().use().isEmpty()) { // where each process is killed
            throw new ToolException("The training run wrote no AOT cache:%n%s".formatted(log.excerpt(0)));
        }
    }

    /** Extracts the jar unless that was done. */
    void extract() throws IOException {
        unlessExtracted(() -> {
            if (!folder.endsWith(service.name() + "-" + Fingerprint.ofJar(jar))) {
                throw new ToolException(
                        "The build of %1$s that ran was replaced: `./souk restart %1$s` runs the new one."
                                .formatted(service.name()));
            }
            log.rotate();
            AotCache.extract(jar, folder, jarName(), log);
            Files.writeString(folder.resolve(EXTRACTED), "");
        });
    }

    /** Of instances that start at the same time, in all systems, one does it. */
    private void unlessExtracted(IORunnable work) throws IOException {
        if (!isExtracted()) {
            Preparation.whileLocked(folder.resolveSibling("lock-" + service.name()), () -> {
                if (!isExtracted()) { // nor by another one meanwhile
                    work.run();
                }
            });
        }
    }

    private boolean isExtracted() {
        return Files.exists(folder.resolve(EXTRACTED));
    }

    /** An extracted application may be running, without a cache: it is kept. */
    @Override
    public void clean() throws IOException {
        unlessExtracted(() -> PathUtils.delete(folder));
    }

    private AotCache cache() {
        return new AotCache(folder.resolve("app.aot"));
    }

    private String jarName() {
        return service.name() + ".jar";
    }
}
