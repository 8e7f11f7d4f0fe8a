package dev.souk.system.observe;

import java.util.Map;

/**
 * Where a system keeps what it knows: all that the checker needs.
 *
 * @param kafka     bootstrap servers of the broker
 * @param databases by the service that owns each: `user-service`, `cart-service`, `order-service`
 */
public record Target(String kafka, Map<String, Database> databases) {

    /** One service's database and a role that may read all of it. */
    public record Database(String jdbcUrl, String user, String password) {}
}
