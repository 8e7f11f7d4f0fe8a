package dev.souk.system.external;

import static dev.souk.system.external.Statistics.LIMIT;
import static dev.souk.system.external.Statistics.OWN;
import static dev.souk.system.external.Statistics.TOTAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.souk.launcher.api.OptionalPart;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Souk;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.system.external.Statistics.Figures;
import dev.souk.system.repository.Npm;
import dev.souk.system.session.Sessions;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.Reply;
import dev.souk.tools.client.SoukClient;
import dev.souk.tools.demo.DemoResult;
import dev.souk.tools.demo.DemoScenario;
import dev.souk.tools.process.ProcessStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The service in JavaScript beside a running system: it counts what customers buy, and answers through the gateway.
 * Without Node.js, npm or its registry the test is skipped, and says so.
 */
class NodeServiceIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** Longer than any wait with one token; the test lasts long enough to see one expire. */
    private static final String TOKEN_LIFETIME = "45s";

    private final Path state;

    NodeServiceIT(@TempDir Path temporary) {
        state = temporary.resolve(".souk");
    }

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        Optional<String> missing = NodeService.install();
        missing.ifPresent(why -> System.out.println("SKIPPED, the service in JavaScript: " + why));
        assumeTrue(missing.isEmpty(), () -> "The service cannot run: " + missing.orElseThrow());
    }

    @Test
    void itsOwnTestsPass() throws IOException, InterruptedException {
        var npm = new Npm(NodeService.FOLDER);
        npm.run("check");

        assertThat(npm.run("test")).contains("fail 0").doesNotContain("skipped 1");
    }

    @Test
    void itCountsWhatCustomersBuyAndStartsAgainWithTheSameFigures() throws Exception {
        try (RunningSouk souk = launch()) {
            assertThat(souk.status().processes())
                    .extracting(ProcessStatus::service)
                    .doesNotContain("statistics-service");
            var statistics = new Statistics(souk);
            assertUnavailable(statistics);
            DemoResult before = new DemoScenario(souk.gateway()).run();

            String expiring = statistics.admin();
            Figures figures;
            try (NodeService service = start(souk)) {
                DemoResult after = new DemoScenario(souk.gateway()).run();
                statistics.awaitOrdersOf(before);
                figures = statistics.awaitOrdersOf(after);
                assertEachSeesTheOwnFigures(statistics, after, figures);
                assertTokensAreChecked(souk, service.url(), after);
                service.kill();
            }
            assertUnavailable(statistics);

            try (NodeService service = start(souk)) {
                assertThat(statistics.total()).isEqualTo(figures.plus(figures));
                assertItConnectsAgain(souk);
                var direct = new Sessions(service.url());
                assertThat(direct.status(OWN, statistics.admin())).isEqualTo(200);
                await().atMost(Duration.ofMinutes(1)).until(() -> direct.status(OWN, expiring) == 401);
                assertItLeavesTheRegistryFirst(service);
            }
            assertUnavailable(statistics);
        }
    }

    private RunningSouk launch() {
        return Souk.LAUNCHER.launch(
                SoukOptions.isolated(SourceTree.containing(Path.of("")), state)
                        .with(OptionalPart.STATISTICS)
                        .withEnvironment("user-service", "SOUK_SIGNING_TOKENLIFETIME", TOKEN_LIFETIME),
                _ -> {});
    }

    private NodeService start(RunningSouk souk) throws IOException {
        return new Statistics(souk).start(state.resolveSibling("node-service.log"), Map.of());
    }

    private static void assertUnavailable(Statistics statistics) throws IOException {
        Reply reply = statistics.get(OWN, statistics.admin()).expect(503);

        assertThat(reply.text("type")).isEqualTo("/problems/service-unavailable");
        assertThat(reply.headers().firstValue("Retry-After")).isPresent();
    }

    private static void assertEachSeesTheOwnFigures(Statistics statistics, DemoResult customer, Figures figures)
            throws IOException {
        String own = statistics.logIn(customer);
        assertThat(statistics.get(TOTAL, own).expect(403).text("type")).isEqualTo("/problems/forbidden");
        assertThat(Figures.of(statistics.get(OWN, statistics.admin()))).isEqualTo(new Figures(0, 0, 0));
        assertThat(statistics.total()).isEqualTo(figures.plus(figures)); // the demo buys the same each time
    }

    /** At the service itself: the gateway rejects such tokens, too. */
    private static void assertTokensAreChecked(RunningSouk souk, String url, DemoResult customer) throws IOException {
        var direct = new Sessions(url);
        String valid = new Statistics(souk).logIn(customer);
        assertThat(direct.status(OWN, valid)).isEqualTo(200);
        for (String gatewayOrService : new String[] {souk.gateway(), url}) {
            Reply nobody = new SoukClient(gatewayOrService, TIMEOUT)
                    .send(Call.get(OWN))
                    .expect(401);
            assertThat(nobody.text("type")).isEqualTo("/problems/unauthorized");
            assertThat(new Sessions(gatewayOrService).status(TOTAL, asAdmin(valid)))
                    .isEqualTo(401);
        }

        String revoked = new Statistics(souk).logIn(customer);
        new Sessions(souk.gateway()).logOut(new Statistics(souk).logIn(customer));
        await().atMost(LIMIT).until(() -> direct.status(OWN, revoked) == 401);
    }

    /** The same token with another role, so that its signature is wrong. */
    private static String asAdmin(String token) {
        String[] parts = token.split("\\.", 3);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String forged = claims.replace("CUSTOMER", "ADMIN");
        assertThat(forged).isNotEqualTo(claims);
        return "%s.%s.%s"
                .formatted(
                        parts[0],
                        Base64.getUrlEncoder().withoutPadding().encodeToString(forged.getBytes(StandardCharsets.UTF_8)),
                        parts[2]);
    }

    /** After registry and broker have been restarted. */
    private static void assertItConnectsAgain(RunningSouk souk) throws IOException {
        for (String server : List.of("registry-service", "kafka")) {
            souk.kill(server, true);
            souk.start(server);
        }
        for (String path : List.of(OWN, "/wallet", "/cart", "/orders")) {
            String token = new Statistics(souk).admin();
            await().atMost(LIMIT).until(() -> new Sessions(souk.gateway()).status(path, token) == 200);
        }
        new Statistics(souk).awaitOrdersOf(new DemoScenario(souk.gateway()).run());
    }

    private static void assertItLeavesTheRegistryFirst(NodeService service) throws InterruptedException {
        String url = service.url();

        assertThat(service.stop()).isZero();

        assertThat(service.log()).containsSubsequence("because of SIGTERM", "Deregistered", "Stopped");
        assertThat(SoukClient.status(url + "/actuator/health")).isZero();
    }
}
