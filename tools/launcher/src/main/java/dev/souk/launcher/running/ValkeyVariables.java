package dev.souk.launcher.running;

import dev.souk.launcher.api.Topology;
import dev.souk.launcher.topology.Deployment;
import dev.souk.launcher.topology.Instance;
import java.util.Map;

/** Tells cart-service where Valkey is, and Valkey whether it alone has the carts. */
record ValkeyVariables(Deployment deployment) {

    private static final String CART_STORE = "SOUK_CART_STORE";

    void addTo(Map<String, String> variables, Instance instance) {
        if (instance.service().equals(Topology.CARTS)) {
            deployment
                    .instances(Topology.VALKEY)
                    .forEach(valkey -> variables.put("SPRING_DATA_REDIS_PORT", Integer.toString(valkey.port())));
        }
    }

    /** As a variable of cart-service says, or one of the launcher, which its processes inherit. */
    static boolean haveStore(ProcessEnvironment environment) {
        return environment
                .variables(environment.deployment().first(Topology.CARTS))
                .getOrDefault(CART_STORE, System.getenv().getOrDefault(CART_STORE, ""))
                .equals("valkey");
    }
}
