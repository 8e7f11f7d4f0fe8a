package dev.souk.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.config.server.ConfigServiceApplication;
import dev.souk.tools.port.FreePorts;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/** A server and a service that takes its settings from it. */
class ConfigServiceIT {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration TWO_READS = Duration.ofSeconds(2);
    private static final String SERVICE = "tested-service";
    private static final String LOGGER = "logging.level.dev.souk.tested";
    private static final String SAMPLING = "management.tracing.sampling.probability";
    private static final FreePorts PORTS = new FreePorts(RandomGenerator.getDefault());

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @EnableConfigurationProperties(TimeLimiters.class)
    static class Service {

        /** Without one, no trace is sampled. */
        @Bean
        SpanExporter exporter() {
            return SpanExporter.composite();
        }
    }

    /** As Resilience4j's, which the services have. */
    @ConfigurationProperties("resilience4j.timelimiter")
    record TimeLimiters(Map<String, TimeLimiter> configs) {

        record TimeLimiter(Duration timeoutDuration) {}
    }

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private int serverPort;
    private ConfigurableApplicationContext server;
    private ConfigurableApplicationContext service;

    @BeforeEach
    void start() {
        serverPort = PORTS.next();
        server = server();
        service = service();
    }

    @AfterEach
    void stop() {
        service.close();
        server.close();
        http.close();
    }

    private ConfigurableApplicationContext server() {
        return new SpringApplicationBuilder(ConfigServiceApplication.class)
                .run(
                        "--server.port=" + serverPort,
                        "--server.tomcat.basedir=target/server",
                        "--souk.config.folder=" + folder.resolve("repository"),
                        "--souk.config.operator-password=secret");
    }

    private ConfigurableApplicationContext service() {
        return new SpringApplicationBuilder(Service.class)
                .run(
                        "--server.port=0",
                        "--server.tomcat.basedir=target/service",
                        "--spring.application.name=" + SERVICE,
                        "--spring.config.name=none", // application.yml is the server's
                        "--spring.config.import=classpath:souk-core.yml",
                        "--souk.discovery.registry=none",
                        "--souk.tracing.unsampled-spans-per-second=7",
                        "--souk.config.address=http://localhost:" + serverPort,
                        "--souk.config.last-known=" + folder.resolve("last-known/tested.json"));
    }

    @Test
    void settingsActSoonAndTheResponseSaysWhichOnesDo() throws Exception {
        HttpResponse<String> response = set(LOGGER + "=debug", SAMPLING + "=0.25", "souk.tracing.slow=3s");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.body().lines())
                .contains(
                        LOGGER + " acts now, in all instances",
                        SAMPLING + " acts now, in all instances",
                        "souk.tracing.slow acts at the next start");
        await().atMost(SOON).until(() -> logs() && sampling().contains("0.25"));
        assertThat(get("/config/tested-service/default").body()).contains("\"%s\":\"0.25\"".formatted(SAMPLING));
    }

    @Test
    void theLevelOfAGroupOfLoggersActsInAllOfThemUntilItIsTakenAway() throws Exception {
        var member = LoggerFactory.getLogger("org.hibernate.SQL");

        assertThat(set("logging.level.sql=debug").body()).contains("logging.level.sql acts now");

        await().atMost(SOON).until(member::isDebugEnabled);
        set("logging.level.sql=");
        await().atMost(SOON).until(() -> !member.isDebugEnabled());
    }

    /** Unlike the others, it has no level of one above. */
    @Test
    void theLevelOfAllLoggersIsInfoAgainAfterItWasTakenAway() throws Exception {
        var root = LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

        assertThat(set("logging.level.root=error").body()).contains("logging.level.root acts now");

        await().atMost(SOON).until(() -> !root.isWarnEnabled());
        set("logging.level.root=");
        await().atMost(SOON).until(() -> root.isInfoEnabled() && !root.isDebugEnabled());
    }

    @Test
    void onlyWhatWasCheckedIsStoredWhateverElseIsInTheFolder() throws Exception {
        Path repository = folder.resolve("repository");
        Files.writeString(repository.resolve("other-service.json"), "{\"a\":\"b\"}");
        set(SAMPLING + "=0.5");
        Files.writeString(repository.resolve(SERVICE + ".json"), "{\"a\":\"b\"}");

        assertThat(set(LOGGER + "=debug").statusCode()).isEqualTo(200);

        assertThat(get("/config/tested-service/default").body())
                .contains(SAMPLING, LOGGER)
                .doesNotContain("\"a\"");
        assertThat(get("/config/other-service/default").body()).doesNotContain("\"a\"");
    }

    /** As by a service of another version, or in the repository by hand. */
    @ParameterizedTest
    @ValueSource(strings = {"loud", "${nobody.has.this}"})
    @ExtendWith(OutputCaptureExtension.class)
    void settingsThatNobodyHasCheckedAndThatCannotBeUsedLeaveTheOldOnes(String level, CapturedOutput output)
            throws Exception {
        set(LOGGER + "=debug");
        await().atMost(SOON).until(this::logs);
        commit("{\"%s\":\"debug\",\"%s\":\"0.25\",\"logging.level.other\":\"%s\"}".formatted(LOGGER, SAMPLING, level));
        assertThat(get("/config/tested-service/default").body()).contains(level);

        await().atMost(SOON).until(() -> output.getOut().contains("Settings not changed"));
        await().during(TWO_READS)
                .atMost(SOON)
                .until(() -> !"0.25".equals(service.getEnvironment().getProperty(SAMPLING)));
        assertThat(logs()).isTrue();
        assertThat(folder.resolve("last-known/tested.json"))
                .content()
                .contains(LOGGER)
                .doesNotContain(SAMPLING);

        commit("{\"%s\":\"debug\"}".formatted(LOGGER)); // back
        await().during(TWO_READS).atMost(SOON).until(() -> changes() == 1);
    }

    private double changes() {
        return service.getBean(MeterRegistry.class)
                .counter("souk.config.changes")
                .count();
    }

    private void commit(String settings) throws Exception {
        Path repository = folder.resolve("repository");
        String file = SERVICE + ".json";
        Files.writeString(repository.resolve(file), settings);
        try (Git git = Git.open(repository.toFile())) {
            git.add().addFilepattern(file).call();
            git.commit()
                    .setMessage(SERVICE + ": by hand")
                    .setAuthor("ada", "")
                    .setCommitter("ada", "")
                    .setSign(false)
                    .call();
        }
    }

    @Test
    void whatCannotBeStoredIsRefusedWithTheReasonAndChangesNothing() throws Exception {
        Path file = folder.resolve("repository").resolve(SERVICE + ".json");
        Files.createDirectory(file); // cannot be written, as on a full disk

        HttpResponse<String> response = set(LOGGER + "=debug");

        assertThat(response.statusCode()).isEqualTo(507);
        assertThat(response.body()).contains("It cannot be stored: ", "tested-service.json");
        assertThat(get("/config/tested-service/default").body()).doesNotContain(LOGGER);
        Files.delete(file);
        assertThat(set(LOGGER + "=debug").statusCode()).isEqualTo(200);
    }

    private boolean logs() {
        return LoggerFactory.getLogger("dev.souk.tested").isDebugEnabled();
    }

    private String sampling() {
        return service.getBean(Sampler.class).getDescription();
    }

    private record Wrong(String name, String value, String reason) {}

    private static final List<Wrong> WRONG = List.of(
            new Wrong("souk.tracing.traces-per-second", "0", "must be greater than 0"),
            new Wrong("souk.tracing.traces-per-second", "many", "many"),
            new Wrong("souk.tracing.unknown", "1", "no such property"),
            new Wrong("souk.nothing.at.all", "1", "no such property"),
            new Wrong("management.tracing.sampling.probability", "1.5", "from 0 to 1"),
            new Wrong("logging.level.dev.souk", "loud", "loud"),
            new Wrong("souk.tracing.unsampled-spans-per-second", "8", "a variable of the process"),
            new Wrong("management.tracing.sampling.probability", "NaN", "from 0 to 1"),
            new Wrong("management.tracing.sampling.probability", "${x}", "${x}"),
            new Wrong("management.tracing.sampling.probability", "${x:0.5}", "${x:0.5}"),
            new Wrong("management.tracing.sampling.PROBABILITY", "0.5", "in lower case"),
            new Wrong("resilience4j.timelimiter.configs.default.timeoutDuration", "0s", "in lower case"),
            new Wrong("resilience4j.timelimiter.configs.default.timeout-duration", "0s", "must be more than 0"),
            new Wrong("souk.tracing.slow", "1s\n2", "souk.tracing.slow"),
            new Wrong("souk.tracing.slow\t", "1s", "in lower case"),
            new Wrong("logging.level.dev.souk ", "debug", "in lower case"),
            new Wrong("souk.tracing.gr\u00f6\u00dfe", "1s", "in lower case"));

    @TestFactory
    Stream<DynamicTest> whatIsWrongIsRefusedAndTheOldValueStays() throws Exception {
        assertThat(set(SAMPLING + "=0.5").statusCode()).isEqualTo(200);
        String history = get("/admin/changes").body();

        return WRONG.stream()
                .map(wrong -> DynamicTest.dynamicTest(wrong.toString(), () -> {
                    HttpResponse<String> response = set(LOGGER + "=debug", wrong.name() + "=" + wrong.value());

                    assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
                    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
                    assertThat(response.body()).contains("refused").contains(wrong.reason());
                    assertThat(get("/admin/changes").body()).isEqualTo(history);
                }));
    }

    @Test
    void theHistorySaysWhoChangedWhatAndAChangeCanBeUndone() throws Exception {
        set(SAMPLING + "=0.5");
        set(SAMPLING + "=0.25", LOGGER + "=trace");
        await().atMost(SOON).until(() -> logs() && sampling().contains("0.25"));
        String commit = commit();

        HttpResponse<String> undone = send("POST", "/admin/changes/" + commit + "/undone?by=grace", "secret", "");

        assertThat(undone.statusCode()).as(undone.body()).isEqualTo(200);
        await().atMost(SOON).until(() -> !logs() && sampling().contains("0.5"));
        List<String> history = get("/admin/changes").body().lines().toList();
        assertThat(history.get(0)).contains("  grace  tested-service: ", LOGGER + "=, ", SAMPLING + "=0.5");
        assertThat(history.get(1)).contains(commit, "  ada  tested-service: ", LOGGER + "=trace");
        assertThat(send("POST", "/admin/changes/0123456789/undone?by=grace", "secret", "")
                        .statusCode())
                .isEqualTo(404);
    }

    /** Found by a review: what could not be read was said not to fit on the disk. */
    @TestFactory
    Stream<DynamicTest> aSettingThatIsNoTextIsRefused() {
        return Stream.of("{\"a\":null}", "{\"a\":{\"b\":1}}", "{\"a\":[1]}", "[]", "{", "text", "")
                .map(body -> DynamicTest.dynamicTest(
                        "body " + body,
                        () -> assertThat(send("POST", "/admin/changes/tested-service?by=ada", "secret", body)
                                        .statusCode())
                                .isEqualTo(400)));
    }

    @Test
    void whoReadsAnOldCommitChangesNothing() throws Exception {
        set(SAMPLING + "=0.5");
        String commit = commit();
        set(SAMPLING + "=0.25");

        assertThat(get("/config/tested-service/default/" + commit).body()).contains("0.5");
        assertThat(List.of("0123456789", "HEAD%40%7B5%7D", "HEAD%5E%7Btree%7D"))
                .allSatisfy(label -> assertThat(
                                get("/config/tested-service/default/" + label).statusCode())
                        .isEqualTo(404));

        assertThat(get("/config/tested-service/default").body()).contains("0.25");
        assertThat(commit()).isNotEqualTo(commit);
    }

    /** The latest one. */
    private String commit() throws Exception {
        return get("/admin/changes").body().split(" ", 2)[0];
    }

    @Test
    void aServiceStartsWithTheLastKnownValuesWhileTheServerIsDownAndTakesNewOnesWhenItIsBack() throws Exception {
        set(SAMPLING + "=0.25");
        await().atMost(SOON).until(() -> sampling().contains("0.25"));
        await().atMost(SOON)
                .ignoreExceptions() // it is written after they act
                .until(() -> Files.readString(folder.resolve("last-known/tested.json"))
                        .contains("0.25"));
        server.close();
        service.close();

        service = service();

        assertThat(sampling()).contains("0.25");
        Files.createFile(folder.resolve("repository/.git/index.lock")); // as of a process that was killed
        server = server();
        set(SAMPLING + "=0.5");
        await().atMost(SOON).until(() -> sampling().contains("0.5"));
    }

    /** Found by a review: all settings were taken away, and their last known values with them. */
    @Test
    void aServerThatHasLostItsFolderLeavesTheSettingsOfAServiceAsTheyAre() throws Exception {
        set(SAMPLING + "=0.25");
        await().atMost(SOON).until(() -> sampling().contains("0.25"));
        server.close();
        FileSystemUtils.deleteRecursively(folder.resolve("repository"));

        server = server();

        await().during(TWO_READS).atMost(SOON).until(() -> sampling().contains("0.25"));
        service.close();
        service = service();
        assertThat(sampling()).contains("0.25");
        set(SAMPLING + "=0.5");
        await().atMost(SOON).until(() -> sampling().contains("0.5"));
    }

    @Test
    void aServerThatIsSuspendedDelaysAStartByASecondAtMost() throws Exception {
        server.close();
        service.close();
        Duration usual = startOfService();
        service.close();
        try (var suspended = new ServerSocket(serverPort, 50, InetAddress.getLoopbackAddress())) {
            assertThat(suspended.isBound()).isTrue();

            Stream<Duration> starts = Stream.generate(this::anotherStart).limit(4); // a machine may be busy
            assertThat(starts.anyMatch(took -> took.compareTo(usual.plusSeconds(2)) < 0))
                    .isTrue();
        }
    }

    private Duration anotherStart() {
        service.close();
        return startOfService();
    }

    private Duration startOfService() {
        long begin = System.nanoTime();
        service = service();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @Test
    void nothingIsStoredWhileNoInstanceRunsThatCouldCheckIt() throws Exception {
        service.close();

        HttpResponse<String> response = propose(SAMPLING + "=0.25");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(get("/config/tested-service/default").body()).doesNotContain(SAMPLING);
    }

    /** An instance may have been asked for it before, and have taken long. */
    @Test
    void theVerdictOnOtherChangesIsIgnored() throws Exception {
        service.close();
        try (var operator = Executors.newVirtualThreadPerTaskExecutor()) {
            var response = operator.submit(() -> propose(SAMPLING + "=0.25"));

            await().atMost(SOON).until(() -> {
                send("POST", "/changes/tested-service/1", "", SAMPLING + " acts now");
                return response.isDone();
            });

            assertThat(response.get().statusCode()).as(response.get().body()).isEqualTo(503);
        }
    }

    /** It may be what keeps the service from starting. */
    @Test
    void aChangeCanBeUndoneWhileNoInstanceRuns() throws Exception {
        set(SAMPLING + "=0.5");
        service.close();

        HttpResponse<String> undone = send("POST", "/admin/changes/" + commit() + "/undone?by=grace", "secret", "");

        assertThat(undone.statusCode()).as(undone.body()).isEqualTo(200);
        assertThat(undone.body()).contains("No instance has checked it");
        assertThat(get("/config/tested-service/default").body()).doesNotContain(SAMPLING);
    }

    @Test
    void onlyTheOperatorChangesSettingsAndSeesWhoDid() throws Exception {
        for (String password : new String[] {"", "wrong"}) {
            assertThat(send("POST", "/admin/changes/tested-service?by=ada", password, "{\"a\":\"b\"}")
                            .statusCode())
                    .isEqualTo(401);
            assertThat(send("POST", "/admin/changes/HEAD/undone?by=ada", password, "")
                            .statusCode())
                    .isEqualTo(401);
            assertThat(send("GET", "/admin/changes", password, null).statusCode())
                    .isEqualTo(401);
        }
    }

    /** Again until an instance has checked it in time. */
    private HttpResponse<String> set(String... settings) {
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> propose(settings), response -> response.statusCode() != 503);
    }

    private HttpResponse<String> propose(String... settings) throws Exception {
        Map<String, String> values = Stream.of(settings)
                .map(setting -> setting.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        String json = new JsonMapper().writeValueAsString(values);
        return send("POST", "/admin/changes/" + SERVICE + "?by=ada", "secret", json);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send("GET", path, "secret", null);
    }

    private HttpResponse<String> send(String method, String path, String password, @Nullable String body)
            throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + serverPort + path))
                        .timeout(Duration.ofSeconds(30))
                        .headers("Authorization", "Bearer " + password, "Content-Type", "application/json")
                        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
