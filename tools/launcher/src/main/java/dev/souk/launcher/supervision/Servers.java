package dev.souk.launcher.supervision;

import dev.souk.launcher.api.ServiceDefinition.ProcessType;
import dev.souk.launcher.topology.Instance;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.file.LogFile;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** All servers of a system, by the kind of process that each starts. */
public record Servers(Map<ProcessType, Server> byType, StateFolder state) {

    Server of(Instance instance) {
        return Objects.requireNonNull(byType.get(instance.service().type()));
    }

    /** Tells each of them once of an instance, whoever has started it; one may start several kinds. */
    void tell(Consumer<Server> news) {
        byType.values().stream().distinct().forEach(news);
    }

    LogFile log(Instance instance) {
        return state.log(instance.name());
    }
}
