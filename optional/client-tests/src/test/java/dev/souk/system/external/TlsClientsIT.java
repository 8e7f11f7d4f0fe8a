package dev.souk.system.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.souk.grpc.testing.CallFailure;
import dev.souk.grpc.user.v1.CreateUserRequest;
import dev.souk.grpc.user.v1.CreateUserResponse;
import dev.souk.grpc.user.v1.User;
import dev.souk.grpc.user.v1.UserServiceGrpc;
import dev.souk.launcher.api.OptionalPart;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Souk;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.SoukOptions.Mode;
import dev.souk.tools.checkout.Certificates;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.client.SoukClient;
import dev.souk.tools.demo.DemoScenario;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.Status.Code;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Clients that are not Souk's, of a system as {@code souk up --tls} starts it with the parts that they need. */
@TestInstance(Lifecycle.PER_CLASS)
class TlsClientsIT {

    private static final long TIMEOUT_SECONDS = 10;

    private final SSLContext before;
    private final Path state;
    private final RunningSouk souk;

    TlsClientsIT(@TempDir Path temporary) throws NoSuchAlgorithmException {
        before = SSLContext.getDefault();
        state = temporary.resolve(".souk");
        SoukOptions options = SoukOptions.isolated(SourceTree.containing(Path.of("")), state)
                .with(Mode.TLS, true)
                .with(OptionalPart.GRPC)
                .with(OptionalPart.OIDC)
                .with(OptionalPart.STATISTICS);
        souk = Souk.LAUNCHER.launch(options, _ -> {});
    }

    @AfterAll
    void stop() {
        souk.close();
        SSLContext.setDefault(before);
    }

    @Test
    void aCustomerLogsInAtSouksProvider() throws Exception {
        OidcProgram.assumeIsInstalled();

        OidcCustomers.assertThatOneLogsIn(souk);
    }

    @Test
    void theServiceInJavaScriptTakesPart() throws Exception {
        Optional<String> missing = NodeService.install();
        assumeTrue(missing.isEmpty(), () -> "The service cannot run: " + missing.orElseThrow());
        var statistics = new Statistics(souk);
        Map<String, String> issuer = Map.of("SOUK_TOKEN_ISSUER", souk.gateway());
        try (NodeService service = statistics.start(state.resolveSibling("node-service.log"), issuer)) {
            assertThat(service.url()).startsWith("https://");
            statistics.awaitOrdersOf(new DemoScenario(souk.gateway()).run());

            assertThat(SoukClient.status(service.url().replace("https:", "http:") + "/actuator/health"))
                    .isZero();
            assertThat(service.stop()).isZero();
        }
    }

    @Test
    void aCallByGrpcIsServedOverTlsAndRefusedWithoutIt() throws IOException {
        String address = Objects.requireNonNull(souk.status().grpc());
        Certificates certificates = Certificates.of(new StateFolder(state));
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
