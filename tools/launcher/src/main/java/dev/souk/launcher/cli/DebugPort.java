package dev.souk.launcher.cli;

import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.ServiceDefinition.ProcessType;
import dev.souk.launcher.topology.ServiceNames;
import dev.souk.tools.ToolException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a debugger attaches to the first instance of a service.
 *
 * @param process such as `cart-service#1`
 */
record DebugPort(String process, int port) {

    private static final int USUAL = 5005;
    private static final Pattern TYPED = Pattern.compile("([^:]+)(?::(\\d{1,5}))?");

    /** Of `cart` or `cart-service:5006`. */
    static DebugPort of(String typed) {
        Matcher parts = TYPED.matcher(typed);
        if (!parts.matches()) {
            throw new ToolException("\"%s\" is not SERVICE or SERVICE:PORT.".formatted(typed));
        }
        ServiceDefinition service = ServiceNames.service(parts.group(1));
        if (service.type() != ProcessType.BOOT) {
            throw new ToolException("A debugger cannot attach to %s.".formatted(service.name()));
        }
        String process = service.scales() ? service.name() + "#1" : service.name();
        return new DebugPort(process, parts.group(2) == null ? USUAL : Integer.parseInt(parts.group(2)));
    }

    /** Listens on the loopback address only: who can attach can run any code. */
    List<String> jvmOptions() {
        return List.of("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:" + port);
    }
}
