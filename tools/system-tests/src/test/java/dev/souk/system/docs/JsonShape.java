package dev.souk.system.docs;

import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What stays the same from run to run in a JSON response: its fields and their types. */
final class JsonShape {

    private JsonShape() {}

    /** Each leaf as its path and type; entries of arrays share one path. */
    static Set<String> of(String text) {
        Set<String> leaves = new TreeSet<>();
        collect("", JsonMapper.shared().readTree(text), leaves);
        return leaves;
    }

    private static void collect(String path, JsonNode node, Set<String> leaves) {
        if (node.isObject()) {
            node.forEachEntry((name, value) -> collect(path + "/" + name, value, leaves));
        } else if (node.isArray()) {
            node.forEach(entry -> collect(path + "[]", entry, leaves));
        } else {
            leaves.add(path + " " + node.getNodeType());
        }
    }
}
