package dev.souk.system.attack.input;

import dev.souk.system.attack.shop.Attack;
import dev.souk.system.attack.shop.Probes;
import dev.souk.system.attack.shop.Shop;
import dev.souk.system.attack.wire.Answer;
import dev.souk.system.attack.wire.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Line ends and escape sequences in what a server logs: path, headers, names. */
final class ForgeLogLines implements Attack {

    /** In a forged line; nothing else that is logged has it. */
    private static final String MARK = "forged-line-of-an-attack";

    private static final List<String> ENDS = List.of("%0d%0a", "%0a", "%0d", "%1b[2J", "%e2%80%a8", "\u001b[31m", "\r");

    private final List<Path> folders;

    /** Reads the logs in these folders afterwards; without one the answers alone are checked. */
    ForgeLogLines(List<Path> folders) {
        this.folders = folders;
    }

    @Override
    public String tries() {
        return "write a line of one's own into the log, or an escape sequence for the terminal of its reader";
    }

    @Override
    public void run(Shop shop, Probes probes) throws IOException {
        for (String end : ENDS) {
            String text = "x" + end + MARK;
            for (String target : List.of(
                    "/items/" + text, "/orders/" + text, "/items?cursor=" + text, "/" + text, "/items?limit=" + text)) {
                expectNoHeader(probes, target, shop.attack(Request.get(target)));
            }
            for (String header : List.of(
                    "User-Agent",
                    "traceparent",
                    "X-Request-Id",
                    "X-Trace-Id",
                    "Idempotency-Key",
                    "Accept",
                    "If-None-Match",
                    "X-B3-TraceId",
                    "baggage",
                    "Accept-Language",
                    "Range",
                    "Origin",
                    "Referer",
                    "Authorization",
                    "Last-Event-ID")) {
                expectNoHeader(probes, header, shop.attack(Request.get("/cart").with(header + ": " + text)));
            }
        }
        for (String name : List.of("a\\r\\n" + MARK, "a\\u001b[2J" + MARK, "a\\u2028" + MARK)) {
            String login = "{\"email\":\"%s@souk.example\",\"password\":\"x\"}".formatted(name);
            expectNoHeader(
                    probes, "e-mail", shop.send(Request.of("POST", "/sessions").json(login)));
        }
        for (Path folder : folders) {
            readLogs(probes, folder);
        }
    }

    private static void expectNoHeader(Probes probes, String variant, Answer answer) {
        boolean injected = answer.headers().stream().anyMatch(line -> line.contains(MARK));
        probes.expect(!injected && answer.status() < 500, "%s: the response".formatted(variant), answer.headers());
    }

    private static void readLogs(Probes probes, Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                List<String> forged = Pattern.compile("[\\r\\n]")
                        .splitAsStream(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .filter(ForgeLogLines::isForged)
                        .toList();
                probes.expect(forged.isEmpty(), file.getFileName().toString(), forged);
            }
        }
    }

    private static boolean isForged(String line) {
        return line.startsWith(MARK) || (line.contains(MARK) && line.contains("\u001b"));
    }
}
