package dev.souk.launcher.state;

import dev.souk.launcher.process.LogFile;
import dev.souk.launcher.report.LauncherException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The folder that holds everything one system keeps: data, logs, secrets, and the note of who runs it. */
public record StateFolder(Path path) {

    /** Grows when the layout of the folder, or the major version of a server whose data it holds, changes. */
    static final String VERSION = "souk 1 (PostgreSQL 18, Kafka 4)";

    /** The cluster's data. */
    public Path postgres() {
        return path.resolve("postgres");
    }

    /** The broker's log segments. */
    public Path kafka() {
        return path.resolve("kafka");
    }

    /** The output of every process. */
    public Path logs() {
        return path.resolve("logs");
    }

    /** Output of the process of that name. */
    public LogFile log(String process) {
        return new LogFile(logs().resolve(process.replace('#', '-') + ".log"));
    }

    /** What holds only while a launcher runs. */
    Path run() {
        return path.resolve("run");
    }

    /** An empty folder for the temporary files of the process of that name; what an earlier one has left there goes. */
    public Path emptyTemporary(String process) {
        Path folder = run().resolve("tmp").resolve(process.replace('#', '-')).toAbsolutePath();
        try {
            delete(folder);
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path adminPassword() {
        return path.resolve("admin-password");
    }

    /** Makes the folder ready for a start; never deletes anything. */
    public void open() {
        try {
            Files.createDirectories(run());
            checkVersion();
            checkWhole(postgres(), "PG_VERSION");
            checkWhole(kafka(), "meta.properties");
        } catch (IOException e) {
            throw new LauncherException("Cannot use the folder %s: %s".formatted(path, e.getMessage()), e);
        }
    }

    /** Deletes all data and secrets: only when it was asked for in so many words. */
    public void wipe() {
        try {
            Files.createDirectories(run());
            delete(postgres());
            delete(kafka());
            delete(adminPassword());
            Files.writeString(versionFile(), VERSION + "\n");
        } catch (IOException e) {
            throw new LauncherException("Cannot empty the folder %s: %s".formatted(path, e.getMessage()), e);
        }
    }

    private void checkVersion() throws IOException {
        if (!Files.exists(versionFile()) && !Files.exists(postgres()) && !Files.exists(kafka())) {
            Files.writeString(versionFile(), VERSION + "\n");
        }
        String found =
                Files.exists(versionFile()) ? Files.readString(versionFile()).strip() : "no version at all";
        if (!found.equals(VERSION)) {
            throw unusable("It was written by another version of Souk: it says \"%s\", this is \"%s\"."
                    .formatted(found, VERSION));
        }
    }

    private void checkWhole(Path data, String marker) throws IOException {
        if (Files.exists(data) && !Files.exists(data.resolve(marker))) {
            throw unusable("Its data are broken: %s is missing.".formatted(path.relativize(data.resolve(marker))));
        }
    }

    private LauncherException unusable(String why) {
        return new LauncherException(
                "The folder %s cannot be used. %s%nNothing was changed: move the folder away, or run"
                                .formatted(path, why)
                        + " `./souk up --fresh` to delete its data and start anew.");
    }

    private Path versionFile() {
        return path.resolve("version");
    }

    /** Deletes a file or a folder with all that is in it; a missing one is fine. */
    public static void delete(Path shutdownRequested) throws IOException {
        if (!Files.exists(shutdownRequested)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(shutdownRequested)) {
            inside.sorted((one, other) -> other.compareTo(one)).forEach(StateFolder::deleteOne);
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
