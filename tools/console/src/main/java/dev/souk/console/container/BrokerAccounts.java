package dev.souk.console.container;

import dev.souk.console.reading.ServiceTopics;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The file with the broker's accounts, which says what each service publishes and consumes, and nothing else it may.
 */
final class BrokerAccounts {

    private static final Pattern ACCOUNT = Pattern.compile("(?m)^(\\S+) writes (\\S+) reads (\\S+)$");

    private BrokerAccounts() {}

    /** From lines such as {@code cart-service writes souk.stock reads souk.orders,souk.users}. */
    static List<ServiceTopics> parse(String text) {
        return ACCOUNT.matcher(text)
                .results()
                .map(account -> new ServiceTopics(account.group(1), list(account.group(2)), list(account.group(3))))
                .toList();
    }

    private static List<String> list(String topics) {
        return List.of(topics.split(","));
    }
}
