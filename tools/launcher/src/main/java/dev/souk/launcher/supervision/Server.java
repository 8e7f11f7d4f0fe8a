package dev.souk.launcher.supervision;

import dev.souk.launcher.topology.Instance;
import dev.souk.tools.process.ChildProcess;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** What starts the processes of one kind, and is told of the instances of all kinds. */
public interface Server {

    /** Starts the process; returns before it is ready. */
    ChildProcess start(Instance instance) throws IOException;

    /** Whether the instance can do its work. */
    boolean isReady(Instance instance);

    /** What the instance itself says of its readiness, for people; empty if it says nothing. */
    default String readiness(Instance instance) {
        return "";
    }

    /** Whether its callers can find the instance: one that they find through the registry is listed there. */
    default boolean isRegistered(Instance instance) {
        return true;
    }

    /** How long it may take from when the instance is ready until its callers can find it. */
    default Duration registrationTimeout() {
        return Duration.ofMinutes(1);
    }

    /** The instance is ready: what sends requests to it, and does not find it in the registry, may begin. */
    default void admit(Instance instance) {}

    /** The instance will be stopped: what sends requests to it shall end that, and this returns when it has. */
    default void drain(Instance instance) {}

    /** The process of the instance has ended, for whatever reason. */
    default void ended(Instance instance) {}

    /** Whether something listens on this port of the address; of all addresses, if it is a wildcard. */
    static boolean isListening(String address, int port) {
        try (var socket = new Socket()) {
            var host = InetAddress.getByName(address);
            String loopback = host instanceof Inet6Address ? "::1" : "127.0.0.1";
            var target = new InetSocketAddress(host.isAnyLocalAddress() ? InetAddress.getByName(loopback) : host, port);
            socket.connect(target, 500); // ms: on this machine
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
