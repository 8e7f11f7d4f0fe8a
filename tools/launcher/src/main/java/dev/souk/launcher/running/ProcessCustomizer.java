package dev.souk.launcher.running;

import dev.souk.launcher.topology.Instance;
import java.util.function.UnaryOperator;

/** Changes what service processes are started with: the hook for fault injection. */
@FunctionalInterface
public interface ProcessCustomizer {

    /** Changes nothing. */
    ProcessCustomizer NONE = (_, settings) -> settings;

    /** The settings for the instance, from those of the topology. */
    ProcessSettings customize(Instance instance, ProcessSettings settings);

    /** This change and then another one of a service (`order-service`) or a single instance (`order-service#2`). */
    default ProcessCustomizer andThen(String name, UnaryOperator<ProcessSettings> change) {
        return (instance, settings) -> {
            ProcessSettings customized = customize(instance, settings);
            boolean applies = name.equals(instance.name())
                    || name.equals(instance.service().name());
            return applies ? change.apply(customized) : customized;
        };
    }
}
