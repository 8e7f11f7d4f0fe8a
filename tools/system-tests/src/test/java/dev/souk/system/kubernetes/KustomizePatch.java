package dev.souk.system.kubernetes;

import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * A patch of a {@code kustomization.yaml}.
 *
 * @param name a regular expression, or null for every resource of the kind
 */
record KustomizePatch(String kind, @Nullable String name, JsonPatch operations) {

    static KustomizePatch of(JsonObject json) {
        JsonObject target = json.getAsJsonObject("target");
        return new KustomizePatch(
                target.get("kind").getAsString(),
                target.has("name") ? target.get("name").getAsString() : null,
                new JsonPatch(Manifest.parse(json.get("patch").getAsString()).getAsJsonArray()));
    }

    boolean fits(Manifest manifest) {
        return manifest.kind().equals(kind) && (name == null || manifest.name().matches(name));
    }
}
