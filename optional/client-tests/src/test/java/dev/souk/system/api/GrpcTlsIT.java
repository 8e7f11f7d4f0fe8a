package dev.souk.system.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.grpc.testing.CallFailure;
import dev.souk.grpc.user.v1.CreateUserRequest;
import dev.souk.grpc.user.v1.CreateUserResponse;
import dev.souk.grpc.user.v1.User;
import dev.souk.grpc.user.v1.UserServiceGrpc;
import dev.souk.launcher.api.OptionalPart;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Souk;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.tools.checkout.Certificates;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.Status.Code;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** gRPC of the system as {@code souk up --tls --with grpc} starts it. */
class GrpcTlsIT {

    private static final long TIMEOUT_SECONDS = 10;

    @Test
    void aCallIsServedOverTlsAndRefusedWithoutIt(@TempDir Path temporary) throws IOException {
        Path state = temporary.resolve(".souk");
        SoukOptions options = SoukOptions.isolated(SourceTree.containing(Path.of("")), state)
                .tls(true)
                .with(OptionalPart.GRPC);
        try (RunningSouk souk = Souk.launch(options, _ -> {})) {
            assertGrpcIsEncrypted(
                    Objects.requireNonNull(souk.status().grpc()), Certificates.of(new StateFolder(state)));
        }
    }

    private void assertGrpcIsEncrypted(String address, Certificates certificates) throws IOException {
        var authority = GrpcSslContexts.forClient()
                .trustManager(certificates.authority().toFile())
                .build();
        ManagedChannel encrypted =
                NettyChannelBuilder.forTarget(address).sslContext(authority).build();
        ManagedChannel plain =
                NettyChannelBuilder.forTarget(address).usePlaintext().build();
        try {
            assertThat(createUser(encrypted).getUser().getStatus()).isEqualTo(User.Status.STATUS_ACTIVE);
            assertThat(CallFailure.of(() -> createUser(plain)).code()).isEqualTo(Code.UNAVAILABLE);
        } finally {
            encrypted.shutdownNow();
            plain.shutdownNow();
        }
    }

    private static CreateUserResponse createUser(Channel gateway) {
        return UserServiceGrpc.newBlockingStub(gateway)
                .withDeadlineAfter(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .createUser(CreateUserRequest.newBuilder()
                        .setEmail(UUID.randomUUID() + "@souk.example")
                        .setName("Ada")
                        .setPassword("correct horse battery")
                        .build());
    }
}
