package dev.souk.system.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.souk.launcher.api.OptionalPart;
import dev.souk.launcher.api.ProcessStatus;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Souk;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.SoukStatus.AdminAccount;
import dev.souk.system.repository.Npm;
import dev.souk.system.session.Sessions;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.Reply;
import dev.souk.tools.client.SoukClient;
import dev.souk.tools.demo.DemoResult;
import dev.souk.tools.demo.DemoScenario;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The service in JavaScript beside a running system: it counts what customers buy, and answers through the gateway.
 * Without Node.js, npm or its registry the test is skipped, and says so.
 */
class NodeServiceIT {

    private static final String OWN = "/statistics/orders";
    private static final String TOTAL = "/statistics/orders/total";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Longer than any wait with one token; the test lasts long enough to see one expire. */
    private static final String TOKEN_LIFETIME = "45s";

    private final Path state;

    NodeServiceIT(@TempDir Path temporary) {
        state = temporary.resolve(".souk");
    }

    /** What a caller is told. */
    private record Figures(long confirmed, long cancelled, long spentCents) {

        static Figures of(Reply reply) {
            reply.expect(200);
            return new Figures(reply.number("confirmed"), reply.number("cancelled"), reply.number("spent_cents"));
        }
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
        try (RunningSouk souk = launch(false)) {
            assertThat(souk.status().processes())
                    .extracting(ProcessStatus::service)
                    .doesNotContain("statistics-service");
            assertUnavailable(souk);
            DemoResult before = new DemoScenario(souk.gateway()).run();

            String expiring = admin(souk);
            Figures figures;
            try (NodeService service = start(souk)) {
                DemoResult after = new DemoScenario(souk.gateway()).run();
                awaitFigures(souk, before);
                figures = awaitFigures(souk, after);
                assertEachSeesTheOwnFigures(souk, after, figures);
                assertTokensAreChecked(souk, service.url(), after);
                service.kill();
            }
            assertUnavailable(souk);

            try (NodeService service = start(souk)) {
                assertThat(total(souk)).isEqualTo(sum(figures, figures));
                assertItConnectsAgain(souk);
                var direct = new Sessions(service.url());
                assertThat(direct.status(OWN, admin(souk))).isEqualTo(200);
                await().atMost(Duration.ofMinutes(1)).until(() -> direct.status(OWN, expiring) == 401);
                assertItLeavesTheRegistryFirst(service);
            }
            assertUnavailable(souk);
        }
    }

    @Test
    void itTakesPartInTls() throws Exception {
        SSLContext before = SSLContext.getDefault();
        try (RunningSouk souk = launch(true);
                NodeService service = start(souk)) {
            assertThat(service.url()).startsWith("https://");
            awaitFigures(souk, new DemoScenario(souk.gateway()).run());

            assertThat(SoukClient.status(service.url().replace("https:", "http:") + "/actuator/health"))
                    .isZero();
            assertThat(service.stop()).isZero();
        } finally {
            SSLContext.setDefault(before);
        }
    }

    private RunningSouk launch(boolean tls) {
        return Souk.launch(
                SoukOptions.isolated(SourceTree.containing(Path.of("")), state)
                        .tls(tls)
                        .with(OptionalPart.STATISTICS)
                        .withEnvironment("user-service", "SOUK_SIGNING_TOKENLIFETIME", TOKEN_LIFETIME),
                _ -> {});
    }

    /** Waits until the gateway finds it. */
    private NodeService start(RunningSouk souk) throws IOException {
        NodeService service = NodeService.start(souk, state.resolveSibling("node-service.log"));
        service.url();
        String token = admin(souk);
        await().atMost(LIMIT).until(() -> new Sessions(souk.gateway()).status(OWN, token) == 200);
        return service;
    }

    private static void assertUnavailable(RunningSouk souk) throws IOException {
        Reply reply = get(souk.gateway(), OWN, admin(souk)).expect(503);

        assertThat(reply.text("type")).isEqualTo("/problems/service-unavailable");
        assertThat(reply.headers().firstValue("Retry-After")).isPresent();
    }

    /** Until they are those of the customer's own orders. */
    private static Figures awaitFigures(RunningSouk souk, DemoResult customer) throws IOException {
        String token = logIn(souk, customer);
        long spent = get(souk.gateway(), "/orders/" + customer.paid().orderId(), token)
                .expect(200)
                .number("total_cents");
        var expected = new Figures(1, 1, spent);
        await().atMost(LIMIT)
                .untilAsserted(() ->
                        assertThat(Figures.of(get(souk.gateway(), OWN, token))).isEqualTo(expected));
        return expected;
    }

    private static void assertEachSeesTheOwnFigures(RunningSouk souk, DemoResult customer, Figures figures)
            throws IOException {
        String own = logIn(souk, customer);
        assertThat(get(souk.gateway(), TOTAL, own).expect(403).text("type")).isEqualTo("/problems/forbidden");
        assertThat(Figures.of(get(souk.gateway(), OWN, admin(souk)))).isEqualTo(new Figures(0, 0, 0));
        assertThat(total(souk)).isEqualTo(sum(figures, figures)); // the demo buys the same each time
    }

    /** At the service itself: the gateway rejects such tokens, too. */
    private static void assertTokensAreChecked(RunningSouk souk, String url, DemoResult customer) throws IOException {
        var direct = new Sessions(url);
        String valid = logIn(souk, customer);
        assertThat(direct.status(OWN, valid)).isEqualTo(200);
        for (String gatewayOrService : new String[] {souk.gateway(), url}) {
            Reply nobody = new SoukClient(gatewayOrService, TIMEOUT)
                    .send(Call.get(OWN))
                    .expect(401);
            assertThat(nobody.text("type")).isEqualTo("/problems/unauthorized");
            assertThat(new Sessions(gatewayOrService).status(TOTAL, asAdmin(valid)))
                    .isEqualTo(401);
        }

        String revoked = logIn(souk, customer);
        new Sessions(souk.gateway()).logOut(logIn(souk, customer));
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
            String token = admin(souk);
            await().atMost(LIMIT).until(() -> new Sessions(souk.gateway()).status(path, token) == 200);
        }
        awaitFigures(souk, new DemoScenario(souk.gateway()).run());
    }

    private static void assertItLeavesTheRegistryFirst(NodeService service) throws InterruptedException {
        String url = service.url();

        assertThat(service.stop()).isZero();

        assertThat(service.log()).containsSubsequence("because of SIGTERM", "Deregistered", "Stopped");
        assertThat(SoukClient.status(url + "/actuator/health")).isZero();
    }

    private static Figures total(RunningSouk souk) throws IOException {
        return Figures.of(get(souk.gateway(), TOTAL, admin(souk)));
    }

    private static Figures sum(Figures one, Figures other) {
        return new Figures(
                one.confirmed() + other.confirmed(),
                one.cancelled() + other.cancelled(),
                one.spentCents() + other.spentCents());
    }

    private static Reply get(String server, String path, String token) throws IOException {
        return new SoukClient(server, TIMEOUT).send(Call.get(path).withToken(token));
    }

    private static String logIn(RunningSouk souk, DemoResult customer) throws IOException {
        return new Sessions(souk.gateway()).logIn(customer.customer(), DemoScenario.PASSWORD);
    }

    private static String admin(RunningSouk souk) throws IOException {
        AdminAccount admin = souk.status().admin();
        return new Sessions(souk.gateway()).logIn(admin.email(), admin.password());
    }
}
