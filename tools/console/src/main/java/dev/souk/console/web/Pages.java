package dev.souk.console.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/** The files of the pages, from the class path. They change with each build, so browsers ask for them each time. */
final class Pages {

    private static final Pattern FILE = Pattern.compile("/[a-z][a-z-]*\\.(html|css|js|svg)");

    private Pages() {}

    static Response respond(Request request) throws IOException {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return Response.problem(405, "Pages are read by GET.");
        }
        String path = request.path().equals("/") ? "/index.html" : request.path();
        if (!FILE.matcher(path).matches()) {
            return notFound();
        }
        try (InputStream file = Pages.class.getResourceAsStream("/dev/souk/console/pages" + path)) {
            if (file == null) {
                return notFound();
            }
            String type = URLConnection.guessContentTypeFromName(path) + "; charset=utf-8";
            return new Response(200, type, new String(file.readAllBytes(), StandardCharsets.UTF_8), Map.of());
        }
    }

    private static Response notFound() {
        return Response.problem(404, "There is nothing at this path.");
    }
}
