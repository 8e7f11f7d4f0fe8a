package dev.souk.launcher.topology;

import dev.souk.launcher.api.LauncherException;
import dev.souk.launcher.api.ServiceDefinition.PortRule;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Chooses a port for each instance before anything starts. Free ports are below the range that operating systems use
 * for outgoing connections, so that no client socket takes one between the choice and the bind.
 */
public final class Ports {

    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;

    private final Map<String, String> environment;
    private final boolean onlyFree;
    private final RandomGenerator random;
    private final Set<Integer> given = new HashSet<>();

    private Ports(Map<String, String> environment, boolean onlyFree, RandomGenerator random) {
        this.environment = environment;
        this.onlyFree = onlyFree;
        this.random = random;
    }

    /** The rules of the topology, with the variables of the environment. */
    public static Ports byRule(Map<String, String> environment, RandomGenerator random) {
        return new Ports(environment, false, random);
    }

    /** Free ports for everything, for tests that run several systems at once. */
    public static Ports anyFree(RandomGenerator random) {
        return new Ports(Map.of(), true, random);
    }

    /**
     * The port by the rule.
     *
     * @param listener who listens on it, for the message of a failure
     * @throws LauncherException if it must be a port that is taken; the message names the variable that changes it
     */
    public int choose(PortRule rule, String listener) {
        if (onlyFree) {
            return free();
        }
        return switch (rule) {
            case PortRule.RandomPort() -> free();
            case PortRule.FixedPort(int port, String variable) -> exactly(listener, wanted(variable, port), variable);
            case PortRule.PreferredPort(int port, String variable) ->
                environment.containsKey(variable)
                        ? exactly(listener, wanted(variable, port), variable)
                        : isFree(port) && given.add(port) ? port : free();
        };
    }

    /** A free port that was not chosen before, neither here nor by another process that still runs. */
    public int free() {
        int port;
        do {
            port = random.nextInt(LOWEST, HIGHEST);
        } while (!isFree(port) || !given.add(port) || !PortReservation.take(port));
        return port;
    }

    private int exactly(String listener, int port, String variable) {
        if (isFree(port) && given.add(port)) {
            return port;
        }
        throw new LauncherException("Port %s of %s is in use. Set %s to another port, or stop the program that uses it."
                .formatted(port, listener, variable));
    }

    private int wanted(String variable, int usual) {
        String text = environment.getOrDefault(variable, Integer.toString(usual));
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= 65_535) {
            return Integer.parseInt(text);
        }
        throw new LauncherException("%s is set to \"%s\", which is not a port (1 to 65535).".formatted(variable, text));
    }

    /** Whether a server could listen on the port now, on the loopback address and on all addresses. */
    public static boolean isFree(int port) {
        return canListen(new InetSocketAddress(port))
                && canListen(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    private static boolean canListen(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
