package dev.souk.console.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.console.reading.ServiceTopics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class BrokerAccountsTest {

    @Test
    void aServicePublishesAndConsumesTheTopicsOfItsAccount() throws Exception {
        String accounts = Files.readString(Path.of("../../ops/kafka/accounts"));

        assertThat(BrokerAccounts.parse(accounts))
                .contains(new ServiceTopics(
                        "order-service",
                        List.of("souk.orders"),
                        List.of("souk.orders", "souk.payments", "souk.stock", "souk.users")))
                .hasSize((int)
                        accounts.lines().filter(line -> !line.startsWith("#")).count());
    }
}
