package dev.souk.system.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.detached.DetachedSystem;
import dev.souk.system.repository.Repository;
import dev.souk.system.session.Sessions;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.Json;
import dev.souk.tools.client.SoukClient;
import dev.souk.tools.port.FreePorts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * The system in a folder that few have thought of, as a user starts it: under the locale C, by the clock of Chatham,
 * with files for their owner only and a home in which nothing can be written. Each test has a locale of its own. The
 * folder has links to the checkout and to the AOT caches of its services; the cache of registry-service, PostgreSQL and
 * Kafka are prepared in it, for the first test.
 */
@Tag("lab")
@DisabledOnOs(OS.WINDOWS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnywhereIT {

    /**
     * Locales with other capital letters, and with other digits and another calendar. The launcher fixes that of Kafka
     * and its own; each service is started with the unusual one, as if somebody ran it with {@code java -jar}.
     */
    enum Place {
        TURKEY("-Duser.language=tr -Duser.country=TR"),
        EGYPT("-Duser.language=ar -Duser.country=EG -Duser.extensions=u-ca-buddhist-nu-arab");

        private final String options;

        Place(String options) {
            this.options = options;
        }
    }

    private static final List<String> SERVICES = List.of("REGISTRY", "GATEWAY", "USER", "CART", "ORDER");
    private static final String CACHES = "(gateway|user|cart|order)-service-.*";
    private static final String NOWHERE = "/dev/null"; // not even root can write a file in it

    private final Path root;
    private final DetachedSystem system;
    private final FreePorts free = new FreePorts(RandomGenerator.getDefault());
    private final Map<String, String> ports = Stream.of("GATEWAY", "REGISTRY", "KAFKA", "POSTGRES")
            .collect(Collectors.toMap("SOUK_%s_PORT"::formatted, _ -> Integer.toString(free.next())));

    AnywhereIT(@TempDir Path temporary) throws IOException {
        root = Files.createDirectories(temporary.resolve("Ü b,er's"));
        system = new DetachedSystem(root.resolve(".souk"));
        try (Stream<Path> all = Files.list(Repository.ROOT)) {
            for (Path original : all.toList()) {
                Path name = original.getFileName();
                if (name.equals(Path.of("souk"))) {
                    Files.copy(original, root.resolve(name));
                } else if (!name.equals(Path.of(".souk"))) {
                    Files.createSymbolicLink(root.resolve(name), original);
                }
            }
        }
        linkCaches(Files.createDirectories(Repository.ROOT.resolve(".souk/apps")));
    }

    private void linkCaches(Path prepared) throws IOException {
        Path folder = Files.createDirectories(root.resolve(".souk/apps"));
        try (Stream<Path> all = Files.list(prepared)) {
            for (Path original : all.toList()) {
                if (original.getFileName().toString().matches(CACHES)) {
                    Files.createSymbolicLink(folder.resolve(original.getFileName()), original);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSystemStartsAndShops(Place place) throws IOException, InterruptedException {
        assertThat(souk(place, "up", "--detach", "--no-build")).contains("Souk is ready");
        assertThat(souk(place, "demo"))
                .contains("The first order is CONFIRMED", "The second order is CANCELLED: payment-declined");
        assertThat(souk(place, "check")).containsPattern("I1 +holds +[2-9] ");
        assertThat(timesOfOrders(Json.MAPPER.readTree(souk(place, "status", "--json"))))
                .isNotEmpty()
                .allMatch(time -> time.matches("20\\d\\d-\\d\\d-\\d\\dT[0-9:.]+Z"));
        assertThat(souk(place, "down")).contains("Everything has stopped");
        assertThat(Logs.errors(root.resolve(".souk/logs"))).isEmpty();
    }

    /** After a failure. */
    @AfterEach
    void stop() throws IOException, InterruptedException {
        start(Place.TURKEY, "down").waitFor();
    }

    @AfterAll
    void end() {
        system.close();
    }

    private static List<String> timesOfOrders(JsonNode status) throws IOException {
        String gateway = status.path("gateway").asString();
        JsonNode admin = status.path("admin");
        String token = new Sessions(gateway)
                .logIn(admin.path("email").asString(), admin.path("password").asString());
        return new SoukClient(gateway, Duration.ofSeconds(10))
                .send(Call.get("/orders?limit=20").withToken(token))
                .json()
                .findValuesAsString("at");
    }

    private String souk(Place place, String... arguments) throws IOException, InterruptedException {
        Process process = start(place, arguments);
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as("%s%n%s", printed, Files.readString(errors()))
                .isZero();
        return printed;
    }

    private Process start(Place place, String... arguments) throws IOException {
        var builder = new ProcessBuilder("/bin/sh", "-c", "umask 077; exec \"$0\" \"$@\"", "./souk");
        builder.command().addAll(List.of(arguments));
        builder.environment().putAll(ports);
        builder.environment().put("JAVA_TOOL_OPTIONS", place.options + " -Duser.home=" + NOWHERE);
        SERVICES.forEach(name -> builder.environment().put("SOUK_%s_SERVICE_JAVA_OPTS".formatted(name), place.options));
        builder.environment().putAll(Map.of("LC_ALL", "C", "TZ", "Pacific/Chatham", "HOME", NOWHERE));
        return builder.directory(root.toFile()).redirectError(errors().toFile()).start();
    }

    private Path errors() {
        return root.resolveSibling("errors");
    }
}
