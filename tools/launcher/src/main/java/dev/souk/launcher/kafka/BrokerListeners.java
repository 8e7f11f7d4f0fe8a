package dev.souk.launcher.kafka;

import dev.souk.launcher.topology.AdvertisedListener;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The ports of a broker.
 *
 * @param port       for clients
 * @param controller for its own controller
 * @param proxied    for clients that connect through a proxy
 */
record BrokerListeners(int port, int controller, List<AdvertisedListener> proxied) {

    String listeners() {
        return "PLAINTEXT://localhost:%d,CONTROLLER://localhost:%d".formatted(port, controller)
                + each(number -> ",PROXIED%d://localhost:%d"
                        .formatted(number, proxied.get(number).port()));
    }

    String advertised() {
        return "PLAINTEXT://localhost:" + port
                + each(number -> ",PROXIED%d://localhost:%d"
                        .formatted(number, proxied.get(number).advertised()));
    }

    String protocols() {
        return "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT" + each(",PROXIED%d:PLAINTEXT"::formatted);
    }

    private String each(Function<Integer, String> text) {
        return IntStream.range(0, proxied.size()).boxed().map(text).collect(Collectors.joining());
    }
}
