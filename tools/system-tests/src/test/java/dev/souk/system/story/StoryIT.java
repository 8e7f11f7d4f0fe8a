package dev.souk.system.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Souk;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.Topology;
import dev.souk.system.check.Checker;
import dev.souk.system.check.Report;
import dev.souk.system.monitoring.ExportedMetrics;
import dev.souk.system.observe.Target;
import dev.souk.system.session.Sessions;
import dev.souk.tools.checkout.Secrets;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.SoukClient;
import dev.souk.tools.demo.DemoResult;
import dev.souk.tools.demo.DemoScenario;
import dev.souk.tools.process.ProcessStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The story of `souk demo`, and what an operator does while it runs, on a system of its own beside whatever else runs
 * on this machine.
 */
class StoryIT {

    private static final List<String> SERVICES =
            List.of("gateway-service", "user-service", "cart-service", "order-service");

    private final Path state;

    StoryIT(@TempDir Path temporary) {
        state = temporary.resolve(".souk");
    }

    @Test
    void aPaidOrderIsConfirmedAnUnpaidOneCancelledAndBothSurviveARestart() throws Exception {
        try (Spans spans = Spans.into(state.resolveSibling("spans"))) {
            runAndRestart(spans);
        }
    }

    private void runAndRestart(Spans spans) throws Exception {
        DemoResult result;
        List<ProcessHandle> processes;
        try (RunningSouk souk = launch(spans)) {
            result = new DemoScenario(souk.gateway()).run();
            assertThat(result.isAsExpected()).as("%s", result).isTrue();
            assertThat(result.paid().traceId()).matches("[0-9a-f]{32}");
            assertTracedWithoutPersonalData(souk, spans, result.paid().traceId());
            assertThat(ExportedMetrics.missing(souk.status().processes()))
                    .as("what alerts and the dashboard ask for and nobody exports")
                    .isEmpty();
            processes = processes(souk);
            assertOnlyThisMachineIsServed(processes);
            assertNoSecretIsVisible(processes);
            var secrets = new VisibleSecrets(state.resolve("secrets"));
            assertThat(secrets.writtenTo(state.resolve("logs"))).isEmpty();
            assertThat(state.resolve("logs/kafka.log")).content().doesNotContain("storedKey", "serverKey");
            assertThat(secrets.writtenTo(spans.folder())).isEmpty();
            assertLogoutIsKnownEverywhere(souk, result.customer());
            assertNobodyPosesAsAService(souk);
            assertKeysAreReplacedEverywhere(souk, result.customer());
            assertCallsSucceedWhileTheRegistryRestarts(souk, result.customer());
            new CatalogueOutage(souk, new Sessions(souk.gateway()).logIn(result.customer(), DemoScenario.PASSWORD))
                    .play();
            assertEveryInvariantHolds(Target.of(souk.status()));
        }
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        assertNoErrorLogged();

        try (RunningSouk souk = launch(spans)) {
            List<String> orders = orderStatuses(souk.gateway(), result.customer());
            assertThat(orders).containsExactly("CANCELLED", "CONFIRMED");
        }
    }

    /** After a service was killed. */
    private static void assertEveryInvariantHolds(Target target) {
        assertThat(Checker.awaitRest(target, Duration.ofMinutes(2))).isTrue();
        assertThat(Checker.check(target).broken()).isEmpty();
    }

    /** The statuses of all orders of the demo's customer, newest first. */
    private static List<String> orderStatuses(String gateway, String email) throws IOException {
        var client = new SoukClient(gateway, Duration.ofSeconds(10));
        String credentials = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, DemoScenario.PASSWORD);
        String token =
                client.send(Call.post("/sessions", credentials)).expect(200).text("access_token");
        return client.send(Call.get("/orders").withToken(token))
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .map(order -> order.path("status").asString(""))
                .toList();
    }

    private static void assertLogoutIsKnownEverywhere(RunningSouk souk, String email) throws IOException {
        var sessions = new Sessions(souk.gateway());
        var cart = new Sessions(url(souk, "cart-service"));
        String stolen = sessions.logIn(email, DemoScenario.PASSWORD);
        assertThat(sessions.status("/orders", stolen)).isEqualTo(200);

        sessions.logOut(sessions.logIn(email, DemoScenario.PASSWORD));

        assertThat(sessions.status("/orders", stolen)).isEqualTo(401);
        await().atMost(Duration.ofSeconds(10)).until(() -> cart.status("/cart", stolen) == 401);
        assertThat(sessions.status("/orders", sessions.logIn(email, DemoScenario.PASSWORD)))
                .isEqualTo(200);
    }

    /** Also without the gateway, which rejects such tokens itself. */
    private void assertKeysAreReplacedEverywhere(RunningSouk souk, String email) throws IOException {
        var sessions = new Sessions(souk.gateway());
        var cart = new Sessions(url(souk, "cart-service"));
        String ofOldKey = sessions.logIn(email, DemoScenario.PASSWORD);
        assertThat(cart.status("/cart", ofOldKey)).isEqualTo(200);

        int exit = Souk.LAUNCHER.commandLine().execute("keys", "rotate", "--state", state.toString());
        assertThat(exit).isZero();

        await().atMost(Duration.ofMinutes(1)).until(() -> sessions.status("/orders", ofOldKey) == 401);
        await().atMost(Duration.ofMinutes(1)).until(() -> cart.status("/cart", ofOldKey) == 401);
        String fresh = sessions.logIn(email, DemoScenario.PASSWORD);
        await().atMost(Duration.ofSeconds(10)).until(() -> cart.status("/cart", fresh) == 200);
    }

    /** A restarted registry is empty until all instances have registered again. */
    private static void assertCallsSucceedWhileTheRegistryRestarts(RunningSouk souk, String email) throws IOException {
        String registry = Topology.REGISTRY.name();
        var sessions = new Sessions(souk.gateway());
        String token = sessions.logIn(email, DemoScenario.PASSWORD);
        var statuses = new HashSet<Integer>();
        Callable<Boolean> read = () -> statuses.add(sessions.status("/orders", token)) || !statuses.isEmpty();
        souk.kill(registry, true);
        await().during(Duration.ofSeconds(11))
                .atMost(Duration.ofSeconds(20))
                .until(read); // longer than callers distrust an empty list

        var started = CompletableFuture.supplyAsync(() -> souk.start(registry));

        await().atMost(Duration.ofMinutes(1)).until(() -> read.call() && started.isDone());
        started.join();
        await().during(Duration.ofSeconds(4)).until(read);
        assertThat(statuses).contains(200).isSubsetOf(200, 504); // a call of a machine that stalls takes too long
    }

    private static String url(RunningSouk souk, String service) {
        return souk.status().processes().stream()
                .filter(process -> process.service().equals(service))
                .map(process -> String.valueOf(process.url()))
                .findFirst()
                .orElseThrow();
    }

    private static void assertTracedWithoutPersonalData(RunningSouk souk, Spans spans, String trace) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> SERVICES.stream().allMatch(service -> spans.has(trace, service)));
        Report report = Checker.checkLogs(Target.of(souk.status()), spans.folder());
        assertThat(report.verdicts()).singleElement().satisfies(verdict -> {
            assertThat(verdict.checkedCount()).hasValueGreaterThan(SERVICES.size());
            assertThat(verdict.violations()).isEmpty();
        });
    }

    /** Docker and Kubernetes publish ports themselves; elsewhere a port is open to the network on purpose only. */
    private static void assertOnlyThisMachineIsServed(List<ProcessHandle> processes) {
        if (OS.LINUX.isCurrentOs()) {
            assertThat(ListeningSockets.of(processes))
                    .hasSizeGreaterThanOrEqualTo(processes.size())
                    .allMatch(InetAddress::isLoopbackAddress);
        }
    }

    /** Other programs can read the command line of any process, and the environment of their own user's. */
    private void assertNoSecretIsVisible(List<ProcessHandle> processes) {
        if (OS.LINUX.isCurrentOs()) {
            var secrets = new VisibleSecrets(state.resolve("secrets"));
            assertThat(secrets.files()).hasSizeGreaterThan(SERVICES.size());
            assertThat(secrets.of(processes)).isEmpty();
        }
    }

    /** Whoever could register a user-service would receive passwords, and sign tokens with keys of its own. */
    private void assertNobodyPosesAsAService(RunningSouk souk) throws IOException, GeneralSecurityException {
        var secrets = new Secrets(new StateFolder(state));
        String users = secrets.password("user-service", "souk.registry.password");
        String carts = secrets.password("cart-service", "souk.registry.password");
        RogueKey key = RogueKey.generate();
        try (var rogue = new RogueService(souk.status().registry(), key)) {
            assertThat(rogue.register("user-service")).isEqualTo(401);
            assertThat(rogue.register("user-service", "user-service", "127.0.0.1", "cart-service", carts))
                    .isEqualTo(403);
            assertThat(rogue.register("cart-service", "user-service", "127.0.0.1", "cart-service", carts))
                    .isEqualTo(403);
            assertThat(rogue.register("user-service", "user-service", "127.0.0.9", "user-service", users))
                    .isEqualTo(403);
            assertTokensOfOthersAreRejected(souk.gateway(), key);
            assertThat(rogue.requests()).isZero();
        }
    }

    private static void assertTokensOfOthersAreRejected(String gateway, RogueKey key)
            throws IOException, GeneralSecurityException {
        var sessions = new Sessions(gateway);
        String token = key.adminToken(Clock.systemUTC().instant());
        await().during(Duration.ofSeconds(4)) // keys are fetched again for an unknown one, at most once a second
                .atMost(Duration.ofSeconds(30))
                .until(() -> sessions.status("/orders", token) == 401 && sessions.status("/users", token) == 401);
    }

    private RunningSouk launch(Spans spans) {
        SoukOptions options = SoukOptions.isolated(SourceTree.containing(Path.of("")), state);
        for (String service : SERVICES) {
            options = options.withEnvironment(service, "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", spans.address())
                    .withEnvironment(service, "SOUK_TOKEN_KEYCACHETIME", "8s"); // the default is 30 s
        }
        return Souk.LAUNCHER.launch(options, _ -> {});
    }

    private static List<ProcessHandle> processes(RunningSouk souk) {
        return souk.status().processes().stream()
                .filter(process -> !process.service().equals("launcher"))
                .map(ProcessStatus::pid)
                .flatMap(pid -> ProcessHandle.of(Objects.requireNonNull(pid)).stream())
                .toList();
    }

    private void assertNoErrorLogged() {
        assertThat(Logs.errors(state.resolve("logs"))).isEmpty();
    }
}
