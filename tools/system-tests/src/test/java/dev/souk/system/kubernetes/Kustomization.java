package dev.souk.system.kubernetes;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder's {@code kustomization.yaml} with the files and folders that it lists. */
record Kustomization(Path folder, JsonObject json) {

    static final String FILE = "kustomization.yaml";

    static Kustomization in(Path folder) {
        return new Kustomization(
                folder, Manifest.in(folder.resolve(FILE)).getFirst().json());
    }

    List<String> resources() {
        return list("resources").map(JsonElement::getAsString).toList();
    }

    List<KustomizePatch> patches() {
        return list("patches")
                .map(patch -> KustomizePatch.of(patch.getAsJsonObject()))
                .toList();
    }

    /** What {@code kubectl apply -k} would apply, but for the namespace. */
    List<Manifest> manifests() {
        return resources().stream()
                .map(folder::resolve)
                .flatMap(resource -> (Files.isDirectory(resource)
                                ? in(resource.normalize()).manifests()
                                : Manifest.in(resource))
                        .stream())
                .map(this::patched)
                .toList();
    }

    private Manifest patched(Manifest manifest) {
        JsonObject json = manifest.json();
        for (KustomizePatch patch : patches()) {
            json = patch.fits(manifest) ? patch.operations().apply(json) : json;
        }
        var result = new Manifest(manifest.file(), json.deepCopy());
        result.containers().forEach(this::tag);
        return result;
    }

    private void tag(JsonObject container) {
        String image = container.get("image").getAsString();
        list("images")
                .map(JsonElement::getAsJsonObject)
                .filter(other -> other.get("name").getAsString().equals(image))
                .forEach(other -> container.addProperty(
                        "image", image + ":" + other.get("newTag").getAsString()));
    }

    /** Resources that {@code kubectl apply -k} would reject. */
    List<String> faults() {
        return resources().stream().map(this::fault).flatMap(Optional::stream).toList();
    }

    private Optional<String> fault(String resource) {
        Path target = folder.resolve(resource).normalize();
        if (folder.normalize().startsWith(target)) { // Kustomize calls this a cycle, even without one
            return Optional.of(resource + " has this folder in it");
        }
        Path file = Files.isDirectory(target) ? target.resolve(FILE) : target;
        return Files.exists(file) ? Optional.empty() : Optional.of(resource + " is not there");
    }

    private Stream<JsonElement> list(String key) {
        return Optional.ofNullable(json.getAsJsonArray(key)).map(JsonArray::asList).stream()
                .flatMap(List::stream);
    }
}
