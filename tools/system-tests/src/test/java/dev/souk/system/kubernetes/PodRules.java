package dev.souk.system.kubernetes;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a process that was taken over must not be able to do with its pod. */
final class PodRules {

    private static final List<String> PROBES = List.of("startupProbe", "livenessProbe", "readinessProbe");

    private PodRules() {}

    /** The rules that the manifest breaks; none for a manifest without pods. */
    static List<String> faults(Manifest manifest) {
        return manifest.pod()
                .map(pod -> Stream.concat(
                                ofPod(pod).stream(), manifest.containers().flatMap(one -> ofContainer(one).stream()))
                        .map(fault -> manifest.name() + ": " + fault)
                        .toList())
                .orElse(List.of());
    }

    private static List<String> ofPod(JsonObject pod) {
        List<String> faults = new ArrayList<>();
        demand(faults, "automountServiceAccountToken is not false", is(false, pod, "automountServiceAccountToken"));
        demand(faults, "runAsNonRoot is not true", is(true, pod, "securityContext", "runAsNonRoot"));
        String profile = text(pod, "securityContext", "seccompProfile", "type");
        demand(faults, "no seccomp profile", "RuntimeDefault".equals(profile));
        return faults;
    }

    private static List<String> ofContainer(JsonObject container) {
        List<String> faults = new ArrayList<>();
        PROBES.forEach(probe -> demand(faults, "no " + probe, container.has(probe)));
        demand(faults, "no limit of memory", text(container, "resources", "limits", "memory") != null);
        demand(
                faults,
                "readOnlyRootFilesystem is not true",
                is(true, container, "securityContext", "readOnlyRootFilesystem"));
        demand(
                faults,
                "allowPrivilegeEscalation is not false",
                is(false, container, "securityContext", "allowPrivilegeEscalation"));
        demand(
                faults,
                "has capabilities",
                "[\"ALL\"]".equals(String.valueOf(at(container, "securityContext", "capabilities", "drop"))));
        String image = Objects.requireNonNull(text(container, "image"));
        demand(
                faults,
                "the image " + image + " is named by no version",
                image.matches(".*[:@].*") && !image.endsWith(":latest"));
        return faults;
    }

    private static void demand(List<String> faults, String fault, boolean kept) {
        if (!kept) {
            faults.add(fault);
        }
    }

    private static boolean is(boolean wanted, JsonObject json, String... keys) {
        return new JsonPrimitive(wanted).equals(at(json, keys));
    }

    private static @Nullable String text(JsonObject json, String... keys) {
        JsonElement found = at(json, keys);
        return found == null ? null : found.getAsString();
    }

    private static @Nullable JsonElement at(JsonObject json, String... keys) {
        JsonElement found = json;
        for (String key : keys) {
            found = found == null ? null : found.getAsJsonObject().get(key);
        }
        return found;
    }
}
