package dev.souk.launcher.prepare;

import dev.souk.launcher.process.Command;
import dev.souk.launcher.process.Jvm;
import dev.souk.launcher.process.LogFile;
import dev.souk.launcher.state.StateFolder;
import dev.souk.launcher.topology.ServiceDefinition;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Spring Boot application, extracted from its jar, with an AOT cache. */
public record BootApplication(ServiceDefinition service, Path jar, Path folder, LogFile log) implements Preparable {

    private static final int KEPT_BUILDS = 2;

    /** The application of a service as the source tree has built it. */
    public static BootApplication of(ServiceDefinition service, SourceTree source, StateFolder state) {
        Path jar = source.builtJar(service.name());
        Path folder = source.prepared().resolve(service.name() + "-" + Fingerprint.ofJar(jar));
        return new BootApplication(service, jar, folder, state.log("prepare-" + service.name()));
    }

    /**
     * The command that runs it.
     *
     * @param environment variables, in addition to those of the launcher
     * @param jars        jars that follow its own on the class path
     * @param temporary   the folder for temporary files, which a killed process leaves behind
     * @param output      receives its output
     */
    public Command command(Map<String, String> environment, List<Path> jars, Path temporary, LogFile output)
            throws IOException {
        var words = new ArrayList<>(cache().use());
        words.add("-Djava.io.tmpdir=" + temporary);
        words.addAll(jars.isEmpty() ? List.of("-jar", jarName()) : classPathWith(jars));
        return new Command(Jvm.command(service.heap(), words), folder, environment, output);
    }

    private List<String> classPathWith(List<Path> jars) throws IOException {
        String classPath = Stream.concat(Stream.of(Path.of(jarName())), jars.stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        try (var extracted = new JarFile(folder.resolve(jarName()).toFile())) {
            var attributes = extracted.getManifest().getMainAttributes();
            return List.of("-cp", classPath, attributes.getValue(Attributes.Name.MAIN_CLASS));
        }
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
        deleteOldBuilds();
    }

    private void extract() {
        var words = List.of(
                "-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination", folder.toString(), "--force");
        new Command(Jvm.command(service.heap(), words), folder, Map.of(), log).run("Extracting " + jar, "");
    }

    /** The build before the current one is kept, because a running system may use it. */
    private void deleteOldBuilds() throws IOException {
        List<Path> old;
        try (Stream<Path> all = Files.list(folder.resolveSibling(""))) {
            old = all.filter(path -> path.getFileName().toString().startsWith(service.name() + "-"))
                    .sorted(Comparator.comparingLong(
                                    (Path path) -> path.toFile().lastModified())
                            .reversed())
                    .skip(KEPT_BUILDS)
                    .toList();
        }
        for (Path path : old) {
            StateFolder.delete(path);
        }
    }

    private AotCache cache() {
        return new AotCache(folder.resolve("app.aot"));
    }

    private String jarName() {
        return jar.getFileName().toString();
    }
}
