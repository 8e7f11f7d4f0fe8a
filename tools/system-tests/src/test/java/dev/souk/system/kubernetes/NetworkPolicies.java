package dev.souk.system.kubernetes;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which calls the network policies allow, as {@code CALLER -> POD:PORT}. Understands the selectors that our policies
 * use: the name of a pod, and the labels of a namespace.
 */
record NetworkPolicies(List<Manifest> manifests) {

    private static final String NAME = "app.kubernetes.io/name";

    /** The directions that are denied to every pod unless another policy allows them. */
    Set<String> deniedByDefault() {
        return policies("")
                .map(policy -> policy.getAsJsonObject("spec"))
                .filter(spec -> spec.getAsJsonObject("podSelector").isEmpty() && !spec.has("egress"))
                .flatMap(spec -> elements(spec, "policyTypes"))
                .map(JsonElement::getAsString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What pods may receive. */
    Set<String> received() {
        return calls("Ingress", "ingress", "from", (pod, peer, port) -> peer + " -> " + pod + ":" + port);
    }

    /** What pods may send. */
    Set<String> sent() {
        return calls("Egress", "egress", "to", (pod, peer, port) -> pod + " -> " + peer + ":" + port);
    }

    private Set<String> calls(String type, String rules, String peers, Call call) {
        Set<String> calls = new TreeSet<>();
        policies(type)
                .map(policy -> policy.getAsJsonObject("spec"))
                .forEach(spec -> elements(spec, rules)
                        .map(JsonElement::getAsJsonObject)
                        .forEach(rule -> {
                            for (String pod : pods(spec.getAsJsonObject("podSelector"))) {
                                for (String peer : peers(rule, peers)) {
                                    String server = "Ingress".equals(type) ? pod : peer;
                                    ports(rule, server).forEach(port -> calls.add(call.text(pod, peer, port)));
                                }
                            }
                        }));
        return calls;
    }

    private Stream<JsonObject> policies(String type) {
        return manifests.stream()
                .filter(manifest -> manifest.kind().equals("NetworkPolicy"))
                .map(Manifest::json)
                .filter(policy -> elements(policy.getAsJsonObject("spec"), "policyTypes")
                        .anyMatch(one -> type.isEmpty() || one.getAsString().equals(type)));
    }

    /** Any pod is {@code *}. */
    private static List<String> pods(JsonObject selector) {
        if (selector.isEmpty()) {
            return List.of("*");
        }
        if (selector.has("matchLabels")) {
            return List.of(selector.getAsJsonObject("matchLabels").get(NAME).getAsString());
        }
        return elements(selector, "matchExpressions")
                .flatMap(expression -> elements(expression.getAsJsonObject(), "values"))
                .map(JsonElement::getAsString)
                .toList();
    }

    private static List<String> peers(JsonObject rule, String key) {
        if (!rule.has(key)) {
            return List.of("anybody");
        }
        return elements(rule, key)
                .map(JsonElement::getAsJsonObject)
                .flatMap(peer -> peer.has("podSelector")
                        ? pods(peer.getAsJsonObject("podSelector")).stream()
                        : Stream.of("namespace "
                                + peer.getAsJsonObject("namespaceSelector").getAsJsonObject("matchLabels")))
                .toList();
    }

    /** A name stands for the port of that name, if the pod has one. */
    private Stream<String> ports(JsonObject rule, String server) {
        if (!rule.has("ports")) {
            return Stream.of("*");
        }
        return elements(rule, "ports")
                .map(port -> port.getAsJsonObject().get("port"))
                .flatMap(port -> port.getAsJsonPrimitive().isString()
                        ? number(port.getAsString(), server).stream()
                        : Stream.of(String.valueOf(port.getAsInt())));
    }

    private Optional<String> number(String port, String pod) {
        return manifests.stream()
                .filter(manifest ->
                        manifest.pod().isPresent() && manifest.name().equals(pod))
                .flatMap(Manifest::containers)
                .flatMap(container -> elements(container, "ports"))
                .map(JsonElement::getAsJsonObject)
                .filter(one -> one.get("name").getAsString().equals(port))
                .map(one -> one.get("containerPort").getAsString())
                .findFirst();
    }

    private static Stream<JsonElement> elements(JsonObject json, String key) {
        return Optional.ofNullable(json.getAsJsonArray(key)).map(JsonArray::asList).stream()
                .flatMap(List::stream);
    }

    private interface Call {
        String text(String pod, String peer, String port);
    }
}
