package dev.souk.system.bench.protocols;

import dev.souk.tools.client.Call;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.util.UUID;
import java.util.stream.Stream;

/** REST and server-sent events, by the HTTP client of the JDK. */
final class RestClient implements ProtocolClient {

    private static final String DATA = "data:";

    private final SoukClient http;
    private final String token;

    RestClient(Endpoint endpoint) {
        this.http = new SoukClient(endpoint.uri("http", "").toString(), Endpoint.TIME_LIMIT);
        this.token = endpoint.token();
    }

    @Override
    public Stream<String> readUser() throws IOException {
        return Stream.of(
                http.send(Call.get("/users/me").withToken(token)).expect(200).text("id"));
    }

    @Override
    public Stream<String> watchOrder(UUID order) throws IOException {
        Call call = Call.get("/orders/%s/events".formatted(order)).withToken(token);
        return http.stream(call.with("Accept", "text/event-stream").with("Last-Event-ID", "0"))
                .body()
                .filter(line -> line.startsWith(DATA))
                .map(line -> SoukClient.parse(line.substring(DATA.length()))
                        .path("status")
                        .asString(""));
    }

    /** The client ends its connections when it is no longer used. */
    @Override
    public void close() {}
}
