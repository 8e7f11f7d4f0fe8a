package dev.souk.zookeeper.server;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the ZooKeeper server.
 *
 * @param address the IP address that it listens on
 * @param port its port for clients; 0 for any
 * @param folder for transaction log and snapshots, so that sessions survive a restart
 * @param tick unit of time: a session lives for 2 to 20 of them without a sign of its client
 * @param maxConnections of one client address
 */
@Validated
@ConfigurationProperties("souk.zookeeper")
record ServerProperties(
        @DefaultValue("127.0.0.1") @NotNull InetAddress address,
        @DefaultValue("2181") @PositiveOrZero int port,
        @NotNull Path folder,
        @DefaultValue("1s") @DurationMin(millis = 1) Duration tick,
        @DefaultValue("200") @PositiveOrZero int maxConnections) {}
