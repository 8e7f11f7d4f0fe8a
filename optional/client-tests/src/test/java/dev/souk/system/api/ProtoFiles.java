package dev.souk.system.api;

import dev.souk.system.repository.Repository;
import dev.souk.testing.contract.ReleasedContracts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.springframework.util.FileSystemUtils;

/** The .proto files of the gRPC API: the present ones, and those of the last release. */
final class ProtoFiles {

    static final Path PRESENT = Repository.ROOT.resolve("optional/grpc-contracts/src/main/protobuf");
    static final Path RELEASED = Repository.ROOT.resolve("contracts/grpc");

    private static final List<String> OF_GOOGLE = List.of("google/rpc/status.proto", "google/rpc/error_details.proto");

    private ProtoFiles() {}

    /**
     * Copies the files of Google that ours import. They are in the jar with the classes that are generated from them.
     */
    static void copyGoogles(Path folder) throws IOException {
        for (String name : OF_GOOGLE) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            try (InputStream content = ProtoFiles.class.getClassLoader().getResourceAsStream(name)) {
                Files.write(file, Objects.requireNonNull(content, name).readAllBytes());
            }
        }
    }

    /** Makes the present files those of the last release, if this is a release. */
    static void replaceReleased() throws IOException {
        if (ReleasedContracts.isRelease()) {
            FileSystemUtils.deleteRecursively(RELEASED);
            FileSystemUtils.copyRecursively(PRESENT, RELEASED);
        }
    }

    /** A workspace of buf with these files of ours, those of Google, and the rules. */
    static Path workspace(Path folder, Path ours) throws IOException {
        FileSystemUtils.copyRecursively(ours, folder);
        copyGoogles(folder);
        Files.copy(ClientProject.file("buf.yaml"), folder.resolve("buf.yaml"));
        return folder;
    }
}
