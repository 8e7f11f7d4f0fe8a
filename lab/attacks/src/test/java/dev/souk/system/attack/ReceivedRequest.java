package dev.souk.system.attack;

import dev.souk.tools.client.SoukClient;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A request as the vulnerable shop reads it: it takes the first thing that looks right. */
record ReceivedRequest(String head, String body) {

    static String header(String head, String name) {
        Matcher found = Pattern.compile("(?im)^" + name + " *: *([^\r\n]*)").matcher(head);
        return found.find() ? found.group(1) : "";
    }

    String header(String name) {
        return header(head, name);
    }

    String method() {
        return head.replaceFirst("(?s)[ \r\n].*", "");
    }

    /** The path and query, decoded as a whole. */
    String path() {
        String target = head.replaceFirst("^\\S* ?", "").replaceFirst("(?s)[ \r\n].*", "");
        try {
            return URLDecoder.decode(target, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return target;
        }
    }

    String parameter(String name) {
        Matcher found = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(path());
        return found.find() ? found.group(1) : "";
    }

    JsonNode json() {
        return SoukClient.parse(body);
    }

    /** A claim or a member of the header of the token, whoever signed it. */
    String ofToken(int part, String name) {
        String[] parts = header("Authorization").replaceFirst("Bearer ", "").split("\\.", -1);
        try {
            String text = new String(Base64.getUrlDecoder().decode(parts[part]), StandardCharsets.UTF_8);
            return SoukClient.parse(text).path(name).asString("");
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException noToken) {
            return "";
        }
    }
}
