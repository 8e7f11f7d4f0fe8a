package dev.souk.launcher.topology;

import dev.souk.launcher.api.ServiceDefinition.PortRule;
import dev.souk.tools.ToolException;
import dev.souk.tools.port.FreePorts;
import dev.souk.tools.process.Await;
import java.time.Duration;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Chooses a port for each instance before anything starts.
 *
 * @param environment has the variables that override ports
 * @param onlyFree whether the rules do not count
 * @param timeout for a port that cannot be another one: that of a launcher that was killed is in use for seconds
 */
public record Ports(Map<String, String> environment, boolean onlyFree, FreePorts freePorts, Await timeout) {

    /** The rules of the topology, with the variables of the environment. */
    public static Ports byRule(Map<String, String> environment, RandomGenerator random) {
        return new Ports(environment, false, new FreePorts(random), Await.atMost(Duration.ofSeconds(5)));
    }

    /** Free ports for everything, for tests that run several systems at once. */
    public static Ports anyFree(RandomGenerator random) {
        return new Ports(Map.of(), true, new FreePorts(random), Await.atMost(Duration.ZERO));
    }

    /**
     * The port by the rule.
     *
     * @param listener who listens on it, for the message of a failure
     * @throws ToolException if it must be a port that is taken; the message names the variable that changes it
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
                        : freePorts.take(port) ? port : free();
        };
    }

    /** A free port that was not chosen before. */
    public int free() {
        return freePorts.next();
    }

    private int exactly(String listener, int port, String variable) {
        if (timeout.until(() -> freePorts.take(port))) {
            return port;
        }
        throw new ToolException(
                "Port %s of %s is in use, or not open to you. Set %s to another port, or stop the program that uses it."
                        .formatted(port, listener, variable));
    }

    private int wanted(String variable, int usual) {
        String text = environment.getOrDefault(variable, Integer.toString(usual));
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= 65_535) {
            return Integer.parseInt(text);
        }
        throw new ToolException("%s is set to \"%s\", which is not a port (1 to 65535).".formatted(variable, text));
    }
}
