package dev.souk.system.kubernetes;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.List;

/** The operations of a JSON patch (RFC 6902) that our overlays use: add and replace. */
record JsonPatch(JsonArray operations) {

    /** A changed copy. A path that is not there is an error, as it is for Kustomize. */
    JsonObject apply(JsonObject original) {
        JsonObject changed = original.deepCopy();
        operations.forEach(operation -> apply(operation.getAsJsonObject(), changed));
        return changed;
    }

    private static void apply(JsonObject operation, JsonObject document) {
        String path = operation.get("path").getAsString();
        boolean added = "add".equals(operation.get("op").getAsString());
        List<String> keys = Arrays.stream(path.substring(1).split("/"))
                .map(key -> key.replace("~1", "/").replace("~0", "~"))
                .toList();
        JsonElement parent = document;
        for (String key : keys.subList(0, keys.size() - 1)) {
            parent = child(parent, key, path);
        }
        if (!added) {
            child(parent, keys.getLast(), path);
        }
        put(parent, keys.getLast(), operation.get("value"), added);
    }

    private static JsonElement child(JsonElement parent, String key, String path) {
        JsonElement found = parent.isJsonArray()
                ? parent.getAsJsonArray().get(Integer.parseInt(key))
                : parent.getAsJsonObject().get(key);
        if (found == null) {
            throw new IllegalArgumentException("There is no %s of %s".formatted(key, path));
        }
        return found;
    }

    private static void put(JsonElement parent, String key, JsonElement value, boolean added) {
        if (!parent.isJsonArray()) {
            parent.getAsJsonObject().add(key, value);
        } else if (!added) {
            parent.getAsJsonArray().set(Integer.parseInt(key), value);
        } else if ("-".equals(key)) {
            parent.getAsJsonArray().add(value);
        } else {
            throw new IllegalArgumentException("Elements are added at the end, not at " + key);
        }
    }
}
