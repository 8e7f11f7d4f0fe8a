package dev.souk.system.kubernetes;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a deployment needs, so that no call fails while its pods are replaced or moved. */
final class ReleaseRules {

    private static final int INSTANCES = 2;

    /** The web server listens only after the migration, which waits for the database. */
    private static final int SECONDS_OF_A_START = 1_800;

    private ReleaseRules() {}

    /** The rules that a deployment breaks, among all manifests that it is applied with. */
    static List<String> faults(Manifest deployment, List<Manifest> all) {
        List<String> faults = new ArrayList<>();
        JsonObject json = deployment.json();
        int unavailable = number(json, "spec", "strategy", "rollingUpdate", "maxUnavailable")
                .orElse(1);
        demand(faults, "an old pod may stop before the new one is ready", unavailable == 0);
        int grace = number(json, "spec", "template", "spec", "terminationGracePeriodSeconds")
                .orElse(30);
        deployment.containers().forEach(container -> {
            int sleep = number(container, "lifecycle", "preStop", "sleep", "seconds")
                    .orElse(0);
            demand(faults, "a pod stops while calls still arrive", sleep > 0);
            demand(faults, "the grace period ends before the shutdown", grace >= sleep + 25);
            boolean alive =
                    Objects.equals(at(container, "startupProbe", "httpGet"), at(container, "livenessProbe", "httpGet"));
            int limit = number(container, "startupProbe", "periodSeconds").orElse(10)
                    * number(container, "startupProbe", "failureThreshold").orElse(3);
            demand(faults, "a start that waits is ended", alive && limit >= SECONDS_OF_A_START);
        });
        demand(
                faults,
                "no disruption budget",
                of("PodDisruptionBudget", deployment, all).isPresent());
        demand(
                faults,
                "replicas, which the autoscaler sets",
                number(json, "spec", "replicas").isEmpty());
        int least = of("HorizontalPodAutoscaler", deployment, all)
                .flatMap(scaler -> number(scaler.json(), "spec", "minReplicas"))
                .orElse(0);
        demand(faults, "no autoscaler that keeps two pods", least >= INSTANCES);
        return faults;
    }

    private static Optional<Manifest> of(String kind, Manifest deployment, List<Manifest> all) {
        return all.stream()
                .filter(other -> other.kind().equals(kind) && other.name().equals(deployment.name()))
                .findFirst();
    }

    private static Optional<Integer> number(JsonObject json, String... keys) {
        return Optional.ofNullable(at(json, keys)).map(JsonElement::getAsInt);
    }

    private static @Nullable JsonElement at(JsonObject json, String... keys) {
        @Nullable JsonElement found = json;
        for (String key : keys) {
            found = found == null ? null : found.getAsJsonObject().get(key);
        }
        return found;
    }

    private static void demand(List<String> faults, String fault, boolean kept) {
        if (!kept) {
            faults.add(fault);
        }
    }
}
