package dev.souk.launcher.kafka;

import dev.souk.tools.checkout.Certificates;
import dev.souk.tools.file.PrivateFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The broker's configuration: that of the one in containers, with other ports, folders and less work at a time.
 *
 * @param common the file of the containers
 * @param port for clients
 * @param controller port of its own controller
 * @param proxied ports for clients that connect through a proxy, and of the listener behind each
 * @param accounts who may log in
 * @param tls its certificate; null for clients without TLS
 */
record BrokerSettings(
        Path common,
        int port,
        int controller,
        Map<Integer, Integer> proxied,
        BrokerAccounts accounts,
        Path data,
        @Nullable Certificates tls) {

    private static final Map<String, String> OWN = Map.of(
            "num.network.threads", "1",
            "num.io.threads", "2",
            "num.recovery.threads.per.data.dir", "1",
            "metadata.max.idle.interval.ms", "5000");

    /**
     * Writes them to the file, which has passwords. Paths are relative to its folder, where the broker is started: its
     * list of data directories has no way to write a comma.
     */
    void write(Path file) throws IOException {
        var settings = new Properties();
        try (var inCommon = Files.newBufferedReader(common)) {
            settings.load(inCommon);
        }
        settings.putAll(OWN);
        addListeners(settings);
        Path folder = file.toAbsolutePath().resolveSibling("");
        settings.setProperty("log.dirs", path(folder, data));
        if (tls != null) {
            addCertificates(settings, folder, tls);
        }
        var text = new ByteArrayOutputStream(); // not a writer, which would leave what is not ASCII as it is
        settings.store(text, "Written at every start.");
        PrivateFile.write(file, text.toString(StandardCharsets.US_ASCII));
    }

    private void addListeners(Properties settings) {
        settings.setProperty("controller.quorum.voters", "1@localhost:" + controller);
        settings.setProperty("listener.name.controller.plain.sasl.jaas.config", accounts.ofController());
        settings.setProperty("listeners", "CONTROLLER://localhost:" + controller);
        settings.setProperty("listener.security.protocol.map", "CONTROLLER:SASL_PLAINTEXT");
        settings.remove("advertised.listeners");
        addListener(settings, "CLIENTS", port, port);
        proxied.forEach((proxy, listener) -> addListener(settings, "PROXIED" + proxy, listener, proxy));
    }

    private void addListener(Properties settings, String name, int listener, int advertised) {
        append(settings, "listeners", name + "://localhost:" + listener);
        append(settings, "advertised.listeners", name + "://localhost:" + advertised);
        append(settings, "listener.security.protocol.map", name + (tls == null ? ":SASL_PLAINTEXT" : ":SASL_SSL"));
        String login = "listener.name.%s.scram-sha-512.sasl.jaas.config".formatted(name.toLowerCase(Locale.ROOT));
        settings.setProperty(login, accounts.ofBroker());
    }

    private static void append(Properties settings, String list, String element) {
        settings.merge(list, element, (before, _) -> before + "," + element);
    }

    /** The broker is a client of its own listener, so it trusts the authority, too. */
    private static void addCertificates(Properties settings, Path folder, Certificates tls) {
        settings.setProperty("ssl.enabled.protocols", "TLSv1.3");
        settings.setProperty("ssl.keystore.type", "PEM");
        settings.setProperty("ssl.keystore.location", path(folder, tls.keyAndCertificate("kafka")));
        settings.setProperty("ssl.truststore.type", "PEM");
        settings.setProperty("ssl.truststore.location", path(folder, tls.authority()));
    }

    private static String path(Path folder, Path file) {
        return folder.relativize(file.toAbsolutePath()).toString().replace('\\', '/');
    }
}
