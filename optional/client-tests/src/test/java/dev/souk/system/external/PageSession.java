package dev.souk.system.external;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A browser as far as a login and the calls of the page need one: cookies, redirects and the form of the login page.
 */
public final class PageSession {

    public static final String SESSION_COOKIE = "__Host-souk-page";
    public static final String START = "/bff/login/souk";
    public static final String CALLBACK = "/bff/callback";

    private static final String CSRF_COOKIE = "__Host-souk-page-csrf";
    private static final Pattern FORM = Pattern.compile("(?s)<form([^>]*)>(.*?)</form>");
    private static final Pattern FIELD = Pattern.compile("<input[^>]*>");
    private static final int REDIRECTS = 12;

    public final Map<String, String> cookies = new HashMap<>();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String gateway;
    private final Map<String, String> login;

    /** Somebody with this name or e-mail address. */
    public PageSession(String gateway, String name, String password) {
        this.gateway = gateway;
        this.login = Map.of("email", name, "username", name, "password", password);
    }

    public PageSession loggedIn() throws IOException, InterruptedException {
        await().pollInSameThread() // a service that has just started is slow
                .pollDelay(Duration.ZERO)
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(location(get(callback(START)))).isEqualTo("/"));
        return this;
    }

    /** Logs in at the provider, and returns where it sends the browser then, which is not called yet. */
    public String callback(String start) throws IOException, InterruptedException {
        String next = start;
        for (int redirect = 0; redirect < REDIRECTS; redirect++) {
            HttpResponse<String> response = get(next);
            next = location(response.statusCode() == 200 ? submit(response) : response);
            if (next.contains(CALLBACK + "?")) {
                return next;
            }
        }
        throw new AssertionError("The browser was sent to " + next);
    }

    private HttpResponse<String> submit(HttpResponse<String> page) throws IOException, InterruptedException {
        Matcher form = FORM.matcher(page.body());
        assertThat(form.find()).as(page.body()).isTrue();
        String fields = FIELD.matcher(form.group(2))
                .results()
                .map(field -> field.group())
                .map(field -> attribute(field, "name") + "="
                        + encode(login.getOrDefault(attribute(field, "name"), attribute(field, "value")), UTF_8))
                .collect(Collectors.joining("&"));
        URI target = page.uri().resolve(attribute(form.group(1), "action"));
        String path = attribute(form.group(1), "action").isEmpty() ? page.uri().toString() : target.toString();
        return send("POST", path, fields, Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }

    private static String attribute(String tag, String name) {
        Matcher value = Pattern.compile("\\s%s=\"([^\"]*)\"".formatted(name)).matcher(tag);
        return value.find() ? value.group(1).replace("&amp;", "&") : "";
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, "", Map.of());
    }

    /** As a script of the page does it, with the token that it reads from a cookie. */
    public HttpResponse<String> call(String method, String path, String body) throws IOException, InterruptedException {
        get("/bff/session");
        return send(method, path, body, Map.of("X-XSRF-TOKEN", cookies.get(CSRF_COOKIE)));
    }

    public HttpResponse<String> send(String method, String path, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(gateway).resolve(path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("Cookie", cookieHeader());
        headers.forEach(request::setHeader);
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        response.headers().allValues("Set-Cookie").forEach(this::accept);
        return response;
    }

    private synchronized String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private synchronized void accept(String line) {
        String[] cookie = line.split(";", 2)[0].split("=", 2);
        if (cookie[1].isEmpty() || line.contains("Max-Age=0")) {
            cookies.remove(cookie[0]);
        } else {
            cookies.put(cookie[0], cookie[1]);
        }
    }

    public static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }
}
