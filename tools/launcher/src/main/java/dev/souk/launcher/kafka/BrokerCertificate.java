package dev.souk.launcher.kafka;

import dev.souk.console.topics.BrokerLogin;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/** Lets a running broker read its certificate again, which it does when a listener is configured with its file. */
record BrokerCertificate(BrokerLogin login, int proxiedListeners, String file) {

    private static final ConfigResource BROKER = new ConfigResource(ConfigResource.Type.BROKER, "1");

    /** Returns when the new certificate is in use. */
    void reload() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(login.settings())) {
            configure(admin, OpType.SET);
            configure(admin, OpType.DELETE); // what the broker is started with stays the only place of the setting
        }
    }

    private void configure(Admin admin, OpType operation) throws ExecutionException, InterruptedException {
        List<AlterConfigOp> settings = listeners()
                .map(listener -> new ConfigEntry("listener.name." + listener + ".ssl.keystore.location", file))
                .map(setting -> new AlterConfigOp(setting, operation))
                .toList();
        admin.incrementalAlterConfigs(Map.of(BROKER, settings)).all().get();
    }

    private Stream<String> listeners() {
        return Stream.concat(
                Stream.of("clients"), IntStream.range(0, proxiedListeners).mapToObj(number -> "proxied" + number));
    }
}
