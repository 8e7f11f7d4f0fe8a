package dev.souk.launcher.supervision;

import static java.util.stream.Collectors.toMap;

import dev.souk.launcher.api.ServiceDefinition.ProcessType;
import dev.souk.tools.checkout.StateFolder;
import java.util.stream.Stream;

/** A server that starts processes of all kinds. */
public final class SingleServer {

    private SingleServer() {}

    /** It alone, with logs in a folder that is opened for them. */
    public static Servers of(Server server, StateFolder state) {
        state.open();
        return new Servers(Stream.of(ProcessType.values()).collect(toMap(type -> type, _ -> server)), state);
    }
}
