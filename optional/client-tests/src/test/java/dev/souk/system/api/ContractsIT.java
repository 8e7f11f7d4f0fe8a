package dev.souk.system.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contracts of gRPC and GraphQL: linters have nothing to say about them, and clients of the last release are
 * served. It reads files, and needs no system.
 */
class ContractsIT {

    @Test
    void theLinterFindsNothingInTheProtoFiles(@TempDir Path folder) throws Exception {
        NodePackages.install();

        Buf.run("lint", ProtoFiles.workspace(folder, ProtoFiles.PRESENT).toString());
    }

    @Test
    void grpcClientsOfTheLastReleaseAreServed(@TempDir Path folder) throws Exception {
        NodePackages.install();
        ProtoFiles.replaceReleased();
        Path present = ProtoFiles.workspace(folder.resolve("present"), ProtoFiles.PRESENT);
        Path released = ProtoFiles.workspace(folder.resolve("released"), ProtoFiles.RELEASED);

        Buf.run("breaking", present.toString(), "--against", released.toString());
    }

    /** Shows that the check can fail. */
    @Test
    void anotherNumberOfAFieldBreaksTheContract(@TempDir Path folder) throws Exception {
        NodePackages.install();
        Path present = ProtoFiles.workspace(folder.resolve("present"), ProtoFiles.PRESENT);
        Path released = ProtoFiles.workspace(folder.resolve("released"), ProtoFiles.RELEASED);
        Path file = present.resolve("souk/user/v1/user_service.proto");
        Files.writeString(file, Files.readString(file).replace("string email = 2;", "string email = 7;"));

        assertThatThrownBy(() -> Buf.run("breaking", present.toString(), "--against", released.toString()))
                .hasMessageContaining("Previously present field \"2\" with name \"email\"");
    }

    @Test
    void theLinterFindsNothingInTheSchema() throws Exception {
        NodePackages.install();

        assertThat(ClientProject.npm("run", "graphql-lint")).contains("0 errors detected");
    }

    @Test
    void graphQlClientsOfTheLastReleaseAreServed() throws Exception {
        NodePackages.install();
        GraphQlContract.replaceReleased();

        GraphQlContract.requireCompatible(GraphQlContract.PRESENT);
    }

    /** Shows that the check can fail. */
    @Test
    void aFieldThatIsMissingBreaksTheContract(@TempDir Path folder) throws Exception {
        NodePackages.install();
        Path changed = folder.resolve("schema.graphqls");
        Files.writeString(
                changed, Files.readString(GraphQlContract.PRESENT).replace("balanceCents: Long!", "balance: Long!"));

        assertThatThrownBy(() -> GraphQlContract.requireCompatible(changed))
                .hasMessageContaining("Wallet.balanceCents was removed");
    }
}
