package dev.souk.system.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.launcher.api.OptionalPart;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Souk;
import dev.souk.launcher.api.SoukOperations.Verb;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.SoukOptions.Mode;
import dev.souk.launcher.api.Topology;
import dev.souk.system.session.Sessions;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who has logged in by the shop page does not notice that the signing key rotates and the provider restarts. */
@Tag("alone")
class LoginContinuityIT {

    private static final String USERS = Topology.USERS.name();
    private static final String PASSWORD = "correct horse battery";
    private static final List<String> PATHS = List.of("/bff/api/users/me", "/bff/api/cart", "/bff/api/orders");
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int LOGINS = 10;
    private static final int LOGINS_AT_ONCE = 4; // a password hash takes a processor
    private static final int SHOPPERS = 200;
    private static final int AT_ONCE = 20; // they have one address, and each call is two: the gateway lets it have 48
    private static final int THINKING_MILLIS = 5_000;
    private static final int CALLS_AFTERWARDS = 5; // of each

    /** A key signs 20 s after it is made and for 25 s; a token lasts for 90 s, and is refreshed after 30 s. */
    private static final Map<String, String> SIGNING = Map.of(
            "SOUK_SIGNING_TOKENLIFETIME", "90s",
            "SOUK_SIGNING_ROTATEAFTER", "5s",
            "SOUK_SIGNING_PUBLISHAHEAD", "20s",
            "SOUK_SIGNING_REFRESH", "2s");

    private final AtomicIntegerArray calls = new AtomicIntegerArray(SHOPPERS);
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    @Test
    void noCallOfTwoHundredShoppersFails(@TempDir Path temporary) throws Exception {
        SoukOptions options = SoukOptions.defaults(SourceTree.containing(Path.of("")), temporary.resolve(".souk"))
                .with(Mode.ISOLATED, true) // hashes of passwords as in production
                .with(OptionalPart.OIDC)
                .with(USERS, 2)
                .withEnvironment(USERS, SIGNING)
                .withEnvironment(Topology.GATEWAY.name(), "SOUK_GATEWAY_RATE_LIMIT_ENABLED", "false")
                // calls of a machine that stalls for some seconds are no failures
                .withEnvironment(
                        Topology.GATEWAY.name(),
                        "RESILIENCE4J_CIRCUITBREAKER_CONFIGS_DEFAULT_SLOWCALLDURATIONTHRESHOLD",
                        "10s")
                .withEnvironment(
                        Topology.GATEWAY.name(), "RESILIENCE4J_TIMELIMITER_CONFIGS_DEFAULT_TIMEOUTDURATION", "20s");
        try (RunningSouk souk = Souk.LAUNCHER.launch(options, _ -> {});
                ScheduledExecutorService shopping = Executors.newScheduledThreadPool(AT_ONCE)) {
            compareLogins(souk.gateway());
            List<PageSession> shoppers = logIn(souk.gateway());
            String key = key(souk);
            for (int shopper = 0; shopper < SHOPPERS; shopper++) {
                var _ = shopping.scheduleWithFixedDelay(
                        shop(shopper, shoppers.get(shopper)),
                        shopper * THINKING_MILLIS / SHOPPERS,
                        THINKING_MILLIS,
                        TimeUnit.MILLISECONDS);
            }
            souk.perform(Verb.RESTART, USERS + "#1");
            souk.perform(Verb.RESTART, USERS + "#2");
            await().atMost(LIMIT).ignoreExceptions().until(() -> !key(souk).equals(key));
            int[] before = shoppers().map(calls::get).toArray();
            await().atMost(LIMIT)
                    .until(() ->
                            shoppers().allMatch(shopper -> calls.get(shopper) >= before[shopper] + CALLS_AFTERWARDS));
        }
        System.out.printf(
                "%s calls of %s shoppers, %s failed%n",
                shoppers().map(calls::get).sum(), SHOPPERS, failures.size());
        assertThat(failures).isEmpty();
    }

    /** What a login takes on the shop page, with all its redirects, beside that of a program; printed alone. */
    private static void compareLogins(String gateway) throws Exception {
        String email = register(gateway);
        long page = p50(() -> new PageSession(gateway, email, PASSWORD).loggedIn());
        long sessions = p50(() -> new Sessions(gateway).logIn(email, PASSWORD));
        System.out.printf("Login, p50: %s ms on the shop page, %s ms by POST /sessions%n", page, sessions);
    }

    private static long p50(Callable<?> login) throws Exception {
        long[] times = new long[LOGINS];
        for (int count = 0; count < LOGINS; count++) {
            long start = System.nanoTime();
            login.call();
            times[count] = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        }
        Arrays.sort(times);
        return times[LOGINS / 2];
    }

    private static List<PageSession> logIn(String gateway) throws Exception {
        Callable<PageSession> login = () -> new PageSession(gateway, register(gateway), PASSWORD).loggedIn();
        try (var threads = Executors.newFixedThreadPool(LOGINS_AT_ONCE)) {
            var shoppers = new ArrayList<PageSession>();
            for (var shopper : threads.invokeAll(
                    Stream.generate(() -> login).limit(SHOPPERS).toList())) {
                shoppers.add(shopper.get());
            }
            return shoppers;
        }
    }

    private static IntStream shoppers() {
        return IntStream.range(0, SHOPPERS);
    }

    /** The next call of a shopper, each time it is run. What it throws would end all its calls, unseen. */
    private Runnable shop(int shopper, PageSession session) {
        return () -> {
            String path = PATHS.get(calls.get(shopper) % PATHS.size());
            try {
                HttpResponse<String> response = session.get(path);
                if (response.statusCode() != 200) {
                    failures.add(path + ": " + response.body());
                }
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            } catch (Exception failure) {
                failures.add(path + ": " + failure);
            }
            calls.incrementAndGet(shopper);
        };
    }

    /** What signs now. */
    private static String key(RunningSouk souk) throws IOException {
        var admin = souk.status().admin();
        return new Sessions(souk.gateway())
                .logIn(admin.email(), admin.password())
                .split("\\.", -1)[0];
    }

    private static String register(String gateway) throws IOException {
        String email = UUID.randomUUID() + "@souk.example";
        String account = "{\"email\":\"%s\",\"name\":\"Ada\",\"password\":\"%s\"}".formatted(email, PASSWORD);
        new SoukClient(gateway, TIMEOUT).send(Call.post("/users", account)).expect(201);
        return email;
    }
}
