package dev.souk.system.kubernetes;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kubernetes.client.openapi.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** One document of a file. */
record Manifest(Path file, JsonObject json) {

    private static final String MODELS = "io.kubernetes.client.openapi.models.";
    private static final Set<String> GROUPS =
            Set.of("v1", "apps/v1", "autoscaling/v2", "policy/v1", "networking.k8s.io/v1");
    private static final Gson GSON = new Gson();

    /** All documents of a file. */
    static List<Manifest> in(Path file) {
        try {
            Iterable<Object> documents =
                    new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(Files.readString(file));
            return StreamSupport.stream(documents.spliterator(), false)
                    .filter(Objects::nonNull) // a file may end in a separator
                    .map(document ->
                            new Manifest(file, GSON.toJsonTree(document).getAsJsonObject()))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A text without separators. */
    static JsonElement parse(String yaml) {
        return GSON.toJsonTree(new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(yaml));
    }

    String kind() {
        return json.get("kind").getAsString();
    }

    String name() {
        return json.getAsJsonObject("metadata").get("name").getAsString();
    }

    /** The pod of a pod template; none for other kinds. */
    Optional<JsonObject> pod() {
        return Stream.of("spec", "template", "spec")
                .reduce(
                        Optional.of(json),
                        (at, key) -> at.flatMap(object -> child(object, key)),
                        (one, other) -> other);
    }

    /** The names of the secrets that a pod template mounts. */
    List<String> secrets() {
        return pod().stream()
                .flatMap(pod -> pod.getAsJsonArray("volumes").asList().stream())
                .flatMap(volume -> child(volume.getAsJsonObject(), "secret").stream())
                .map(secret -> secret.get("secretName").getAsString())
                .toList();
    }

    /** Every container of a pod template; none for other kinds. */
    Stream<JsonObject> containers() {
        return pod().stream()
                .flatMap(pod -> pod.getAsJsonArray("containers").asList().stream())
                .map(JsonElement::getAsJsonObject);
    }

    private static Optional<JsonObject> child(JsonObject object, String key) {
        return Optional.ofNullable(object.getAsJsonObject(key));
    }

    /** Its errors: unknown fields, missing fields, wrong types. */
    Optional<String> fault() {
        String group = json.get("apiVersion").getAsString();
        if (!GROUPS.contains(group)) {
            return Optional.of("apiVersion " + json.get("apiVersion") + " is not one that is used here");
        }
        try {
            String version = group.replaceFirst(".*/", "").toUpperCase(Locale.ROOT);
            Class<?> model = Class.forName(MODELS + version + kind());
            model.getMethod("validateJsonElement", JsonElement.class).invoke(null, json);
            return JSON.getGson().fromJson(json, model) == null ? Optional.of("empty") : Optional.empty();
        } catch (InvocationTargetException invalid) {
            return Optional.of(
                    String.valueOf(Objects.requireNonNull(invalid.getCause()).getMessage()));
        } catch (RuntimeException wrongType) {
            return Optional.of(String.valueOf(wrongType.getMessage()));
        } catch (ReflectiveOperationException unknownKind) {
            return Optional.of("no kind " + kind());
        }
    }
}
