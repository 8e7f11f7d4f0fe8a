package dev.souk.system.compose;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.souk.system.repository.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What a compose file says about isolation: the rights of its containers, their networks and their published ports. */
public record ComposeFile(JsonObject json) {

    private static final String NO_NEW_RIGHTS = "no-new-privileges:true";

    /** Reads one file; others that Compose would merge with it are not read. */
    public static ComposeFile in(Path file) {
        Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(Repository.read(file));
        return new ComposeFile(
                new GsonBuilder().serializeNulls().create().toJsonTree(document).getAsJsonObject());
    }

    /** The command of a container. */
    public String command(String container) {
        return service(container).get("command").getAsString();
    }

    /** The entry point of a container whose image has another. */
    public JsonArray entryPoint(String container) {
        return service(container).getAsJsonArray("entrypoint");
    }

    /** The volumes of each container. */
    Map<String, Set<String>> volumes() {
        return lists("volumes");
    }

    /** The profiles of each container that does not always start. */
    Map<String, Set<String>> profiles() {
        return lists("profiles");
    }

    /** The variables of a container; those of {@code <<} too. */
    JsonObject environment(String container) {
        return service(container).getAsJsonObject("environment");
    }

    /** What a container may do that it should not. */
    List<String> faults() {
        return services().entrySet().stream()
                .flatMap(service -> faults(service.getValue()).map(fault -> service.getKey() + ": " + fault))
                .toList();
    }

    private static Stream<String> faults(JsonObject container) {
        return Stream.of(
                        fault("its image can be written", isTrue(container, "read_only")),
                        fault("has capabilities", strings(container, "cap_drop").equals(Set.of("ALL"))),
                        fault(
                                "can get rights",
                                strings(container, "security_opt").contains(NO_NEW_RIGHTS)
                                        && !isTrue(container, "privileged")),
                        fault("no limit of processes", container.has("pids_limit")),
                        fault("no limit of memory", container.has("mem_limit")),
                        fault("no limit of its log", container.has("logging")))
                .flatMap(Optional::stream);
    }

    /** The capabilities that are added, by container. */
    Map<String, Set<String>> capabilities() {
        return lists("cap_add");
    }

    /** The networks of each container; {@code default}, which reaches all, for one that names none. */
    Map<String, Set<String>> networks() {
        return services().entrySet().stream()
                .filter(service -> !service.getValue().has("network_mode"))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        service -> service.getValue().has("networks")
                                ? strings(service.getValue(), "networks")
                                : Set.of("default"),
                        (one, other) -> one,
                        TreeMap::new));
    }

    /** Networks with a way out of the machine, on which ports can be published. */
    Set<String> openNetworks() {
        return json.getAsJsonObject("networks").entrySet().stream()
                .filter(network -> !network.getValue().isJsonObject()
                        || !isTrue(network.getValue().getAsJsonObject(), "internal"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The variable that sets the address of each published port, by container; with its default. */
    Map<String, Set<String>> addresses() {
        return lists("ports").entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream()
                                .map(port -> port.replaceFirst(":[^.]*$", ""))
                                .collect(Collectors.toSet())));
    }

    private Map<String, Set<String>> lists(String key) {
        return services().entrySet().stream()
                .filter(service -> service.getValue().has(key))
                .collect(Collectors.toMap(Map.Entry::getKey, service -> strings(service.getValue(), key)));
    }

    private JsonObject service(String container) {
        return json.getAsJsonObject("services").getAsJsonObject(container);
    }

    private Map<String, JsonObject> services() {
        return json.getAsJsonObject("services").entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().getAsJsonObject(),
                        (one, other) -> one,
                        TreeMap::new));
    }

    private static Optional<String> fault(String text, boolean kept) {
        return kept ? Optional.empty() : Optional.of(text);
    }

    private static boolean isTrue(JsonObject json, String key) {
        return new JsonPrimitive(true).equals(json.get(key));
    }

    private static Set<String> strings(JsonObject json, String key) {
        return Optional.ofNullable(json.get(key)).map(JsonElement::getAsJsonArray).map(JsonArray::asList).stream()
                .flatMap(List::stream)
                .map(JsonElement::getAsString)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
