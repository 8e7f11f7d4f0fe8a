package dev.souk.system.attack;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A user of the vulnerable shop, with all that it keeps about one. */
record VulnerableUser(String id, String email, AtomicLong balance, AtomicInteger quantity, List<String> orders) {

    VulnerableUser(String id, String email) {
        this(id, email, new AtomicLong(), new AtomicInteger(), new CopyOnWriteArrayList<>());
    }

    String json() {
        return "{\"id\":\"%s\",\"email\":\"%s\",\"name\":\"Somebody\",\"password_hash\":\"$2a$10$x\"}"
                .formatted(id, email);
    }
}
