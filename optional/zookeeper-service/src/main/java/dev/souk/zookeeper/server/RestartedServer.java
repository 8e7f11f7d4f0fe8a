package dev.souk.zookeeper.server;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.apache.zookeeper.server.NIOServerCnxnFactory;
import org.apache.zookeeper.server.ServerCnxnFactory;
import org.apache.zookeeper.server.ZooKeeperServer;
import org.apache.zookeeper.util.ServiceUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * A single server: what it has, each client registers again after its session has expired. One that could not write to
 * its log, since the disk was full, does not start again: another one takes its place.
 */
class RestartedServer {

    private static final Logger log = LoggerFactory.getLogger(RestartedServer.class);

    private final ServerProperties properties;
    private ServerCnxnFactory connections = new NIOServerCnxnFactory();

    RestartedServer(ServerProperties properties) {
        this.properties = properties;
        ServiceUtils.setSystemExitProcedure(code -> log.error("ZooKeeper would end the process, by {}", code));
    }

    synchronized void start() throws IOException, InterruptedException {
        connections = new NIOServerCnxnFactory();
        connections.configure(
                new InetSocketAddress(properties.address(), properties.port()), properties.maxConnections());
        File folder = properties.folder().toFile();
        connections.startup(
                new ZooKeeperServer(folder, folder, (int) properties.tick().toMillis()));
    }

    synchronized boolean isRunning() {
        ZooKeeperServer server = connections.getZooKeeperServer();
        return server != null && server.isRunning();
    }

    @Scheduled(initialDelayString = "${souk.zookeeper.tick:1s}", fixedDelayString = "${souk.zookeeper.tick:1s}")
    synchronized void startAgain() throws IOException, InterruptedException {
        if (!isRunning()) {
            log.warn("The server has stopped, and starts again");
            stop();
            start();
        }
    }

    /** With its connections. */
    synchronized void stop() {
        connections.shutdown();
    }
}
