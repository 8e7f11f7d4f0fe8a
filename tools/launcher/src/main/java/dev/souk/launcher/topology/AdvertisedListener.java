package dev.souk.launcher.topology;

/**
 * A further port of the Kafka broker whose clients are given another address. A Kafka client leaves the address it
 * connected to for the advertised one, so a proxy between the two must be advertised in place of the broker.
 *
 * @param port where the broker listens
 * @param advertised where the proxy listens
 */
public record AdvertisedListener(int port, int advertised) {}
