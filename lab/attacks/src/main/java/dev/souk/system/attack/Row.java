package dev.souk.system.attack;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A request of an attack, who sends it, and which responses are allowed. All texts may have the names of
 * {@link Context}.
 *
 * @param send method and target, as in the first line of the request
 * @param headers whole lines; those for length, token, host and JSON are added
 * @param body none if it is empty; JSON unless a header says otherwise
 * @param raw all characters of a request instead of these three, where a character is a byte
 * @param jose the header of a forged token
 * @param key what that token is signed with, see {@link Forger}
 * @param variables for each name its values; each combination of values is a variant
 * @param only the row is skipped unless these names have these values
 * @param callers for each user, or nobody, the responses that are allowed: statuses; {@code refused}, an error of the
 *     caller or a closed connection; {@code handled}, a success or refused; {@code rejected}, refused by whatever
 *     server; {@code no-error}, anything but an error of the server; {@code any}, if the request prepares others
 * @param lacks a regular expression that the response does not match anywhere
 * @param headLacks the same for its head
 * @param json the values at pointers of its JSON
 * @param fields the names of its JSON object: these and no others
 * @param seconds how long it may take, which is another variant; 0 for any time
 * @param atOnce how often it is sent in the same moment, if not once; then the best of the responses counts
 * @param repeat how often it is sent at most until the response is as expected; 0 if that is not awaited
 * @param equal what may differ between the responses of all variants, which is another variant
 * @param keep names for parts of the response, each a pointer or a header
 * @param then what follows each variant
 */
record Row(
        String send,
        List<String> headers,
        String body,
        String raw,
        String jose,
        String key,
        @JsonProperty("for") Map<String, List<String>> variables,
        Map<String, String> only,
        @JsonProperty("as") Map<String, List<String>> callers,
        String lacks,
        String headLacks,
        Map<String, String> json,
        Set<String> fields,
        int seconds,
        int atOnce,
        int repeat,
        String equal,
        Map<String, String> keep,
        List<Row> then) {

    /**
     * The request as this user, or nobody, sends it, where a character is a byte. Nothing is checked or encoded, which
     * is the purpose.
     */
    String request(String caller, Context context) {
        String line = context.in(send) + " HTTP/1.1\r\n";
        var head = new StringBuilder();
        headers.forEach(header -> head.append(context.in(header)).append("\r\n"));
        if (!jose.isEmpty()) {
            String token = new Forger(context).token(context.in(jose), context.in(key));
            head.append("Authorization: Bearer %s\r\n".formatted(token));
        } else if (!caller.equals("nobody")) {
            head.append("Authorization: Bearer %s\r\n".formatted(context.value(caller + ".token")));
        }
        String content = context.in(body);
        if (!body.isEmpty()) {
            addUnlessThere(head, "Content-Type", "application/json");
            head.append("Content-Length: %s\r\n".formatted(content.length()));
        }
        addUnlessThere(head, "Host", context.wire().server().getAuthority());
        return line + head + "Connection: close" + Response.END_OF_HEAD + content;
    }

    private static void addUnlessThere(StringBuilder head, String name, String value) {
        if (!("\n" + head).contains("\n" + name + ":")) {
            head.append("%s: %s\r\n".formatted(name, value));
        }
    }

    /** Whether the response to this user is not looked at. */
    boolean isPreparation(String caller) {
        return callers.getOrDefault(caller, List.of()).contains("any");
    }

    /** Whether the response to this user is one that is allowed. */
    boolean isFulfilled(String caller, Response response, Context context) {
        return callers.getOrDefault(caller, List.of()).stream().anyMatch(response::is)
                && isMissing(context.in(headLacks), response.head())
                && isMissing(context.in(lacks), response.head() + Response.END_OF_HEAD + response.body())
                && (fields.isEmpty() || fields.equals(Set.copyOf(response.json().propertyNames())))
                && json.entrySet().stream()
                        .allMatch(expected ->
                                text(response.json().at(expected.getKey())).equals(context.in(expected.getValue())));
    }

    private static boolean isMissing(String pattern, String text) {
        return pattern.isEmpty() || !Pattern.compile(pattern).matcher(text).find();
    }

    /** A value of JSON as a table has it. */
    static String text(JsonNode value) {
        return value.isString() ? value.asString() : value.toString();
    }
}
