package dev.souk.launcher.topology;

import dev.souk.launcher.report.SoukFailure;
import java.util.List;
import java.util.Locale;

/** Understands the names that people type: `order`, `order-service` and `order-service#2` alike. */
public final class Names {

    private Names() {}

    /**
     * The part that is meant.
     *
     * @throws SoukFailure when there is none of that name; lists those there are
     */
    public static Part part(String typed) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        return Topology.parts().stream()
                .filter(part -> wanted.equals(part.name()) || part.name().equals(wanted + "-service"))
                .findFirst()
                .orElseThrow(() ->
                        unknown(typed, Topology.parts().stream().map(Part::name).toList()));
    }

    /**
     * Those of the processes that are meant: one when a number is given, else all of the part.
     *
     * @throws SoukFailure when none is; lists those there are
     */
    public static List<String> processes(String typed, List<String> running) {
        int hash = typed.indexOf('#');
        String part = part(hash < 0 ? typed : typed.substring(0, hash)).name();
        List<String> meant = running.stream()
                .filter(name -> hash < 0
                        ? name.equals(part) || name.startsWith(part + "#")
                        : isNumber(name, part, typed.substring(hash)))
                .toList();
        if (meant.isEmpty()) {
            throw unknown(typed, running);
        }
        return meant;
    }

    private static boolean isNumber(String name, String part, String number) {
        return name.equals(part + number) || (name.equals(part) && "#1".equals(number));
    }

    private static SoukFailure unknown(String typed, List<String> known) {
        return new SoukFailure("There is no \"%s\" here. There are: %s.".formatted(typed, String.join(", ", known)));
    }
}
