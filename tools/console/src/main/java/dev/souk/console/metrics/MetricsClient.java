package dev.souk.console.metrics;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Function;

/** Reads {@code /actuator/prometheus} of processes. */
public final class MetricsClient {

    private final Function<String, HttpClient> clients;
    private final Duration timeout;
    private final String query;

    /**
     * A client that asks for some metrics alone: all of them are 100 KB and more of each process.
     *
     * @param clients the HTTP client for the instances of a service
     * @param timeout until a response begins
     * @param names of the metrics, without {@code _total}, {@code _count} and {@code _sum}
     */
    public MetricsClient(Function<String, HttpClient> clients, Duration timeout, Collection<String> names) {
        this.clients = clients;
        this.timeout = timeout;
        this.query = "?includedNames=" + String.join(",", names);
    }

    /**
     * The metrics of a process.
     *
     * @param service whose instance it is
     * @param managementUrl where its actuator is
     * @throws IOException if it does not answer in time, or not with metrics
     */
    public Metrics read(String service, String managementUrl) throws IOException, InterruptedException {
        URI uri = URI.create(managementUrl + "/actuator/prometheus" + query);
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(timeout).build();
        HttpResponse<String> response = clients.apply(service).send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("%s answered %s".formatted(uri, response.statusCode()));
        }
        try {
            return Metrics.parse(response.body());
        } catch (IllegalArgumentException malformed) {
            throw new IOException(malformed);
        }
    }
}
