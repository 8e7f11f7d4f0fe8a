package dev.souk.launcher.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.launcher.api.ServiceDefinition.ProcessType;
import dev.souk.launcher.api.Topology;
import dev.souk.launcher.topology.Instance;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.process.ChildProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServersTest {

    private final Instance orders = new Instance(Topology.ORDERS, 1, 20_001, 20_001, false);
    private final Recording applications = new Recording();
    private final Recording proxy = new Recording();
    private final Servers servers = new Servers(
            Map.of(ProcessType.BOOT, applications, ProcessType.PROXY, proxy), new StateFolder(Path.of("unused")));

    @Test
    void anInstanceIsStartedByTheServerOfItsKind() {
        assertThat(servers.of(orders)).isSameAs(applications);
    }

    @Test
    void everyServerIsToldOfAnInstanceThatOneOfThemHasStarted() {
        servers.tell(server -> server.admit(orders));
        servers.tell(server -> server.drain(orders));

        assertThat(applications.news).containsExactly("admit order-service#1", "drain order-service#1");
        assertThat(proxy.news).isEqualTo(applications.news);
    }

    private static final class Recording implements Server {

        private final List<String> news = new ArrayList<>();

        @Override
        public ChildProcess start(Instance instance) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isReady(Instance instance) {
            return false;
        }

        @Override
        public void admit(Instance instance) {
            news.add("admit " + instance.name());
        }

        @Override
        public void drain(Instance instance) {
            news.add("drain " + instance.name());
        }
    }
}
