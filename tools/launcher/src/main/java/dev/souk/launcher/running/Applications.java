package dev.souk.launcher.running;

import dev.souk.launcher.monitoring.RegistryListing;
import dev.souk.launcher.prepare.ServiceCode;
import dev.souk.launcher.supervision.Server;
import dev.souk.launcher.tls.ServiceHttpClients;
import dev.souk.launcher.topology.Instance;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.client.SoukClient;
import dev.souk.tools.process.ChildProcess;
import dev.souk.tools.process.Command;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The Spring Boot applications of a system: starts their processes, each with its build and its configuration. */
record Applications(ServiceCodes codes, ProcessEnvironment environment, StateFolder state, RegistryListing registry)
        implements Server {

    @Override
    public ChildProcess start(Instance instance) throws IOException {
        environment.proxies().starting(instance);
        ServiceCode code = codes.of(instance);
        var options = new ArrayList<>(environment.jvmOptions(instance.service(), System.getenv()));
        Path temporary = state.emptyTemporary(instance.name()); // a killed process leaves files there
        options.add("-Djava.io.tmpdir=" + temporary);
        List<String> words = code.words(options, copies(environment.jars(instance), temporary));
        return new Command(words, code.packaged().folder(), variables(instance, code), state.log(instance.name()))
                .start();
    }

    /** A build may replace or delete the jars while the process runs. Two parts may have a library in common. */
    private static List<Path> copies(List<Path> jars, Path folder) throws IOException {
        var copies = new ArrayList<Path>();
        for (Path jar : jars) {
            copies.add(Files.copy(jar, folder.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING));
        }
        return copies;
    }

    /** The version is what the instance says of itself in the registry: callers count calls by when it was built. */
    private Map<String, String> variables(Instance instance, ServiceCode code) {
        Map<String, String> variables = environment.variables(instance);
        if (instance.service().scales()) {
            String version = code.builtAt().truncatedTo(ChronoUnit.SECONDS).toString();
            variables.putIfAbsent("EUREKA_INSTANCE_METADATAMAP_VERSION", version);
        }
        return variables;
    }

    @Override
    public boolean isReady(Instance instance) {
        URI address = URI.create(instance.managementUrl());
        return Server.isListening(address.getHost(), address.getPort())
                && registry.clients().isReady(instance);
    }

    @Override
    public boolean isRegistered(Instance instance) {
        return registry.has(instance);
    }

    /** Such as the services that it waits for, which the gateway tells without a login. */
    @Override
    public String readiness(Instance instance) {
        String url = instance.managementUrl() + ServiceHttpClients.READINESS;
        return url.startsWith("http:") ? " (" + SoukClient.text(url) + ")" : "";
    }

    /** Only what is connected can finish what it has. */
    @Override
    public void drain(Instance instance) {
        environment.proxies().restore(instance.name());
    }
}
