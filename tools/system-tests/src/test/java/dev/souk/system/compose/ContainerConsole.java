package dev.souk.system.compose;

import dev.souk.tools.client.Call;
import dev.souk.tools.client.Json;
import dev.souk.tools.client.Reply;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The console of a shop in containers, as its pages call it. */
final class ContainerConsole {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final SoukClient client;
    private final Map<String, String> session;

    private ContainerConsole(SoukClient client, Map<String, String> session) {
        this.client = client;
        this.session = session;
    }

    /** Signed in as the admin. */
    static ContainerConsole of(ContainerShop shop) {
        var client = new SoukClient("http://localhost:" + shop.compose().consolePort(), TIMEOUT);
        String password = shop.bash("user-service", "cat /run/souk/souk.demo.admin-password");
        String credentials =
                Json.MAPPER.writeValueAsString(Map.of("email", "admin@souk.example", "password", password.strip()));
        Reply begun = send(client, Call.post("/api/session", credentials)).expect(200);
        String cookie = begun.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
        return new ContainerConsole(client, Map.of("Cookie", cookie, "X-CSRF-Token", begun.text("csrf_token")));
    }

    JsonNode get(String path) {
        return send(Call.get(path)).json();
    }

    /** The status of the answer. */
    int post(String path) {
        return send(Call.post(path, "")).status();
    }

    private Reply send(Call call) {
        Call withSession = call;
        for (var header : session.entrySet()) {
            withSession = withSession.with(header.getKey(), header.getValue());
        }
        return send(client, withSession);
    }

    private static Reply send(SoukClient client, Call call) {
        try {
            return client.send(call);
        } catch (IOException unavailable) {
            throw new UncheckedIOException(unavailable);
        }
    }

    /** The processes of a service. */
    List<JsonNode> processes(String service) {
        return get("/api/system")
                .path("processes")
                .valueStream()
                .filter(process -> process.path("service").asString("").equals(service))
                .toList();
    }

    /** Whether each process of the service is up, and has figures if it has an actuator. */
    boolean showsAll(String service) {
        return processes(service).stream()
                .allMatch(process -> process.path("state").asString("").equals("UP")
                        && process.path("answers").asBoolean(false)
                        && (process.path("url").isNull()
                                || process.path("cpu_percent").isNumber()));
    }

    /** The services with a span in the trace; none if the console does not know it. */
    List<String> servicesOf(String trace) {
        return names(get("/api/traces/" + trace).path("spans"));
    }

    /** The services that have sent a log line. */
    List<String> loggingServices() {
        return names(get("/api/logs?limit=2000").path("lines"));
    }

    private static List<String> names(JsonNode items) {
        return items.valueStream()
                .map(item -> item.path("service").asString(""))
                .distinct()
                .toList();
    }

    /** The latest records of a topic whose key is the order; nothing if it has none. */
    Optional<JsonNode> recordOf(String topic, String order) {
        Stream<JsonNode> records =
                get("/api/topics/" + topic + "?limit=100").path("records").valueStream();
        return records.filter(record -> record.path("key").asString("").equals(order))
                .findFirst();
    }
}
