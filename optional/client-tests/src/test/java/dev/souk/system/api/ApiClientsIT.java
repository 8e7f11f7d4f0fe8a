package dev.souk.system.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.grpc.testing.TestCalls;
import dev.souk.grpc.testing.WebCaller;
import dev.souk.launcher.api.OptionalPart;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Souk;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.system.browser.Browser;
import dev.souk.system.observe.Target;
import dev.souk.system.shared.Descriptions;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.client.SoukClient;
import dev.souk.tools.demo.DemoScenario;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/**
 * The API descriptions as the gateway serves them: a linter has nothing to say about them, and clients that are
 * generated from them compile, order and read problems. Clients of gRPC, gRPC-Web, GraphQL and WebSocket, that are not
 * ours, do so in the same system.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiClientsIT {

    private static final String STORY = "CONFIRMED, CANCELLED payment-declined";

    private final RunningSouk souk;
    private final Set<String> services;
    private final String grpc;

    ApiClientsIT(@TempDir Path temporary) {
        souk = Souk.LAUNCHER.launch(
                SoukOptions.isolated(SourceTree.containing(Path.of("")), temporary.resolve(".souk"))
                        .with(OptionalPart.GRPC)
                        .with(OptionalPart.STOREFRONT),
                _ -> {});
        services = Target.of(souk.status()).databases().keySet();
        grpc = Objects.requireNonNull(souk.status().grpc());
    }

    @BeforeAll
    void prepare() throws IOException {
        for (String generated : List.of("descriptions", "java", "classes", "typescript", "compiled")) {
            FileSystemUtils.deleteRecursively(ClientProject.file("target/" + generated));
        }
        new DemoScenario(souk.gateway()).run(); // repeats calls to services that have just started
        var gateway = new SoukClient(souk.gateway(), Duration.ofSeconds(10));
        for (String service : services) {
            Files.writeString(
                    ClientProject.create("target/descriptions/%s.json".formatted(service)),
                    Descriptions.of(service, gateway).toPrettyString());
        }
    }

    @AfterAll
    void stop() {
        souk.close();
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
        Browser.assumeIsInstalled();
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
    void nodeClientsOrderByGraphQlAndWatchInThreeWays() throws Exception {
        NodePackages.install();

        assertThat(ClientProject.npm("run", "graphql", "--", souk.gateway()))
                .contains("CONFIRMED, CANCELLED payment-declined");
    }

    @Test
    void aPageInABrowserOrdersAndWatchesOverItsOwnWebSocket() throws Exception {
        Browser.assumeIsInstalled();
        try (var page = StorefrontPage.open(souk.gateway())) {
            assertThat(page.order()).isEqualTo("CONFIRMED and stock");
            assertThat(page.browser().scriptErrors()).isEmpty();
        }
    }
}
