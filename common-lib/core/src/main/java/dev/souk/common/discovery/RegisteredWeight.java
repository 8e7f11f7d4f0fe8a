package dev.souk.common.discovery;

import dev.souk.common.loadbalancing.InstanceMetadata;
import dev.souk.common.loadbalancing.pool.Endpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.client.discovery.event.HeartbeatEvent;
import org.springframework.cloud.client.discovery.event.InstancePreRegisteredEvent;
import org.springframework.context.event.EventListener;

/**
 * Keeps the weight in the registration of this instance equal to the one in its file. The instance itself registers it,
 * and not whoever changes it: so it registers the same again when the registry or the instance has been restarted.
 */
final class RegisteredWeight {

    private static final Logger log = LoggerFactory.getLogger(RegisteredWeight.class);
    private static final String DEFAULT = Integer.toString(Endpoint.DEFAULT_WEIGHT);

    private final Path file;
    private final Consumer<String> register;
    private String registered = DEFAULT;

    /** {@code register} sends the weight to the registry. */
    RegisteredWeight(Path file, Consumer<String> register) {
        this.file = file;
        this.register = register;
    }

    /** An instance that is to have no calls yet is never listed without its weight. */
    @EventListener(InstancePreRegisteredEvent.class)
    void beforeRegistration() {
        update();
    }

    /** The registry client publishes this event after each successful fetch, each second. */
    @EventListener(HeartbeatEvent.class)
    void onHeartbeat() {
        update();
    }

    private synchronized void update() {
        String wanted = read();
        if (!wanted.equals(registered)) {
            log.info("The weight of this instance is {}", wanted);
            register.accept(wanted);
            registered = wanted;
        }
    }

    /** A file that cannot be read, such as one that is being written, changes nothing. */
    private String read() {
        try {
            String weight = Files.readString(file, StandardCharsets.US_ASCII).strip();
            return InstanceMetadata.isWeight(weight) ? weight : registered;
        } catch (NoSuchFileException none) {
            return DEFAULT;
        } catch (IOException unreadable) {
            return registered;
        }
    }
}
