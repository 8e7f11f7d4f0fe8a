package dev.souk.system.attack;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * One way to misuse a shop, as a table, with users of its own where it changes or closes them.
 *
 * @param name as in the report
 * @param tries what the attacker tries, such as "read the order of another user"
 * @param described services: each operation of their API descriptions is tried with wrong types in each place
 * @param rows the requests, in their order
 * @param uncalled whether that nobody has called the listener of the attacker is another variant, of a shop that could
 * @param unlogged a regular expression that nothing in the logs of the shop matches afterwards; each log is a variant
 */
record Attack(String name, String tries, List<String> described, List<Row> rows, boolean uncalled, String unlogged) {

    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .changeDefaultNullHandling(_ -> JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY))
            .build();

    /** The attacks of the resource {@code attacks/GROUP.yaml}. */
    static List<Attack> of(String group) {
        InputStream table = Attack.class.getResourceAsStream("/attacks/%s.yaml".formatted(group));
        return MAPPER.readValue(Objects.requireNonNull(table), new TypeReference<>() {});
    }

    /** A row with these columns. */
    static Row row(Map<String, ?> columns) {
        return MAPPER.convertValue(columns, Row.class);
    }

    /** Tries it in one or more variants, and records what became of each. */
    void run(Context context, Probes probes) throws IOException {
        try (var listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            listener.configureBlocking(false);
            context.put("listener", "127.0.0.1:" + listener.socket().getLocalPort());
            for (String service : described) {
                new Runner(context, probes).run(FuzzByDescription.rows(context, service));
            }
            new Runner(context, probes).run(rows);
            if (uncalled && context.wire().isOnThisMachine()) {
                probes.expect(listener.accept() == null, "the server of the attacker", "was called");
            }
        }
        for (Path folder : unlogged.isEmpty() ? List.<Path>of() : context.logs()) {
            try (Stream<Path> logs = Files.list(folder)) {
                for (Path log : logs.filter(Files::isRegularFile).toList()) {
                    readLog(log, probes);
                }
            }
        }
    }

    private void readLog(Path log, Probes probes) throws IOException {
        String text = Files.readString(log, StandardCharsets.ISO_8859_1);
        var found = Pattern.compile(unlogged)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
        probes.expect(found.isEmpty(), log.getFileName().toString(), found);
    }
}
