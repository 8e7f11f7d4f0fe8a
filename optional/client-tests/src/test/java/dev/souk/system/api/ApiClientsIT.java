package dev.souk.system.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.souk.grpc.testing.TestCalls;
import dev.souk.grpc.testing.WebCaller;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.system.browser.Browser;
import dev.souk.system.observe.Target;
import dev.souk.system.shared.Descriptions;
import dev.souk.system.shared.SharedSystem;
import dev.souk.system.shared.SharedSystem.Shared;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/**
 * The API descriptions as the gateway serves them: a linter has nothing to say about them, and clients that are
 * generated from them compile, order and read problems.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiClientsIT {

    private static final String STORY = "CONFIRMED, CANCELLED payment-declined";

    private final RunningSouk souk;
    private final Set<String> services;
    private final String grpc;

    ApiClientsIT(@Shared SharedSystem system) throws IOException {
        FileSystemUtils.deleteRecursively(ClientProject.file("target"));
        souk = system.souk();
        grpc = Objects.requireNonNull(souk.status().grpc());
        services = Target.of(souk.status()).databases().keySet();
        var gateway = new SoukClient(souk.gateway(), Duration.ofSeconds(10));
        for (String service : services) {
            Files.writeString(
                    ClientProject.create("target/descriptions/%s.json".formatted(service)),
                    Descriptions.of(service, gateway).toPrettyString());
        }
    }

    @Test
    void theLinterFindsNothing() throws Exception {
        NodePackages.install();

        assertThat(ClientProject.npm("run", "lint")).contains("No results with a severity of 'hint' or higher found!");
    }

    @Test
    void aGeneratedJavaClientOrders() throws Exception {
        ClientProject.generate("java", "java", services, service -> {
            String prefix = "dev.souk.client." + service.replace("-service", "");
            return Map.of(
                    "library",
                    "native",
                    "invokerPackage",
                    prefix,
                    "apiPackage",
                    prefix + ".api",
                    "modelPackage",
                    prefix + ".model",
                    "additionalProperties",
                    Map.of("useJackson3", "true", "useJakartaEe", "true", "openApiNullable", "false"));
        });
        JavaStory.compile(services);

        assertThat(JavaStory.play(souk.gateway())).contains(STORY);
    }

    @Test
    void aGeneratedTypeScriptClientOrders() throws Exception {
        NodePackages.install();
        ClientProject.generate("typescript-fetch", "typescript", services, _ -> Map.of());

        assertThat(ClientProject.npm("run", "story", "--", souk.gateway())).contains(STORY);
    }

    @Test
    void aNodeClientOrdersByGrpc() throws Exception {
        NodePackages.install();
        ProtoFiles.copyGoogles(ClientProject.file("target/protobuf"));

        assertThat(ClientProject.npm("run", "grpc", "--", souk.gateway(), grpc))
                .contains("ORDER_STATUS_CONFIRMED, ORDER_STATUS_CONFIRMED, 4 carts");
    }

    @Test
    void aNodeClientOrdersByGrpcWeb() throws Exception {
        NodePackages.install();
        GrpcWebModule.build();

        assertThat(ClientProject.npm("run", "grpc-web", "--", souk.gateway()))
                .contains("CONFIRMED, CONFIRMED, 5 rejected");
    }

    @Test
    void theGatewayServesTheModuleOfTheProtoFiles() throws Exception {
        NodePackages.install();
        String module = GrpcWebModule.build();
        GrpcWebModule.replaceServed(module);

        assertThat(GrpcWebModule.served())
                .as("-Dsouk.contracts.write=true writes it anew")
                .isEqualTo(module);
    }

    @Test
    void everyCallerGetsByGrpcAndGrpcWebWhatTheTableSays() {
        try (var calls = new TestCalls(Integer.parseInt(grpc.substring(grpc.indexOf(':') + 1)), (_, _) -> "")) {
            var result = new GrpcAccess(new GrpcCallers(souk))
                    .compare(Map.of(
                            "gRPC",
                            MethodProbe.grpc(calls),
                            "gRPC-Web",
                            MethodProbe.web(WebCaller.of(URI.create(souk.gateway())))));

            System.out.printf(
                    "gRPC and gRPC-Web at a running system: %d cells, %d deviations%n",
                    result.cells(), result.deviations().size());
            assertThat(result.deviations()).isEmpty();
            assertThat(result.cells()).isEqualTo(2 * 6 * 6);
        }
    }

    /** While Kafka is paused the order stays as it is, so the first message has to arrive by itself. */
    @Test
    void aPageInABrowserReadsAUserAndWatchesAnOrder() throws Exception {
        assumeThat(Browser.isInstalled())
                .as("chromium and chromedriver are installed")
                .isTrue();
        try (var page = GrpcWebPage.open(souk.gateway())) {
            souk.pause("kafka");
            try {
                assertThat(page.place()).isEqualTo("Zoë PLACED");
            } finally {
                souk.resume("kafka");
            }

            assertThat(page.watchToTheEnd()).isEqualTo("CONFIRMED");
            assertThat(page.browser().scriptErrors()).isEmpty();
        }
    }

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
}
