package dev.souk.tools.checkout;

import dev.souk.tools.ToolException;
import dev.souk.tools.file.LogFile;
import dev.souk.tools.file.PrivateFile;
import dev.souk.tools.process.OperatingSystem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.apache.commons.io.function.IOConsumer;
import org.apache.commons.io.function.Uncheck;

/** The folder of one system: data, logs, secrets and the state of its launcher. */
public record StateFolder(Path path) {

    /** Changes with the layout of the folder and with the major version of a server whose data it holds. */
    public static final String VERSION = "souk 3 (PostgreSQL 18, Kafka 4)";

    /** The data directory of PostgreSQL. */
    public Path postgres() {
        return path.resolve("postgres");
    }

    /** The data directory of Kafka. */
    public Path kafka() {
        return path.resolve("kafka");
    }

    /** The folder of all logs. */
    public Path logs() {
        return path.resolve("logs");
    }

    /** All logs that exist. */
    public List<LogFile> logFiles() {
        return list(logs())
                .filter(file -> file.toString().endsWith(".log"))
                .map(LogFile::new)
                .toList();
    }

    /** When the current or last run began; logs also have lines of earlier runs. */
    public Instant startOfLastRun() {
        return Instant.ofEpochMilli(started().toFile().lastModified());
    }

    /** Marks the start of a run. */
    public void markStart() throws IOException {
        Files.writeString(started(), "");
    }

    private Path started() {
        return run().resolve("started");
    }

    /** The log of the process of that name. */
    public LogFile log(String process) {
        return new LogFile(logs().resolve(process.replace('#', '-') + ".log"));
    }

    /** Whether another script `souk` builds now: each writes its process id into the default folder of its tree. */
    public boolean isBeingBuilt() {
        try {
            String pid = Files.readString(path.resolve("building")).strip();
            return ProcessHandle.of(Long.parseLong(pid))
                    .filter(script -> OperatingSystem.runs(script) && !script.equals(ProcessHandle.current()))
                    .isPresent();
        } catch (IOException | NumberFormatException noBuild) {
            return false;
        }
    }

    /** The folder for the state of the running launcher. */
    public Path run() {
        return path.resolve("run");
    }

    /** The Unix socket by which the launcher controls HAProxy. */
    public Path haproxySocket() {
        return run().resolve("haproxy.sock").toAbsolutePath();
    }

    /** An empty folder for temporary files of the process; deletes what an earlier process has left. */
    public Path emptyTemporary(String process) throws IOException {
        Path folder = run().resolve("tmp").resolve(process.replace('#', '-')).toAbsolutePath();
        PathUtils.delete(folder);
        return Files.createDirectories(folder);
    }

    /** The data directory of Valkey. */
    public Path valkey() {
        return path.resolve("valkey");
    }

    /** The data directory of ZooKeeper. */
    public Path zookeeper() {
        return path.resolve("zookeeper");
    }

    /** What config-service has stored, and the last settings that each service has got. */
    public Path settings() {
        return path.resolve("config");
    }

    /** The folder of the secrets. */
    public Path secrets() {
        return path.resolve("secrets");
    }

    /** The folder of the certificates, if connections are encrypted. */
    public Path certificates() {
        return path.resolve("tls");
    }

    /** Prepares the folder for a start; never deletes anything. */
    public void open() {
        Uncheck.run(() -> {
            String found = version();
            if (!found.equals(VERSION)) {
                throw unusable("It is of another version of Souk: \"%s\" instead of \"%s\".".formatted(found, VERSION));
            }
            create(VERSION);
            checkWhole(postgres(), "PG_VERSION");
            checkWhole(kafka(), "meta.properties");
        });
    }

    /** Deletes all data and secrets. */
    public void wipe() {
        Uncheck.run(() -> {
            var _ = version(); // it has one of Souk
            create("souk whose data are being deleted"); // until all of them are
            IOConsumer.forEach(data(), PathUtils::delete);
            create(VERSION);
        });
    }

    private List<Path> data() {
        Path edgeCache = path.resolve("nginx");
        return List.of(postgres(), kafka(), valkey(), zookeeper(), settings(), secrets(), certificates(), edgeCache);
    }

    /** The version of the data, this one if there are none; fails if they are not Souk's. */
    private String version() throws IOException {
        boolean exists = Files.exists(versionFile());
        if (!exists
                && list(path).map(file -> file.getFileName().toString()).allMatch(StateFolder::isBeforeTheFirstStart)) {
            return VERSION;
        }
        String found = exists ? Files.readString(versionFile()).strip() : "no version";
        if (!found.startsWith("souk ")) {
            throw new ToolException("The folder %s cannot be used. It is not Souk's: \"%s\" instead of \"%s\".%n"
                            .formatted(path, found, VERSION)
                    + "Nothing was changed. Choose another folder.");
        }
        return found;
    }

    /** What builds, failed starts and the operating system leave; in a folder of somebody else there is more. */
    private static boolean isBeforeTheFirstStart(String name) {
        return name.startsWith(".") || Set.of("apps", "building", "logs", "run").contains(name);
    }

    private void create(String version) throws IOException {
        PrivateFile.write(versionFile(), version + "\n"); // which makes the folder
        Files.createDirectories(run());
    }

    private void checkWhole(Path data, String marker) throws IOException {
        if (Files.exists(data) && !Files.exists(data.resolve(marker))) {
            throw unusable("Its data are incomplete: %s is missing.".formatted(path.relativize(data.resolve(marker))));
        }
    }

    private ToolException unusable(String why) {
        return new ToolException(
                "The folder %s cannot be used. %s%nNothing was changed. Move the folder, or run".formatted(path, why)
                        + " `./souk up --fresh` to delete its data.");
    }

    private Path versionFile() {
        return path.resolve("version");
    }

    /** What is in the folder, by name; nothing if there is no such folder. */
    public static Stream<Path> list(Path folder) {
        File[] files = folder.toFile().listFiles();
        return files == null
                ? Stream.empty()
                : Stream.of(files).map(File::toPath).sorted();
    }
}
