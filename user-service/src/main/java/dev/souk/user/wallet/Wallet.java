package dev.souk.user.wallet;

/**
 * A wallet as it was when it was read.
 *
 * @param balanceCents never below zero
 */
public record Wallet(long balanceCents, boolean closed) {}
