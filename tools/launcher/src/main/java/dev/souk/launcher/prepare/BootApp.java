package dev.souk.launcher.prepare;

import dev.souk.launcher.logs.Excerpt;
import dev.souk.launcher.process.Command;
import dev.souk.launcher.process.Jvm;
import dev.souk.launcher.process.LogFile;
import dev.souk.launcher.report.SoukFailure;
import dev.souk.launcher.state.StateFolder;
import dev.souk.launcher.topology.Part;
import dev.souk.launcher.topology.Ports;
import dev.souk.launcher.topology.Topology;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Spring Boot application, unpacked and with a trained start-up cache. Trained without database, broker and registry,
 * by a rehearsal that loads nearly every class that a real start loads.
 */
public final class BootApp implements Preparable {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private final Part part;
    private final Path jar;
    private final Path folder;
    private final AotCache cache;
    private final LogFile log;

    private BootApp(Part part, Path jar, Path folder, LogFile log) {
        this.part = part;
        this.jar = jar;
        this.folder = folder;
        this.cache = new AotCache(folder.resolve("app.aot"));
        this.log = log;
    }

    /** The application of a part as this checkout has built it. */
    public static BootApp of(Part part, Checkout checkout, StateFolder state) {
        Path jar = checkout.builtJar(part.name());
        Path folder = checkout.prepared().resolve(part.name() + "-" + Fingerprint.ofJar(jar));
        return new BootApp(part, jar, folder, state.log("prepare-" + part.name()));
    }

    /**
     * The command that starts it with these variables set and these jars behind its own on the class path. Temporary
     * files of a process that is killed stay: they are to be where somebody clears them away.
     */
    public Command start(Map<String, String> environment, List<Path> jars, Path temporary, LogFile output) {
        var words = new ArrayList<>(cache.use());
        words.add("-Djava.io.tmpdir=" + temporary);
        words.addAll(jars.isEmpty() ? List.of("-jar", name()) : withJars(jars));
        return new Command(Jvm.command(part.heap(), words), folder, environment, output);
    }

    private List<String> withJars(List<Path> jars) {
        String classPath = Stream.concat(Stream.of(Path.of(name())), jars.stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        return List.of("-cp", classPath, mainClass());
    }

    private String mainClass() {
        try (var unpacked = new JarFile(folder.resolve(name()).toFile())) {
            return unpacked.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String what() {
        return "a fast start for " + part.name();
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public void make() {
        log.rotate();
        extract();
        train();
        removeOlder();
    }

    private void extract() {
        var words = List.of(
                "-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination", folder.toString(), "--force");
        check(run(words), "unpack");
    }

    private void train() {
        Ports ports = Ports.anyFree(RandomGenerator.getDefault());
        int port = ports.free();
        var words = new ArrayList<>(cache.training());
        words.addAll(List.of("-jar", name()));
        words.addAll(alone(port, ports.free()));
        Process process = command(words).start();
        if (!new Rehearsal(process, port).play(LIMIT)) {
            process.destroyForcibly();
            throw new SoukFailure(
                    "Could not start %s once to train it:%n%s".formatted(part.name(), Excerpt.of(log, 0)));
        }
    }

    /** Settings with which it starts alone: whatever it knocks at is closed. */
    private List<String> alone(int port, int closed) {
        var settings = new ArrayList<>(List.of("--server.port=" + port));
        if (part.database() != null) {
            settings.add("--spring.flyway.enabled=false");
            settings.add("--spring.datasource.url=jdbc:postgresql://localhost:" + closed + "/none");
            settings.add("--spring.kafka.bootstrap-servers=localhost:" + closed);
            settings.add("--souk.discovery.deregistration-delay=0ms");
        }
        if (part.needs(Topology.REGISTRY)) {
            settings.add("--eureka.client.service-url.defaultZone=http://localhost:" + closed + "/eureka/");
        }
        return settings;
    }

    private int run(List<String> words) {
        return command(words).run(LIMIT);
    }

    private Command command(List<String> words) {
        return new Command(Jvm.command(256, words), folder, Map.of(), log);
    }

    private void check(int exitCode, String step) {
        if (exitCode != 0) {
            throw new SoukFailure(
                    "Could not %s %s (exit code %d):%n%s".formatted(step, part.name(), exitCode, Excerpt.of(log, 0)));
        }
    }

    /** Caches of earlier builds are of no use any more; the one before is kept, as a running system may use it. */
    private void removeOlder() {
        try (Stream<Path> all = Files.list(folder.resolveSibling(""))) {
            all.filter(path -> path.getFileName().toString().startsWith(part.name() + "-"))
                    .sorted((one, other) -> age(other).compareTo(age(one)))
                    .skip(2)
                    .forEach(BootApp::remove);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Long age(Path path) {
        return path.toFile().lastModified();
    }

    private static void remove(Path path) {
        try {
            StateFolder.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String name() {
        return jar.getFileName().toString();
    }
}
