package dev.souk.console.container;

import dev.souk.console.Console;
import dev.souk.console.tls.MutualTls;
import dev.souk.console.web.ConsoleAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import javax.net.ssl.SSLContext;

/** Runs the console in a container, of which docker-compose publishes the port for its own machine alone. */
public final class ConsoleApplication {

    private static final InetAddress EVERY_NETWORK = InetAddress.ofLiteral("0.0.0.0");
    private static final int PORT = 8079;
    private static final Path PASSWORDS = Path.of("/run/souk");
    private static final Path BROKER_ACCOUNTS = Path.of("/opt/souk/accounts");

    private ConsoleApplication() {}

    /** Starts it; it ends with the process. */
    public static void main(String[] arguments) throws IOException {
        ContainerSettings settings = ContainerSettings.of(System.getenv(), PASSWORDS, BROKER_ACCOUNTS);
        if (settings.tls() != null) {
            SSLContext.setDefault(MutualTls.in(settings.tls()).context()); // all connections are to this system
        }
        var address = new ConsoleAddress(EVERY_NETWORK, PORT, Set.of(ContainerSettings.NAME));
        Console console = Console.start(address, new RegisteredSystem(settings, Clock.systemUTC()), Clock.systemUTC());
        Runtime.getRuntime().addShutdownHook(new Thread(console::close, "stop"));
    }
}
