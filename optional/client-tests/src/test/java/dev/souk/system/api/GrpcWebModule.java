package dev.souk.system.api;

import dev.souk.system.repository.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/**
 * The client of gRPC-Web as one module without imports, as a page can load it: generated messages, and what they need
 * from npm. The gateway serves it with the shop page.
 */
final class GrpcWebModule {

    private static final Path SERVED =
            Repository.ROOT.resolve("gateway-service/src/main/resources/static/shop/grpc-web.js");

    private GrpcWebModule() {}

    /** Builds it of the present {@code .proto} files. */
    static String build() throws IOException, InterruptedException {
        Path workspace = ClientProject.file("target/protobuf-web");
        FileSystemUtils.deleteRecursively(workspace);
        ProtoFiles.workspace(workspace, ProtoFiles.PRESENT);
        ClientProject.npm("run", "grpc-web-build");
        return Files.readString(ClientProject.file("target/grpc-web/grpc-web.mjs"));
    }

    /** What the gateway serves. */
    static String served() throws IOException {
        return Files.readString(SERVED);
    }

    /** With {@code -Dsouk.contracts.write=true} the gateway serves this one from now on. */
    static void replaceServed(String module) throws IOException {
        if (Boolean.getBoolean("souk.contracts.write")) {
            Files.writeString(SERVED, module);
        }
    }
}
