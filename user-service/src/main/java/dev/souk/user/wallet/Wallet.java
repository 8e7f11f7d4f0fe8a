package dev.souk.user.wallet;

/**
 * A wallet at the time of reading.
 *
 * @param balanceCents never negative
 */
public record Wallet(long balanceCents, boolean closed) {}
