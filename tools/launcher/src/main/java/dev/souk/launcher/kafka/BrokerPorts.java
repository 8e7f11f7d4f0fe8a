package dev.souk.launcher.kafka;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Where a broker listens.
 *
 * @param port       for clients
 * @param controller for its own controller
 * @param doors      further ports for clients that come through a proxy
 */
public record BrokerPorts(int port, int controller, List<Door> doors) {

    /**
     * A port whose clients are told another one, at which a proxy listens.
     *
     * @param port       of the broker
     * @param advertised of the proxy
     */
    public record Door(int port, int advertised) {}

    /** A broker with the one usual port for clients. */
    public static BrokerPorts of(int port, int controller) {
        return new BrokerPorts(port, controller, List.of());
    }

    /** `,DOOR0://localhost:…` for each door, to be appended to what the broker listens at. */
    String listeners() {
        return each(number ->
                ",DOOR%d://localhost:%d".formatted(number, doors.get(number).port()));
    }

    String advertised() {
        return each(number ->
                ",DOOR%d://localhost:%d".formatted(number, doors.get(number).advertised()));
    }

    String protocols() {
        return each(",DOOR%d:PLAINTEXT"::formatted);
    }

    private String each(Function<Integer, String> text) {
        return IntStream.range(0, doors.size()).boxed().map(text).collect(Collectors.joining());
    }
}
