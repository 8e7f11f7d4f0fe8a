package dev.souk.launcher.release;

import dev.souk.console.metrics.ObservedCallers;
import dev.souk.console.metrics.ObservedCallers.Caller;
import dev.souk.launcher.api.ProcessStatus;
import dev.souk.launcher.api.ProcessStatus.State;
import dev.souk.launcher.api.SoukOperations;
import dev.souk.launcher.tls.ServiceHttpClients;
import dev.souk.tools.checkout.Certificates;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The processes of a system that may call a service. */
public final class CallingProcesses {

    private CallingProcesses() {}

    /** Observes those that call this service, of which this is the new version. */
    public static ObservedCallers observe(SoukOperations launcher, String service, String version) {
        Path folder = launcher.status().certificates();
        var clients = new ServiceHttpClients(folder == null ? null : new Certificates(folder), ObservedCallers.TIMEOUT);
        return new ObservedCallers(() -> running(launcher), clients::of, service, version);
    }

    private static List<Caller> running(SoukOperations launcher) {
        return launcher.status().processes().stream()
                .filter(process -> process.state() == State.UP)
                .flatMap(CallingProcesses::caller)
                .toList();
    }

    private static Stream<Caller> caller(ProcessStatus process) {
        String url = process.managementUrl();
        return url == null
                ? Stream.empty()
                : Stream.of(new Caller(process.name(), process.service(), ServiceHttpClients.byAddress(url)));
    }
}
