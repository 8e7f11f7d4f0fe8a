package dev.souk.system.kubernetes;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A folder's {@code kustomization.yaml} with the files and folders that it lists. */
record Kustomization(Path folder, JsonObject json) {

    static final String FILE = "kustomization.yaml";

    static Kustomization in(Path folder) {
        return new Kustomization(
                folder, Manifest.in(folder.resolve(FILE)).getFirst().json());
    }

    List<String> resources() {
        return json.getAsJsonArray("resources").asList().stream()
                .map(JsonElement::getAsString)
                .toList();
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
}
