package dev.souk.system.bench.measured;

import dev.souk.console.metrics.ObservedCallers;
import dev.souk.console.metrics.ObservedCallers.Caller;
import dev.souk.launcher.api.ProcessStatus;
import dev.souk.launcher.api.SoukOperations;
import java.net.http.HttpClient;
import java.util.stream.Stream;

/** The processes of a system without TLS that may call a service. */
public final class ServiceCallers {

    private ServiceCallers() {}

    /** Observes those that call this service, of which this is the new version. */
    public static ObservedCallers observe(SoukOperations souk, String service, String version) {
        HttpClient http =
                HttpClient.newBuilder().connectTimeout(ObservedCallers.TIMEOUT).build();
        return new ObservedCallers(
                () -> souk.status().processes().stream()
                        .filter(process -> process.state() == ProcessStatus.State.UP)
                        .flatMap(process -> Stream.ofNullable(process.managementUrl())
                                .map(url -> new Caller(process.name(), process.service(), url)))
                        .toList(),
                _ -> http,
                service,
                version);
    }
}
