package dev.souk.launcher.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.souk.launcher.api.Topology;
import dev.souk.launcher.topology.Instance;
import dev.souk.launcher.topology.Ports;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.process.ChildProcess;
import dev.souk.tools.process.OperatingSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Hashtable;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.InitialDirContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** BIND itself. */
class NameServerTest {

    private static final Instance ONE = new Instance(Topology.CARTS, 1, 20_001, 20_001, false);
    private static final Instance TWO = new Instance(Topology.CARTS, 2, 20_002, 20_002, false);

    private final StateFolder state;
    private final Instance instance;
    private NameServer server;
    private ChildProcess process;

    NameServerTest(@TempDir Path temporary) {
        int port = Ports.anyFree(RandomGenerator.getDefault()).free();
        state = new StateFolder(temporary);
        instance = new Instance(Topology.NAME_SERVER, 1, port, port, false);
    }

    @BeforeEach
    void start() throws IOException {
        assumeTrue(OperatingSystem.program("named").isPresent(), "BIND is not installed");
        state.open();
        state.log(instance.name()).rotate(); // which creates its folder
        server = new NameServer(SourceTree.containing(Path.of("")), state);
        server.admit(ONE);
        process = server.start(instance);
        await().until(() -> server.isReady(instance));
    }

    @AfterEach
    void stop() {
        if (process != null) {
            process.kill();
        }
    }

    @Test
    void anInstanceIsListedFromItsAdmissionUntilItIsRemovedAlsoIfTheServerWasKilledMeanwhile() throws Exception {
        assertThat(ports()).containsExactly("20001");

        server.admit(TWO);
        await().until(() -> ports(), List.of("20001", "20002")::equals);

        process.kill();
        server.drain(ONE);
        process = server.start(instance);
        await().until(() -> server.isReady(instance));
        assertThat(ports()).containsExactly("20002");

        server.drain(TWO);
        await().until(() -> ports().isEmpty());
    }

    @Test
    void anInstanceThatCouldNotBeWrittenIsListedAsSoonAsItCan() throws Exception {
        Path unwritable =
                Files.createDirectory(state.path().resolve("dns").resolve("next-souk.zone")); // as a full disk
        server.admit(TWO);
        assertThat(ports()).containsExactly("20001");

        Files.delete(unwritable);

        await().until(() -> ports(), List.of("20001", "20002")::equals);
    }

    @SuppressWarnings({"BanJNDI", "JdkObsolete"}) // of a name server of this test
    private List<String> ports() throws NamingException {
        var environment = new Hashtable<String, String>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        environment.put(Context.PROVIDER_URL, "dns://127.0.0.1:" + instance.port());
        try {
            var records = new InitialDirContext(environment)
                    .getAttributes("_http._tcp.cart-service.souk", new String[] {"SRV"})
                    .get("SRV");
            return Collections.list(records.getAll()).stream()
                    .map(record -> record.toString().split(" ", -1)[2])
                    .sorted()
                    .toList();
        } catch (NameNotFoundException none) {
            return List.of();
        }
    }
}
